"""Taking in: where a pack from somebody else is dropped or chosen."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.pack_drop import PackDrop
from ui.widgets.plain_label import PlainLabel
from ui.widgets.watch_line import WatchLine


class TakeInCard(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_card")
        title = PlainLabel(self.tr("收取"), self)
        title.setProperty("role", "panel_title")
        self.drop = PackDrop(self)
        self.watch = WatchLine(self)
        self.watch.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.drop, 1)
        column.addWidget(self.watch)
