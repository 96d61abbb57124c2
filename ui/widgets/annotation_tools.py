"""The column of tools and the row of what they draw with."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.evidence.layer_drawing import COLOURS, EDGES
from inspector_app.evidence.layers import LONGEST_TEXT, Ink, Kind, Layer
from ui.photos.annotation_history import AnnotationHistory
from ui.widgets.annotation_words import KIND_KEYS, AnnotationWords
from ui.widgets.plain_label import PlainLabel
from ui.widgets.plain_tip import plain_tip

_SWATCH = 16


class ToolColumn(QWidget):
    picked = Signal(object)
    """Kind, or None for choosing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = AnnotationWords(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[Kind | None, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for key, kind in KIND_KEYS.items():
            button = QPushButton(f"{words.name(kind)}  {QKeySequence(key).toString()}", self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, kind=kind: self.picked.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            column.addWidget(button)
        column.addStretch()
        self.buttons[Kind.MASK].setToolTip(self.tr("盖住姓名、证件号和运单号。外发的副本里，被盖住的内容不复存在。"))
        self.show_tool(None)

    def show_tool(self, kind: Kind | None) -> None:
        self.buttons[kind].setChecked(True)


class DrawingRow(QWidget):
    inked = Signal(object)
    """Ink."""
    written = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = AnnotationWords(self)
        self._group = QButtonGroup(self)
        self.inks = {ink: self._ink_button(ink) for ink in Ink}
        self.text = QLineEdit(self)
        self.text.setMaxLength(LONGEST_TEXT)
        self.text.setPlaceholderText(self.tr("选中的文字在这里改"))
        self.text.setAccessibleName(self.tr("标注文字"))
        self.text.textEdited.connect(self.written)
        self.undo = self._button(self.undo_wanted, "Ctrl+Z")
        self.redo = self._button(self.redo_wanted, "Ctrl+Shift+Z")
        self.delete = self._button(self.delete_wanted, "Delete")
        self.delete.setText(self.tr("删除"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(PlainLabel(self.tr("颜色"), self))
        for button in self.inks.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.text, 1)
        for button in (self.undo, self.redo, self.delete):
            row.addWidget(button)
        self.show_chosen(None)

    def show_chosen(self, layer: Layer | None) -> None:
        self.delete.setEnabled(layer is not None)
        is_text = layer is not None and layer.kind is Kind.TEXT
        self.text.setEnabled(is_text)
        wanted = layer.text if layer is not None and is_text else ""
        if self.text.text().strip() != wanted.strip() and not (
            is_text and self.text.hasFocus() and not self.text.text()
        ):
            self.text.setText(wanted)

    def show_ink(self, ink: Ink) -> None:
        self.inks[ink].setChecked(True)

    def show_history(self, history: AnnotationHistory) -> None:
        undo, redo = history.undo_label, history.redo_label
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.setText(self.tr("撤销"))
        self.redo.setText(self.tr("重做"))
        self.undo.setToolTip(plain_tip(self.tr("撤销：{step}（Ctrl+Z）").format(step=undo) if undo else ""))
        self.redo.setToolTip(plain_tip(self.tr("重做：{step}（Ctrl+Shift+Z）").format(step=redo) if redo else ""))

    def _ink_button(self, ink: Ink) -> QPushButton:
        button = QPushButton(_swatch(ink), self._words.ink(ink), self)
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.inked.emit(ink))
        self._group.addButton(button)
        return button

    def _button(self, pressed: object, keys: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.setToolTip(plain_tip(keys))
        button.clicked.connect(pressed)
        return button


def _swatch(ink: Ink) -> QIcon:
    """The ink with its edge, as lines are drawn."""
    pixmap = QPixmap(3 * _SWATCH, 3 * _SWATCH)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QPen(QColor(EDGES[ink]), 6))
    painter.setBrush(QColor(COLOURS[ink]))
    painter.drawRect(6, 6, 3 * _SWATCH - 12, 3 * _SWATCH - 12)
    painter.setPen(QPen(QColor("#808080"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(1, 1, 3 * _SWATCH - 2, 3 * _SWATCH - 2)
    painter.end()
    pixmap.setDevicePixelRatio(3)
    return QIcon(pixmap)
