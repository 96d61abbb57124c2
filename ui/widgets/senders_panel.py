"""Whose packs are missing: the other devices, the longest silent first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.supervision.board import Sender
from ui.day_words import moment_words
from ui.widgets.keyed_table import KeyedTable
from ui.widgets.plain_label import PlainLabel

_MOST_ROWS = 8


class SendersPanel(QFrame):
    opened = Signal()
    """The packs are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enterprise_panel")
        title = PlainLabel(self.tr("各设备资料包"), self)
        title.setProperty("role", "section")
        headers = (self.tr("人员"), self.tr("单位"), self.tr("最近一次收到资料包"), self.tr("距今"))
        self.table = KeyedTable(headers, 1, self)
        self.table.setAccessibleName(self.tr("各人交来的资料包"))
        self.table.opened.connect(lambda _: self.opened.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(title)
        column.addWidget(self.table)
        self.hide()

    def show_senders(self, senders: Sequence[Sender]) -> None:
        self.setVisible(bool(senders))
        self.table.show_rows([(each.device, self._texts(each)) for each in senders])
        self.table.clearSelection()
        rows = min(len(senders), _MOST_ROWS)
        height = self.table.horizontalHeader().sizeHint().height() + 4
        self.table.setFixedHeight(height + rows * self.table.verticalHeader().defaultSectionSize())

    def _texts(self, each: Sender) -> tuple[str, ...]:
        if each.last is None or each.days is None:
            return each.person, each.office, self.tr("从未收到"), "—"
        return each.person, each.office, moment_words(each.last), self.tr("%n 天", None, each.days)
