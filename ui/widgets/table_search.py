"""The search of a table of words that is all in the window: whatever column a word stands in, it finds the row."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.enterprises.plain_text import tidy
from ui.jobs import Jobs
from ui.models.fitting_rows import KeyedRow, fitting
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.patient_search import PatientSearch
from ui.widgets.search_keys import SearchKeys

_SAID_LETTERS = 24
"""Of what was searched and not found."""


class TableSearch(PatientSearch):
    found = Signal(int)
    """So many rows are shown now; the table stands on one of them, but has told nobody."""

    def __init__(self, table: KeyedTable, jobs: Jobs, page: QWidget) -> None:
        """`page`: while it is on the screen, Ctrl+F leads here."""
        super().__init__(page)
        self._table, self._jobs = table, jobs
        self._rows: Sequence[KeyedRow] = ()
        self._round = 0
        self.setPlaceholderText(self.tr("搜索这个名单"))
        self.setAccessibleName(self.tr("搜索这个名单"))
        self.keys = SearchKeys(page, self, table)
        self.typed.connect(lambda: self._look(self._table.chosen()))

    def show_rows(self, rows: Sequence[KeyedRow], kept: str = "") -> None:
        """As KeyedTable.show_rows: those of them that fit what is looked for."""
        self._rows = rows
        self._look(kept)

    @property
    def wanted(self) -> str:
        """What is looked for, as it can be shown; "" for nothing."""
        text = tidy(self.text())
        return text if len(text) <= _SAID_LETTERS else f"{text[:_SAID_LETTERS]}…"

    def give_up(self) -> None:
        """All rows again, and the keys stay here."""
        self.keys.clear()
        self._look(self._table.chosen())

    def _look(self, kept: str) -> None:
        self.stop()
        self._round += 1
        this, rows, text = self._round, self._rows, tidy(self.text())
        if not text:
            self._give(this, rows, kept)
            return
        # Not here: of the thousands of an old store it takes longer than the eye should notice.
        self._jobs.run(
            self, lambda: fitting(rows, text), done=lambda found: self._give(this, found, kept), failed=_raise
        )

    def _give(self, this: int, found: Sequence[KeyedRow], kept: str) -> None:
        if this == self._round:
            self._table.show_rows(found, kept)
            self.found.emit(len(found))


def _raise(error: Exception) -> None:
    raise error
