"""The checklist versions of the office: one a row, the one in force first."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject

from inspector_app.checklists.shelf import Version
from ui.checklists.checklist_words import state_words, version_name
from ui.day_words import day_words
from ui.models.rows_model import RowsModel


class VersionColumn(IntEnum):
    NAME = 0
    STATE = 1
    SINCE = 2
    ITEMS = 3


class VersionsModel(RowsModel[Version]):
    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._today = date.min

    def show_on(self, rows: Sequence[Version], today: date) -> None:
        """Which is in force is said of that day."""
        self._today = today
        self.show(rows)

    def row_of(self, version: str) -> int:
        """-1 when it is not here."""
        return next((row for row, each in enumerate(self.rows) if each.id == version), -1)

    def headers(self) -> tuple[str, ...]:
        return (self.tr("检查表和版本"), self.tr("状态"), self.tr("自哪天起"), self.tr("项数"))

    def texts(self, row: Version) -> tuple[str, ...]:
        since = day_words(row.edition.since) if row.edition is not None and row.edition.since else "—"
        items = "—" if row.items is None else str(row.items)
        return (version_name(row, self._language), state_words(row, self._today), since, items)
