"""In which order several chosen names stand in an answer."""

from collections.abc import Sequence

from inspector_app.checklists.form.fields import Choice, Kind
from inspector_app.checklists.form.slots import Control


def in_order(control: Control | None, text: str, choices: Sequence[Choice]) -> str:
    """The answer of a question with several choices as the phone records it; any other as it is.

    Of a select the names stand as in its list, whichever was ticked first. A rank keeps its order and always names all
    choices (ODK XForms, `odk:rank`): those that nobody has placed come last. Names that are no choices stay, at the end
    of a select: they are a fault to be seen, not to be lost.
    """
    names = text.split()
    if not names or control is None or control.kind not in (Kind.SELECT_MULTIPLE, Kind.RANK):
        return text
    listed = [choice.name for choice in choices]
    if control.kind is Kind.RANK:
        return " ".join([*names, *(name for name in listed if name not in names)])
    return " ".join([*(name for name in listed if name in names), *(name for name in names if name not in listed)])
