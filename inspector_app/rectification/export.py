"""The list of findings as it is shown, as a spreadsheet: .xlsx with typed cells, or .csv."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from inspector_app import assets
from inspector_app.enterprises.delimited import guarded
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import open_atomically
from inspector_app.messages import Language
from inspector_app.practice import require_real
from inspector_app.rectification.listing import Line
from inspector_app.rectification.stages import days_words, stage_word
from inspector_app.stores import Store

_WIDTHS = {"enterprise": 34, "problem": 44, "requirement": 36, "order": 24}
_WIDTH = 12
_TOLD_EVERY = 100
_NO_TIME = datetime(2000, 1, 1)  # The file's own date of making says nothing and would make each export differ.

Cell = str | date | None


def export_findings(
    store: Store,
    lines: Sequence[Line],
    path: Path,
    language: Language = Language.ZH,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> int:
    """Writes the lines in their order; gives their number. `path` appears whole or stays as it was.

    `progress` gets lines done and all of them; what it raises to stop is passed on, and nothing is written.

    Raises RefusedInputError register.export_type, register.practice_export, rectify.nothing_listed; UnavailableError
    register.export_refused.
    """
    write = {".xlsx": _write_workbook, ".csv": _write_csv}.get(path.suffix.lower())
    if write is None:
        raise RefusedInputError([Problem("register.export_type", {"file": path.name})])
    if not lines:
        raise RefusedInputError([Problem("rectify.nothing_listed")])
    with store.database.look() as work:
        require_real(work)
    try:
        with open_atomically(path) as stream:
            rows = _told((_cells(line, language) for line in lines), len(lines), progress)
            write(stream, rows, _headers(language), language)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("register.export_refused", file=str(path), detail=detail) from error
    return len(lines)


def _told(rows: Iterable[list[Cell]], total: int, progress: Callable[[int, int], object]) -> Iterator[list[Cell]]:
    for done, row in enumerate(rows, start=1):
        yield row
        if not done % _TOLD_EVERY:
            progress(done, total)


def _cells(line: Line, language: Language) -> list[Cell]:
    found, standing = line.found, line.standing
    return [
        found.enterprise_name,
        found.community,
        found.item,
        found.severity,
        found.problem,
        found.requirement,
        found.visited_on,
        found.order_number,
        standing.due,
        days_words(standing, language),
        stage_word(standing.stage, language),
        found.state.acted_on,
    ]


COLUMNS = (
    *("enterprise", "community", "item", "severity", "problem", "requirement", "visited_on", "order", "due", "left"),
    *("stage", "acted_on"),
)


def _headers(language: Language) -> list[str]:
    words = assets.read_json("rectification", "words.json")["columns"]
    return [words[name][language.value] for name in COLUMNS]


def _write_workbook(
    stream: BinaryIO, rows: Iterable[Sequence[Cell]], headers: Sequence[str], language: Language
) -> None:
    from xlsxwriter import Workbook

    # in_memory: no unsealed copy in the system's folder for temporary files.
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME})
    sheet = book.add_worksheet(assets.read_json("rectification", "words.json")["sheet"]["name"][language.value])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for column, (name, header) in enumerate(zip(COLUMNS, headers, strict=True)):
        sheet.write_string(0, column, header, bold)
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
    number = 0
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell:
                sheet.write_string(number, column, cell, text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(headers) - 1)
    book.close()
    stream.write(content.getvalue())


def _write_csv(stream: BinaryIO, rows: Iterable[Sequence[Cell]], headers: Sequence[str], _language: Language) -> None:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(headers)
    for row in rows:
        writer.writerow([cell.isoformat() if isinstance(cell, date) else guarded(cell or "") for cell in row])
    stream.write(content.getvalue().encode("utf-8-sig"))
