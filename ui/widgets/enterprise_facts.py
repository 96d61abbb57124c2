"""What the register says of an enterprise, in groups, two beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from ui.register.field_words import FieldGroup
from ui.widgets.told_label import ToldLabel


class PlainScroll(QScrollArea):
    """Goes down only, without a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class EnterpriseFacts(PlainScroll):
    def show_facts(self, groups: Sequence[FieldGroup]) -> None:
        body = QWidget(self)
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 8, 16, 16)
        grid.setHorizontalSpacing(40)
        for place, group in enumerate(groups):
            grid.addLayout(self._group(group), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(body)

    def _group(self, group: FieldGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        title = self._label(group.title, "section")
        title.setContentsMargins(0, 10, 0, 2)
        grid.addWidget(title, 0, 0, 1, 2)
        for number, (name, value) in enumerate(group.facts, start=1):
            label = self._label(name, "secondary")
            label.setFixedWidth(self.fontMetrics().horizontalAdvance("统一社会信用代码") + 6)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            told = self._label(value or "—", "" if value else "secondary")
            grid.addWidget(told, number, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _label(self, text: str, role: str = "") -> QLabel:
        return ToldLabel(text, self, role)
