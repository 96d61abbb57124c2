"""Shows at an input how the form stands there: whether it is asked, its words, its choices, what is wrong."""

from collections.abc import Callable, Mapping

from inspector_app.checklists.form.fields import Choice, Fault
from inspector_app.checklists.model import WITH_CHOICES
from inspector_app.checklists.visit_form import PartState
from ui.widgets.inputs.fault_words import fault_words
from ui.widgets.inputs.part_input import Option
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.plain_tip import plain_tip

Files = Callable[[str], bytes]
"""The file of that name that came with the checklist."""


def show_part_state(row: PartRow, state: PartState, files: Files, *, read_only: bool) -> None:
    """What is calculated is shown at once; what is typed stays untouched."""
    row.setVisible(state.relevant)
    if not state.relevant:
        return
    row.show_words(state.label, state.hint, required=state.required)
    if state.guidance:
        row.setToolTip(plain_tip(state.guidance))
    if row.part.kind in WITH_CHOICES and (state.options or not row.part.choices):
        row.entry.show_options([_option(choice, files) for choice in state.options])
    if state.read_only:
        row.entry.show_value(state.value, read_only=True)
    elif not read_only and row.was_checked:
        row.complain(fault_of(state))


def picture_of(media: Mapping[str, str], files: Files) -> bytes:
    """The image of a label or choice; nothing where there is none."""
    name = media.get("image") or media.get("big-image") or ""
    return files(name) if name else b""


def _option(choice: Choice, files: Files) -> Option:
    return Option(choice.name, choice.label, picture_of(choice.media, files))


def fault_of(state: PartState) -> str:
    """The author's words for what is wrong, else ours; "" when nothing is. A field that is empty lacks nothing yet."""
    if state.fault is None or state.fault is Fault.REQUIRED:
        return ""
    return state.message or fault_words(state.fault)
