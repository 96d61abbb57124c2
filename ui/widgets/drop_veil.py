"""Over the whole window while a file is dragged above it: says what letting go will do."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.frame.dropped_files import section_of
from ui.widgets.plain_label import PlainLabel

_MARGIN = 24


class DropVeil(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("drop_veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = PlainLabel(self)
        self.words.setProperty("role", "title")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        QVBoxLayout(self).addWidget(self.words)
        self.hide()

    def show_for(self, path: Path) -> None:
        said = (
            self.tr("松开鼠标，打开资料包 {file}")
            if section_of(path) == "packs"
            else self.tr("松开鼠标，导入台账 {file}")
        )
        self.words.setText(said.format(file=path.name))
        self.setGeometry(self._window.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()
