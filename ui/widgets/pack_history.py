"""Every pack that was written or taken in, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.enterprises.plain_text import tidy
from ui.choose_row import choose_row
from ui.column_widths import DIRECTION, MOMENT
from ui.models.packs_model import PackColumn, PacksModel
from ui.models.rows_model import RecordRole
from ui.packs.pack_facts import PackRow
from ui.widgets.exchange_bar import ExchangeBar
from ui.widgets.list_layout import fit_hint
from ui.widgets.nothing_here import NothingHere
from ui.widgets.pack_table import PackTable
from ui.widgets.patient_search import PatientSearch
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_keys import SearchKeys

_SAMPLES: dict[int, str] = {
    PackColumn.DIRECTION: DIRECTION,
    PackColumn.AT: MOMENT,
    PackColumn.PERSON: "李明 福永街道办事处　",
    PackColumn.FILE: "检查包_李明_20261028-0930.zjpack　",
    PackColumn.VISITS: "1000　",
    PackColumn.PHOTOS: "照片核对　",
}
_GIVEN_UP_FIRST = (PackColumn.FILE, PackColumn.VISITS)
_ROWS_SEEN = 5


class PackHistory(QWidget):
    chosen = Signal(object)
    """The PackRow that is selected, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self.tr("历史"), self)
        self.title.setProperty("role", "section")
        self.count = PlainLabel(self)
        self.count.setProperty("role", "secondary")
        self.model = PacksModel(self)
        self.table = PackTable(self.model, _SAMPLES, PackColumn.PERSON, _GIVEN_UP_FIRST, self)
        self.table.setAccessibleName(self.tr("交出和收取的检查包"))
        self.search, self.not_found = PatientSearch(self), NothingHere(self)
        self._keys = SearchKeys(self, self.search, self.table)
        self.nothing = PlainLabel(
            self.tr(
                "还没有交出或收取过检查包。每写出一个、导入一个，都会记在这里：什么时候、和谁、几次检查、照片核对了几张。"
            ),
            self,
        )
        self.nothing.setObjectName("history_nothing")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.chosen_row()))
        self.bar = ExchangeBar(self)
        self.chosen.connect(self.bar.show_chosen)
        self.search.typed.connect(self._look_for)
        self.not_found.wanted.connect(self._find_all)
        self.stack = QStackedWidget(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("对方、文件名或时间"))
        self.search.setAccessibleName(self.tr("搜索交出和收取的包"))
        fit_hint(self.search)
        for shown in (self.nothing, self.table, self.not_found):
            self.stack.addWidget(shown)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.search, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        row = self.table.verticalHeader().defaultSectionSize()
        self.stack.setMinimumHeight(row * _ROWS_SEEN)

    def chosen_row(self) -> PackRow | None:
        rows = self.table.selectionModel().selectedRows()
        return rows[0].data(RecordRole) if rows else None

    def show_rows(self, rows: Sequence[PackRow]) -> None:
        chosen = self.chosen_row()
        self.model.take(rows)
        self._show(chosen)

    def _look_for(self) -> None:
        self.search.stop()
        self._show(self.chosen_row())

    def _find_all(self) -> None:
        self._keys.clear()
        self._look_for()

    def _show(self, chosen: PackRow | None) -> None:
        text = tidy(self.search.text())
        self.model.look_for(text)
        rows, known = self.model.rows, self.model.known
        self.search.setVisible(bool(known))
        if chosen is not None:
            # What is to be withdrawn stays chosen when a pack arrives meanwhile.
            kept = (number for number, row in enumerate(rows) if row.record.id == chosen.record.id)
            choose_row(self.table, next(kept, -1))
        self.count.setText(self.tr("%n 个包", None, len(rows)) if rows else "")
        self.chosen.emit(self.chosen_row())
        if known and not rows:
            title = self.tr("没有找到“{text}”").format(text=text)
            self.not_found.say(title, self.tr("查过方向、时间、对方和文件名。"), self.tr("清除搜索"))
        self.stack.setCurrentWidget(self.table if rows else self.not_found if known else self.nothing)
