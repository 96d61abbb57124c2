"""Which input a part gets: by its kind, its appearance and the number of its choices."""

from PySide6.QtWidgets import QWidget

from inspector_app.checklists.model import UNFILLABLE, Part, PartKind
from ui.models.sample_rows import is_plain_table
from ui.widgets.inputs.choices import choice_input
from ui.widgets.inputs.files import file_input
from ui.widgets.inputs.keeping import Keeper
from ui.widgets.inputs.lines import LineInput, TextInput
from ui.widgets.inputs.many import ManyChoices, RankInput
from ui.widgets.inputs.part_input import PartInput, appearances
from ui.widgets.inputs.plain import AcknowledgeInput, NoteInput, Placeholder
from ui.widgets.inputs.ranges import range_input
from ui.widgets.inputs.records import RecordsInput
from ui.widgets.inputs.table import TableInput

_WITH_FILE = frozenset({PartKind.IMAGE, PartKind.FILE, PartKind.VIDEO, PartKind.BARCODE})
_OF_ITS_OWN: dict[PartKind, type[PartInput]] = {
    PartKind.CHOICES: ManyChoices,
    PartKind.RANK: RankInput,
    PartKind.NOTE: NoteInput,
    PartKind.ACKNOWLEDGE: AcknowledgeInput,
}


def input_for(part: Part, language: str, parent: QWidget | None = None, keeper: Keeper | None = None) -> PartInput:
    """The input that fits the part; a kind that a laptop cannot fill gets a placeholder."""
    if part.kind in UNFILLABLE:
        return Placeholder(part, language, parent)
    if part.kind is PartKind.TABLE:
        if is_plain_table(part):
            return TableInput(part, language, parent)
        return RecordsInput(part, language, keeper, input_for, parent)
    if part.kind in _WITH_FILE:
        return file_input(part, language, keeper, parent)
    if part.kind is PartKind.CHOICE:
        return choice_input(part, language, parent)
    if part.kind is PartKind.RANGE:
        return range_input(part, language, parent)
    if part.kind is PartKind.TEXT and "multiline" in appearances(part):
        return TextInput(part, language, parent)
    return _OF_ITS_OWN.get(part.kind, LineInput)(part, language, parent)
