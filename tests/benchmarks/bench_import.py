"""Importing an office's register beside merely reading its sheet, at three sizes."""

import random
from pathlib import Path
from uuid import uuid4

import xlsxwriter
from measuring import Figure, in_turn
from offices import NOW, new_store
from python_calamine import CalamineWorkbook
from stdnum.cn import uscc

from inspector_app.enterprises.importing import apply_import, plan_import
from inspector_app.enterprises.register import read_register

_SIZES = (4_000, 12_000, 40_000)
_HEADERS = ("企业名称", "统一社会信用代码", "所属社区", "地址", "联系电话", "企业类型", "负责人", "是否收寄粉末液体")


def figures(folder: Path) -> list[Figure]:
    found = []
    for size in _SIZES:
        path = _workbook(folder / f"{size}.xlsx", size)

        def take(path: Path = path, size: int = size) -> None:
            store = new_store(folder / f"store-{uuid4().hex}")
            plan = plan_import(store.database, read_register(path))
            apply_import(store.database, plan, NOW)
            assert len(plan.new) == size
            store.close()

        def read(path: Path = path) -> None:
            CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

        ours, floor = in_turn(take, read, 1 if size > 10_000 else 3)
        found.append(Figure(f"import a register of {size:,} rows", ours, "reading the sheet only", floor, None))
    return found


def _workbook(path: Path, rows: int) -> Path:
    chance = random.Random(1)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, _HEADERS)
        for number in range(1, rows + 1):
            base = f"91440300{number:09d}"
            code = base + uscc.calc_check_digit(base)
            community = f"第{chance.randrange(12) + 1}社区"
            address = f"深圳市宝安区福永街道{community}工业路{number}号"
            name = f"深圳市第{number}国际货运代理有限公司"
            sheet.write_row(number, 0, (name, code, community, address, "13290713029", "国际货代", "王某", "否"))
    return path
