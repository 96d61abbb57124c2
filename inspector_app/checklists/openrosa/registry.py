"""Every function that an expression may call, by name."""

from inspector_app.checklists.openrosa import choices, codes, dates, geography, nodesets, numbers, texts
from inspector_app.checklists.openrosa.function import Function

FUNCTIONS: dict[str, Function] = {
    **choices.FUNCTIONS,
    **codes.FUNCTIONS,
    **dates.FUNCTIONS,
    **geography.FUNCTIONS,
    **nodesets.FUNCTIONS,
    **numbers.FUNCTIONS,
    **texts.FUNCTIONS,
}
