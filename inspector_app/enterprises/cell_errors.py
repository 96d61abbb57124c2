"""What a reader of cells raises when a cell cannot be taken."""

from inspector_app.errors import Problem


class UnreadableCellError(Exception):
    """One cell cannot be read; `problem` says why. Never leaves the reading of a register."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.problem = Problem(f"register.{code}", details)
