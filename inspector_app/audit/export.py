"""The log as a file to read elsewhere: one row for each field that changed, newest first, .csv or .xlsx."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from db.log.history import LogQuery, StoredEvent
from db.work import Work
from inspector_app.audit.clock import KIND as CLOCK
from inspector_app.audit.diary import DiaryEntry, enterprises_of, entries_of, moment_of
from inspector_app.audit.people import People
from inspector_app.audit.words import field_word, headings, kind_word, other_word, value_word
from inspector_app.enterprises.delimited import guarded
from inspector_app.errors import CancelledError, Problem, RefusedInputError, UnavailableError
from inspector_app.files import open_atomically
from inspector_app.messages import Language
from inspector_app.stores import Store

Tell = Callable[[int, int], None]
Cells = tuple[str | int, ...]

_BATCH = 400
_MOST_ROWS = 1_048_575
"""Of one sheet of Excel, below the heading."""
_LONGEST_CELL = 32_767
_NO_TIME = datetime(2000, 1, 1)
_WIDTHS = {"time": 20, "enterprise": 34, "object": 24, "old": 30, "new": 30, "hash": 24}


def export_log(
    store: Store,
    path: Path,
    query: LogQuery,
    language: Language,
    progress: Tell = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Writes the events that `query` wants; gives their number. `path` appears whole or stays as it was.

    Raises RefusedInputError audit.export_type, audit.export_long; UnavailableError audit.export_refused when the disk
    says no; CancelledError.
    """
    write = {".xlsx": _write_workbook, ".csv": _write_csv}.get(path.suffix.lower())
    if write is None:
        raise RefusedInputError([Problem("audit.export_type", {"file": path.name})])
    with store.database.look() as work:
        total = work.history.count_of(query)
        rows = _Rows(work, query, language, lambda done: progress(done, total), cancelled)
        try:
            with open_atomically(path) as stream:
                write(stream, rows, language)
        except OSError as error:
            detail = error.strerror or str(error)
            raise UnavailableError("audit.export_refused", file=str(path), detail=detail) from error
    return total


class _Rows:
    def __init__(
        self,
        work: Work,
        query: LogQuery,
        language: Language,
        told: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._work, self._query, self._language = work, query, language
        self._told, self._cancelled = told, cancelled
        self._people = People(work)

    def __iter__(self) -> Iterator[Cells]:
        """Read as they are asked for. Raises CancelledError."""
        batch: list[StoredEvent] = []
        done = 0
        for event in self._work.history.newest(self._query):
            batch.append(event)
            if len(batch) == _BATCH:
                yield from self._batch(batch)
                done += len(batch)
                self._told(done)
                batch = []
        yield from self._batch(batch)
        self._told(done + len(batch))

    def _batch(self, events: list[StoredEvent]) -> Iterator[Cells]:
        if self._cancelled():
            raise CancelledError
        before = self._work.history.events_named((event.dev, event.seq - 1) for event in events)
        told = zip(entries_of(self._work, events), enterprises_of(self._work, events), strict=True)
        for entry, enterprise in told:
            flag = self._flag(entry, before.get((entry.dev, entry.seq - 1)))
            yield from self._event(entry, enterprise, flag)

    def _event(self, entry: DiaryEntry, enterprise: str, flag: str) -> Iterator[Cells]:
        language = self._language
        head = (
            entry.wall,
            self._people.at(entry.dev, entry.seq),
            entry.dev,
            entry.seq,
            entry.lam,
            kind_word(entry.kind, language),
            enterprise,
            entry.obj,
        )
        for change in entry.changes:
            old, new = (value_word(change.field, value, language) for value in (change.old, change.new))
            yield (*head, field_word(entry.kind, change.field, language), old, new, flag, entry.hash)

    def _flag(self, entry: DiaryEntry, before: StoredEvent | None) -> str:
        if entry.kind == CLOCK:
            return other_word("clock_moved", self._language)
        moment, earlier = moment_of(entry.wall), moment_of(before.wall) if before else None
        back = moment is not None and earlier is not None and moment < earlier
        return other_word("clock_back", self._language) if back else ""


def _write_csv(stream: BinaryIO, rows: _Rows, language: Language) -> None:
    """UTF-8 with mark, because spreadsheet programs take a file without one for GBK."""
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow(headings(language).values())
    for row in rows:
        writer.writerow(guarded(cell) if isinstance(cell, str) else cell for cell in row)
    text.flush()
    text.detach()


def _write_workbook(stream: BinaryIO, rows: _Rows, language: Language) -> None:
    from xlsxwriter import Workbook

    # in_memory: no unsealed copy of the log in the system's folder for temporary files.
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(content, options)
    book.set_properties({"created": _NO_TIME})
    sheet = book.add_worksheet(other_word("sheet", language))
    bold = book.add_format({"bold": True})
    for column, (name, heading) in enumerate(headings(language).items()):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        if number > _MOST_ROWS:
            raise RefusedInputError([Problem("audit.export_long", {"count": f"> {_MOST_ROWS}", "most": _MOST_ROWS})])
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell[:_LONGEST_CELL])
            else:
                sheet.write_number(number, column, cell)
    book.close()
    stream.write(content.getvalue())
