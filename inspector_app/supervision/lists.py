"""The list behind a figure as people read it, and as a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from db.figures.statistics import ListedRecord
from db.records.register import Enterprise
from db.work import Work
from inspector_app import assets
from inspector_app.enterprises.delimited import guarded
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.grading.wording import colour_word
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import open_atomically
from inspector_app.measures.kinds import KINDS
from inspector_app.messages import Language
from inspector_app.notices.kinds import KINDS as PAPERS
from inspector_app.practice import require_real
from inspector_app.stores import Store
from inspector_app.supervision.handing_log import LIST, log_handing
from inspector_app.supervision.handing_on_files import sheet_name

_WIDTHS = (6, 13, 34, 14, 12, 24, 40, 10)
# The file's own date of making says nothing and would make each export differ.
_NO_TIME = datetime(2000, 1, 1)
_SAYS = ("title", "place", "authority", "result")


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A line of a list with the words of what it points to."""

    record: ListedRecord
    enterprise: str
    """Name."""
    community: str
    colour: str
    """Word of the colour that the enterprise had at the end of a period that is gone, else of that of now."""
    what: str
    """Kind of measure or paper, way of the visit."""
    words: str
    """Title and place, the paper's number, or the enterprise's address."""
    item: str = ""
    """Code of the item at which a finding was made."""


def named(store: Store, records: Sequence[ListedRecord], language: Language) -> tuple[NamedRecord, ...]:
    """In their order."""
    with store.database.look() as work:
        wanted = {each.enterprise for each in records} - {""}
        register = {each.id: each for each in work.enterprises.all() if each.id in wanted} if wanted else {}
        said = _Said(work, records, language)
        return tuple(_named(said, each, register.get(each.enterprise), language) for each in records)


def export_list(
    store: Store,
    records: Sequence[NamedRecord],
    path: Path,
    title: str,
    now: datetime,
    language: Language = Language.ZH,
) -> int:
    """Writes the list as .xlsx or .csv; gives the number of lines.

    Raises RefusedInputError statistics.export_type, register.practice_export; UnavailableError register.export_refused
    when the disk says no.
    """
    write = {".xlsx": _write_workbook, ".csv": _write_csv}.get(path.suffix.lower())
    if write is None:
        raise RefusedInputError([Problem("statistics.export_type", {"file": path.name})])
    with store.database.look() as work:
        require_real(work)
    try:
        with open_atomically(path) as stream:
            write(stream, records, title, language)
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("register.export_refused", file=str(path), detail=detail) from error
    log_handing(store, LIST, path.suffix[1:].lower(), path.name, len(records), now)
    return len(records)


def headings(language: Language) -> list[str]:
    return [str(words[language.value]) for words in assets.read_json("statistics", "figures.json")["headings"]]


def cells(number: int, line: NamedRecord) -> tuple[int | str | date, ...]:
    """Under `headings`."""
    day = date.fromisoformat(line.record.day) if line.record.day else ""
    return (number, day, line.enterprise, line.community, line.colour, line.what, line.words, line.record.amount)


def _named(said: "_Said", record: ListedRecord, enterprise: Enterprise | None, language: Language) -> NamedRecord:
    what, words = said.of(record)
    item = said.item(record)
    if enterprise is None:
        return NamedRecord(record, "", "", "", what, words, item)
    colour = colour_word(Grade(record.colour) if record.colour else grade(enterprise), language)
    # Of an enterprise itself there is no more to say than where it is.
    told = words or (enterprise.address if record.record == "enterprise" else "")
    return NamedRecord(record, enterprise.name, enterprise.community, colour, what, told, item)


class _Said:
    """What measures and papers say of themselves, read in a few queries."""

    def __init__(self, work: Work, records: Sequence[ListedRecord], language: Language) -> None:
        ids = {kind: {each.id for each in records if each.record == kind} for kind in ("measure", "paper", "finding")}
        self._language = language
        self._measures = work.history.shown("measure", ids["measure"], ("kind", *_SAYS))
        self._findings = work.history.shown("finding", ids["finding"], ("problem", "item"))
        self._papers = work.history.shown("notice", ids["paper"], ("kind", "number"))

    def of(self, record: ListedRecord) -> tuple[str, str]:
        """Kind, and words."""
        measure, paper = self._measures.get(record.id), self._papers.get(record.id)
        if record.record == "measure" and measure is not None and measure["kind"] in KINDS:
            words = (measure[name] for name in _SAYS)
            return KINDS[measure["kind"]].word(self._language), " ".join(each for each in words if each)
        if record.record == "paper" and paper is not None:
            kind = paper["kind"]
            return PAPERS[kind].title if kind in PAPERS else kind, paper["number"]
        names = assets.read_json("statistics", "figures.json")["records"]
        problem = self._findings.get(record.id, {}).get("problem", "")
        return str(names[record.record][self._language.value]), problem

    def item(self, record: ListedRecord) -> str:
        return self._findings.get(record.id, {}).get("item", "")


def _write_workbook(stream: BinaryIO, records: Sequence[NamedRecord], title: str, language: Language) -> None:
    from xlsxwriter import Workbook

    # in_memory: no unsealed copy of the register in the system's folder for temporary files.
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME, "title": title})
    sheet = book.add_worksheet(sheet_name(title))
    bold = book.add_format({"bold": True})
    for column, (heading, width) in enumerate(zip(headings(language), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    formats = (book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"}))
    for row, line in enumerate(records, 1):
        for column, cell in enumerate(cells(row, line)):
            _write_cell(sheet, row, column, cell, *formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(records), 1), len(_WIDTHS) - 1)
    book.close()
    stream.write(content.getvalue())


def _write_cell(sheet: Any, row: int, column: int, cell: int | str | date, text: Any, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, cell, text)


def _write_csv(stream: BinaryIO, records: Sequence[NamedRecord], title: str, language: Language) -> None:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK."""
    content = io.StringIO(newline="")
    writer = csv.writer(content)
    writer.writerow(headings(language))
    for number, line in enumerate(records, 1):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in cells(number, line)])
    stream.write(content.getvalue().encode("utf-8-sig"))
