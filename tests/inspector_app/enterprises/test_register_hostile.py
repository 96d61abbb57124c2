"""Files that are not what they seem: each is refused in words that name it, and nothing breaks or grows without end."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from register_files import HEADERS, KAIHONG, workbook_bytes
from runaway import no_runaway

from inspector_app.enterprises import grids, workbook_bounds
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.enterprises.register import read_register
from inspector_app.enterprises.row_facts import read_rows
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say

GOOD = workbook_bytes({"台账": [HEADERS, KAIHONG]})
OLD = (Path(__file__).parents[2] / "fixtures" / "registers" / "two_rows.xls").read_bytes()
OLE = OLD[:8]


def refusal_of(path: Path) -> str:
    with pytest.raises(RefusedInputError) as refusal:
        read_register(path)
    (problem,) = refusal.value.problems
    assert path.name in str(say(problem))
    assert path.name in str(say(problem, Language.EN))
    return problem.code.removeprefix("register.")


def with_member(name: str, change: tuple[bytes, bytes]) -> bytes:
    """The good workbook with something replaced in one of its parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            data = source.read(each)
            if each.endswith(name):
                assert change[0] in data
                data = data.replace(*change)
            target.writestr(each, data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.xlsx", b"", "file_empty"),
        ("空.csv", b"\n\n", "file_empty"),
        ("不是.xlsx", b"not a workbook", "file_plain"),
        ("网页.xls", "<html><table><tr><td>企业名称</td></tr></table></html>".encode(), "file_html"),
        ("网页.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>", "file_html"),
        ("文档.docx", GOOD, "file_type"),
        ("半个.xlsx", GOOD[: len(GOOD) // 2], "file_broken"),
        ("头.xlsx", GOOD[:40], "file_broken"),
        ("半个.xls", OLD[: len(OLD) // 3], "file_broken"),
        ("头.xls", OLE, "file_broken"),
        ("加密.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file_protected"),
        ("乱码.csv", b"\xff\x00\x81\x20\xff\xff,", "encoding_unknown"),
    ],
)
def test_a_file_that_is_no_register_is_refused_by_name(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal_of(path) == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "没有.xlsx") == "file_missing"
    (tmp_path / "文件夹.xlsx").mkdir()
    assert refusal_of(tmp_path / "文件夹.xlsx") == "file_missing"


def test_a_workbook_under_the_old_ending_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "新内容.xls"
    path.write_bytes(GOOD)
    assert len(read_register(path).rows) == 1


def test_one_cell_far_out_does_not_take_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "远.xlsx"
    path.write_bytes(with_member("sheet1.xml", (b'<c r="B2"', b'<c r="XFD1048576"')))
    assert refusal_of(path) == "sheet_large"


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "炸弹.xlsx"
    path.write_bytes(with_member("sheet1.xml", (b"</worksheet>", b" " * 3_000_000 + b"</worksheet>")))
    assert path.stat().st_size < 20_000
    assert len(read_register(path).rows) == 1
    monkeypatch.setattr(workbook_bounds, "_MOST_UNPACKED", 2_000_000)
    assert refusal_of(path) == "file_large"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "大.csv"
    path.write_text("企业名称\n", "utf-8")
    monkeypatch.setattr(grids, "LARGEST_FILE", 4)
    assert refusal_of(path) == "file_large"


def test_a_hundred_thousand_blank_rows_are_passed_over(tmp_path: Path) -> None:
    blank = "".join(
        f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" t="str"><v> </v></c></row>' for n in range(3, 100_003)
    )
    path = tmp_path / "空行.xlsx"
    path.write_bytes(with_member("sheet1.xml", (b"</sheetData>", f"{blank}</sheetData>".encode())))
    assert [row.number for row in read_register(path).rows] == [2]


@pytest.mark.parametrize("filling", ["　", " ", "T", "1", "(", "、", "字\n", "-", "０"])
def test_a_cell_without_end_is_read_to_its_end(tmp_path: Path, filling: str) -> None:
    path = tmp_path / "长.csv"
    headers = ",".join(canonical_headers().values())
    cells = ",".join(f'"字{filling * 60_000}"' for _ in canonical_headers())
    path.write_text(f"{headers}\n{cells}\n", "utf-8")
    # A pattern that tries every start would take minutes.
    with no_runaway():
        (row,) = read_rows(read_register(path))
    assert row.in_doubt


@pytest.mark.parametrize(("name", "good"), [("坏.xlsx", GOOD), ("坏.xls", OLD)])
def test_a_damaged_workbook_is_read_or_refused_but_never_breaks(tmp_path: Path, name: str, good: bytes) -> None:
    chance = random.Random(20261125)
    path = tmp_path / name
    refused = 0
    for _ in range(150):
        data = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        try:
            read_rows(read_register(path))
        except RefusedInputError:
            refused += 1
    assert refused > 10
