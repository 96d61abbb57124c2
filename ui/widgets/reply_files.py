"""Files of a reply: scans and photos, chosen or dropped here, each of which can be taken off again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.dialogs.photo_files import PhotoFiles
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip


class ReplyFiles(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.paths: list[Path] = []
        self.choose = QPushButton(self.tr("添加扫描件或照片…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self._hint = PlainLabel(self.tr("也可以拖到这里"), self)
        self._hint.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.addWidget(self.choose)
        head.addWidget(self._hint, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addLayout(self._rows)
        self.setFocusProxy(self.choose)

    def take(self, paths: list[Path]) -> None:
        """Each file once."""
        self.paths += [path for path in dict.fromkeys(paths) if path not in self.paths]
        self._show()

    def remove(self, path: Path) -> None:
        self.paths = [each for each in self.paths if each != path]
        self._show()

    def _ask(self) -> None:
        self.take(PhotoFiles.ask_to_add(self, ""))

    def _show(self) -> None:
        while (row := self._rows.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path in self.paths:
            self._rows.addWidget(self._row(path))
        self._hint.setVisible(not self.paths)
        self.changed.emit()

    def _row(self, path: Path) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = PlainLabel(path.name, row)
        name.setToolTip(plain_tip(str(path)))
        line.addWidget(name, 1)
        remove = QToolButton(row)
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setAccessibleName(self.tr("去掉 {name}").format(name=path.name))
        remove.setToolTip(self.tr("去掉文件"))
        remove.clicked.connect(lambda: self.remove(path))
        line.addWidget(remove)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(_files(event))


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
