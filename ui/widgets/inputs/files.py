"""Inputs that hold a file of the visit: pictures, drawings, signatures, films, papers; and a code from a scanner."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.model import Part, PartKind
from ui.dialogs.choose_file_dialog import ChooseFile
from ui.dialogs.sketch_dialog import SketchDialog
from ui.models.checklist_tree import words
from ui.typed_values import shown_value
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.inputs.part_input import Composing, PartInput, appearances
from ui.widgets.plain_label import PlainLabel

_DRAWN = ("signature", "draw", "annotate")
_SHOWN_PX = 120


class FileInput(PartInput):
    """A file becomes a photo of the item, sealed as all evidence; the answer names it."""

    def __init__(self, part: Part, language: str, keeper: Keeper | None, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._keeper = keeper
        self._photo = ""
        self.name = PlainLabel(self)
        self.name.setWordWrap(True)
        self.choose = QPushButton(self._choose_words(), self)
        self.choose.clicked.connect(self._choose)
        self.clear = QPushButton(self.tr("清除"), self)
        self.clear.setToolTip(self.tr("从这一格拿掉；照片仍留在检查项的照片里"))
        self.clear.clicked.connect(self._clear)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        for button in (self.choose, self.clear):
            self.buttons.addWidget(button)
        self.buttons.addStretch()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.name)
        self.column.addLayout(self.buttons)
        self.show_value(None, read_only=False)

    def value(self) -> JsonValue:
        return self._photo or None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._photo = str(value or "")
        known = self._keeper.name_of(self._photo) if self._keeper is not None and self._photo else ""
        self.name.setText(known or (self.tr("照片不在这次检查里") if self._photo else ""))
        self.name.setVisible(bool(self._photo))
        self.choose.setVisible(not read_only)
        self.choose.setEnabled(self._keeper is not None)
        self.clear.setVisible(bool(self._photo) and not read_only)

    def focus(self) -> None:
        self.choose.setFocus()

    def take(self, photo_id: str) -> None:
        """The store has it."""
        self.show_value(photo_id, read_only=False)
        self.chosen.emit()

    def _choose_words(self) -> str:
        return self.tr("选择文件…")

    def _choose(self) -> None:
        path = ChooseFile.ask(self, words(self.part.label, self.language))
        if path is not None and self._keeper is not None:
            self._keeper.keep_file(path, self.take)

    def _clear(self) -> None:
        self.show_value(None, read_only=False)
        self.chosen.emit()


class PictureInput(FileInput):
    """A picture from a file, or drawn here: `signature` and `draw` on white, `annotate` on a picture."""

    def __init__(self, part: Part, language: str, keeper: Keeper | None, parent: QWidget | None = None) -> None:
        self.drawn = next((look for look in _DRAWN if look in appearances(part)), "")
        self.picture = PlainLabel()
        super().__init__(part, language, keeper, parent)
        self.picture.setParent(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(0, self.picture)
        self.picture.setVisible(bool(self._photo))

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        super().show_value(value, read_only=read_only)
        self.picture.setVisible(bool(self._photo))
        self.picture.clear()
        if self._photo and self._keeper is not None:
            photo = self._photo
            self._keeper.show_picture(photo, lambda pixmap: self._show(photo, pixmap))

    def _show(self, photo: str, pixmap: QPixmap) -> None:
        if photo == self._photo:
            height = min(_SHOWN_PX, pixmap.height())
            self.picture.setPixmap(pixmap.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation))

    def _choose_words(self) -> str:
        names = {
            "signature": self.tr("签名…"),
            "draw": self.tr("画图…"),
            "annotate": self.tr("选择图片并标注…"),
        }
        return names.get(self.drawn, self.tr("选择图片…"))

    def _choose(self) -> None:
        if not self.drawn:
            super()._choose()
            return
        ground = self._ground() if self.drawn == "annotate" else None
        if self._keeper is None or (self.drawn == "annotate" and ground is None):
            return
        png = SketchDialog.ask(
            self, words(self.part.label, self.language), ground, is_signature=self.drawn == _DRAWN[0]
        )
        if png:
            self._keeper.keep_drawing(png, f"{self.part.name}.png", self.take)

    def _ground(self) -> QImage | None:
        path = ChooseFile.ask(self, words(self.part.label, self.language))
        image = QImage(str(path)) if path is not None else QImage()
        return None if image.isNull() else image


class BarcodeInput(PartInput):
    """A scanner types like a keyboard and ends with Enter: the code is kept and the focus stays for the next press."""

    def __init__(self, part: Part, language: str, keeper: Keeper | None, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._keeper = keeper
        self.line = _CodeLine(self)
        self.line.setAccessibleName(words(part.label, language))
        self.line.setPlaceholderText(self.tr("扫码枪扫一下，或输入条码"))
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)
        self._composing = Composing(self.line)
        self.from_picture = QPushButton(self.tr("从照片识别…"), self)
        self.from_picture.setEnabled(keeper is not None)
        self.from_picture.clicked.connect(self._from_picture)
        self.found = PlainLabel(self)
        self.found.setObjectName("field_problem")
        self.found.setWordWrap(True)
        self.found.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.from_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.found)

    @property
    def composing(self) -> bool:
        return self._composing.active

    def value(self) -> JsonValue:
        return self.line.text().strip() or None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        self.from_picture.setVisible(not read_only)
        if self.value() != (value or None):
            self.line.setText(shown_value(value))

    def focus(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def _from_picture(self) -> None:
        path = ChooseFile.ask(self, self.tr("从照片识别条码"))
        if path is not None and self._keeper is not None:
            self._keeper.read_barcodes(path, self._read)

    def _read(self, codes: list[str]) -> None:
        self.found.setVisible(not codes)
        self.found.setText("" if codes else self.tr("照片里没有找到条码。请拍近一些、对准，再试一次。"))
        if codes:
            self.line.setText(codes[0])
            self.chosen.emit()


class _CodeLine(QLineEdit):
    """The scanner's Enter ends the code; it does not go on to the next item of the checklist."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectAll()
            event.accept()


def file_input(part: Part, language: str, keeper: Keeper | None, parent: QWidget | None = None) -> PartInput:
    if part.kind is PartKind.BARCODE:
        return BarcodeInput(part, language, keeper, parent)
    kind = PictureInput if part.kind is PartKind.IMAGE else FileInput
    return kind(part, language, keeper, parent)
