"""The log as a list: a heading for each day, below it the lines; more are asked for as the reader comes to the end."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector_app.audit.diary import DiaryLine
from inspector_app.messages import Language
from inspector_app.visible_signs import visible
from ui.day_words import day_words
from ui.diary.diary_words import day_key, flag_words, line_words, person_words, sentence, time_words

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole
"""The DiaryLine of a row; None for the heading of a day."""
PartsRole = Qt.ItemDataRole.UserRole + 1
"""(time, person, enterprise, sentence, flag) of a line, as the delegate paints them."""


class _Nothing(Enum):
    YET = 0


class DiaryModel(QAbstractListModel):
    more_wanted = Signal()
    """The end of what is here is on the screen, and the log goes on."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: list[DiaryLine | date | None] = []
        self._parts: dict[int, tuple[str, ...]] = {}
        self._last_day: date | _Nothing | None = _Nothing.YET
        self._goes_on = False
        self._asked = False

    def show(self, lines: Sequence[DiaryLine], goes_on: bool) -> None:
        """From the beginning."""
        self.beginResetModel()
        self._rows, self._parts, self._last_day = [], {}, _Nothing.YET
        self._rows = self._with_days(lines)
        self._goes_on, self._asked = goes_on, False
        self.endResetModel()

    def add(self, lines: Sequence[DiaryLine], goes_on: bool) -> None:
        """What follows."""
        rows = self._with_days(lines)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._goes_on, self._asked = goes_on, False

    def line(self, row: int) -> DiaryLine | None:
        """None for the heading of a day, and beyond the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, DiaryLine) else None

    def first_line(self) -> int:
        """-1 when there is none."""
        return next((row for row in range(len(self._rows)) if self.line(row) is not None), -1)

    def row_of(self, line: DiaryLine | None) -> int:
        """Where it stands now, with what was saved since; -1 when it is not among those that are here."""
        begins = line.entries[:1] if line is not None else ()
        lines = ((row, each) for row, each in enumerate(self._rows) if isinstance(each, DiaryLine))
        return next((row for row, each in lines if begins and each.entries[:1] == begins), -1)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._goes_on and not self._asked

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, not chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.line(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not isinstance(row, DiaryLine):
            words = day_words(row) if row else self.tr("日期不明")
            return words if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(line_words(row, self._language))
        if role == RecordRole:
            return row
        if role == PartsRole:
            return self._painted(index.row(), row)
        return None

    def _painted(self, number: int, line: DiaryLine) -> tuple[str, ...]:
        if number not in self._parts:
            words = (time_words(line), person_words(line), line.enterprise_name, sentence(line, self._language))
            self._parts[number] = (*map(visible, words), flag_words(line))
        return self._parts[number]

    def _with_days(self, lines: Sequence[DiaryLine]) -> list[DiaryLine | date | None]:
        rows: list[DiaryLine | date | None] = []
        for line in lines:
            day = day_key(line)
            if self._last_day is _Nothing.YET or day != self._last_day:
                rows.append(day)
            self._last_day = day
            rows.append(line)
        return rows
