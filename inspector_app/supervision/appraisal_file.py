"""The appraisal as a spreadsheet: typed cells, rates as per cent, the head frozen."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.messages import Language
from inspector_app.practice import require_real
from inspector_app.stores import Store
from inspector_app.supervision.appraisal import Appraisal, cells, headings, make_appraisal
from inspector_app.supervision.handing_log import APPRAISAL, log_handing
from inspector_app.supervision.statistics import By, Question

_NO_TIME = datetime(2000, 1, 1)  # The file's own date of making says nothing and would make each export differ.
_WIDTH, _WIDE = 12, 24


def write_appraisal(
    store: Store, question: Question, by: By, path: Path, now: datetime, language: Language = Language.ZH
) -> Appraisal:
    """Raises RefusedInputError board.sheet_type, register.practice_export and what `make_appraisal` raises;
    UnavailableError bulletin.file_refused.
    """
    if path.suffix.lower() != ".xlsx":
        raise RefusedInputError([Problem("board.sheet_type", {"file": path.name})])
    with store.database.look() as work:
        require_real(work)
    appraisal = make_appraisal(store, question, by, now)
    try:
        write_atomically(path, _workbook(appraisal, language))
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("bulletin.file_refused", file=str(path), detail=detail) from error
    log_handing(store, APPRAISAL, "xlsx", path.name, len(appraisal.rows), now)
    return appraisal


def _workbook(appraisal: Appraisal, language: Language) -> bytes:
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME})
    sheet = book.add_worksheet()
    bold, percent = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "0.0%"})
    for column, heading in enumerate(headings(appraisal.by, language)):
        sheet.set_column(column, column, _WIDTH if column else _WIDE)
        sheet.write_string(0, column, heading, bold)
    rows = [cells(row, language) for row in appraisal.rows]
    for number, row in enumerate([*rows, cells(appraisal.whole, language, is_whole=True)], start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, percent)
    sheet.freeze_panes(1, 1)
    book.close()
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, cell: str | int | float | None, percent: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, percent)
    elif cell is not None:
        sheet.write_number(row, column, cell)
