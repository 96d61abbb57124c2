"""The digits of a key in groups, large enough to read aloud to somebody on the telephone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class DigitGroups(QFrame):
    """`large` is for comparing with what somebody else reads out."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digit_groups")
        self.digits = ""
        self._large = large
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8 if large else 5)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_digits(self, digits: str) -> None:
        """Groups with a space between each two."""
        if digits == self.digits:
            return
        self.digits = digits
        self.setAccessibleName(self.tr("校验数字 {digits}").format(digits=digits))
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for group in digits.split():
            label = QLabel(group, self)
            label.setObjectName("digit_group")
            label.setProperty("large", self._large)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._row.addWidget(label)
