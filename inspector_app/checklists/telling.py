"""A problem of a workbook in words: what the form's compiler says gets the place of its cell in front."""

from inspector_app.errors import Problem
from inspector_app.messages import Language, Message, say


def tell(problem: Problem, language: Language = Language.ZH) -> Message:
    """As `messages.say`; a problem of `form.…` is told with sheet, row and column, a circle with both rows."""
    if not problem.code.startswith("form.") or "sheet" not in problem.details:
        return say(problem, language)
    if problem.code == "form.cycle" and "other_row" in problem.details:
        return say(Problem("checklist.cycle", problem.details), language)
    said = say(problem, language)
    return Message(_place(problem, language) + said.problem, said.cause, said.remedy)


def tell_beside(problem: Problem, language: Language = Language.ZH) -> Message:
    """As `tell`, where sheet, row and column stand in columns of their own."""
    said = tell(problem, language)
    place = _place(problem, language) if "sheet" in problem.details else ""
    return Message(said.problem.removeprefix(place), said.cause, said.remedy)


def _place(problem: Problem, language: Language) -> str:
    return say(Problem("checklist.place", problem.details), language).problem
