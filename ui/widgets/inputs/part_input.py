"""What every input of the checklist has in common: a value, a way to show one, and when to save it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from db.records.values import JsonValue
from inspector_app.checklists.model import Part
from inspector_app.checklists.visit_form import PartState, VisitForm
from ui.models.checklist_tree import words


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as it stands on the screen."""

    name: str
    label: str
    picture: bytes = b""
    """Its image as a file, or nothing."""


class PartInput(QWidget):
    """`typed`: save soon; `chosen`: save now. `left`: the focus went elsewhere, save now what was typed."""

    typed = Signal()
    chosen = Signal()
    left = Signal()
    first_line_px = 5
    """How far below its upper edge the first line of words begins: the caption beside it begins there, too."""

    def __init__(self, part: Part, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.language = language

    def value(self) -> JsonValue:
        raise NotImplementedError

    def show_value(self, value: JsonValue, *, read_only: bool) -> None:
        """Shows without telling that anything changed."""
        raise NotImplementedError

    def focus(self) -> None:
        raise NotImplementedError

    def pick(self, number: int) -> bool:
        """The choice that has that number on paper, from 1; whether the answer is complete with it."""
        return False

    def show_options(self, options: Sequence[Option]) -> None:
        """The choices there are now: a filter or another language left these. Inputs without choices have none."""

    def follow_rows(self, form: VisitForm, path: str, state: PartState, changed: Collection[str] | None = None) -> None:
        """How the form stands in the rows of this repeat; what is no repeat has none.

        `path` is its place, with the indexes of the rows around it; `changed` the nodes that stand otherwise than when
        it was shown last, where that is known.
        """

    @property
    def is_fillable(self) -> bool:
        """Whether there is anything to type or choose."""
        return True

    @property
    def composing(self) -> bool:
        """Whether an input method is in the middle of a word: then nothing is checked."""
        return False


class Composing(QObject):
    """Follows a field's input method."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.active = False
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self.active = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self.active = False
        return super().eventFilter(watched, event)


def options_of(part: Part, language: str) -> list[Option]:
    """The choices of the checklist, where no form says otherwise."""
    return [Option(choice.name, words(choice.label, language)) for choice in part.choices]


def appearances(part: Part) -> frozenset[str]:
    """The words of its appearance, in small letters."""
    return frozenset(part.appearance.lower().split())
