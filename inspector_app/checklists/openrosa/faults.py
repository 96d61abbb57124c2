"""What can be wrong with an expression."""

from inspector_app.errors import Problem, RefusedInputError


class ExpressionError(RefusedInputError):
    """An expression that cannot be evaluated. One problem of `form.…`, with `expression` and, where known, `position`.

    `position` is the column in the expression, from 1. `question` is the name in the workbook once a form is read;
    until then the expression itself.
    """

    def __init__(self, fault: str, /, expression: str, position: int = 0, **details: object) -> None:
        place = {"question": expression, "expression": expression, "position": position}
        super().__init__([Problem(f"form.{fault}", place | details)])

    @property
    def problem(self) -> Problem:
        return self.problems[0]
