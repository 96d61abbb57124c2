"""Taking in: where a pack from somebody else is dropped or chosen."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.widgets.pack_drop import PackDrop


class TakeInCard(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pack_card")
        title = QLabel(self.tr("收取"), self)
        title.setProperty("role", "panel_title")
        self.drop = PackDrop(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.drop, 1)
