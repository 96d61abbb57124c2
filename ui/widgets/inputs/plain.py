"""What is read or confirmed rather than filled in: a note, an acknowledgement, a question a laptop cannot take."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.values import JsonValue
from inspector_app.checklists.answers import CONFIRMED
from inspector_app.checklists.model import Part, PartKind
from ui.typed_values import shown_value
from ui.widgets.enter_goes_on import EnterGoesOn
from ui.widgets.inputs.part_input import PartInput
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox


class NoteInput(PartInput):
    """Shows what the form calculated, when it calculated something; its words stand in its caption."""

    first_line_px = 0

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self._value: JsonValue = None

    def value(self) -> JsonValue:
        return None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._value = value
        self.label.setText(shown_value(value))

    def focus(self) -> None:
        """Nothing to do here."""

    @property
    def is_fillable(self) -> bool:
        return False


class AcknowledgeInput(PartInput):
    first_line_px = 0

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self.box = TickBox(self.tr("已知悉、已确认"), self)
        EnterGoesOn(self.box)
        self.box.clicked.connect(lambda _: self.chosen.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)

    def value(self) -> JsonValue:
        return CONFIRMED if self.box.isChecked() else None

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self.box.setChecked(bool(value))
        self.box.setEnabled(not read_only)

    def focus(self) -> None:
        self.box.setFocus()


class Placeholder(PartInput):
    """Says what is asked and that it is done elsewhere; a value that came with a pack stays as it is."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(part, language, parent)
        self._value: JsonValue = None
        self.label = PlainLabel(self._words(), self)
        self.label.setObjectName("placeholder_input")
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)

    def value(self) -> JsonValue:
        return self._value

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        self._value = value
        self.label.setText(f"{shown_value(value)}\n{self._words()}" if value else self._words())

    def focus(self) -> None:
        """Nothing to fill."""

    @property
    def is_fillable(self) -> bool:
        return False

    def _words(self) -> str:
        kinds = {
            PartKind.AUDIO: self.tr("录音：这台电脑不录音。请用录音设备，再把文件作为照片或文件加入这一项。"),
            PartKind.TRACE: self.tr("行走路线：需要手机或定位设备，这里不能填写。不影响其他检查项。"),
            PartKind.SHAPE: self.tr("区域边界：需要手机或定位设备，这里不能填写。不影响其他检查项。"),
        }
        return kinds.get(self.part.kind, self.tr("这种题型这里不能填写。不影响其他检查项。"))
