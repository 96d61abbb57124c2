"""A form of a few fields: each problem beside its field, nothing typed lost, the work in the background."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.days import read_day
from inspector_app.errors import Problem, ProblemsError
from inspector_app.messages import Language, say
from ui.dialogs.question import Question, stand_whole
from ui.jobs import Jobs
from ui.widgets.field_block import FieldBlock
from ui.widgets.plain_label import PlainLabel
from ui.wording import sentences

_WIDTH_LETTERS = 42


class FieldForm(Question):
    def __init__(self, title: str, deed: str, jobs: Jobs, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._jobs, self._language = jobs, language
        self.outcome: Any = None
        """What the work gave, once the form was accepted."""
        self.blocks: dict[str, FieldBlock] = {}
        self.trouble = PlainLabel(self)
        self.trouble.setProperty("role", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.deed = QPushButton(deed, self)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._begin)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 20)
        self.column.setSpacing(14)
        self.setMinimumWidth(_WIDTH_LETTERS * self.fontMetrics().horizontalAdvance("字"))

    def work(self) -> Callable[[], object]:
        """What the button does, on the worker, from what is in the fields now."""
        raise NotImplementedError

    def place_of(self, code: str) -> str:
        """The block beside which the problem of that code is said; "" says it below."""
        raise NotImplementedError

    def place_of_problem(self, problem: Problem) -> str:
        """As `place_of`, where the code alone does not tell."""
        return self.place_of(problem.code)

    def missing(self) -> list[tuple[str, str]]:
        """Block and sentence of what must be filled in before anything is tried."""
        return []

    def add_words(self, text: str, role: str) -> None:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self.column.addWidget(label)

    def add_block(self, name: str, block: FieldBlock) -> None:
        self.blocks[name] = block
        self.column.addWidget(block)

    def add_row(self, *blocks: tuple[str, FieldBlock]) -> None:
        """Blocks side by side."""
        row = QHBoxLayout()
        row.setSpacing(20)
        for name, block in blocks:
            self.blocks[name] = block
            row.addWidget(block, 1)
        self.column.addLayout(row)

    def add_end(self) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.deed, QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self.column.addWidget(buttons)

    def reject(self) -> None:
        """Not while it is being done: it would have happened without anybody knowing."""
        if self.deed.isEnabled():
            super().reject()

    def day_problem(self, place: str, text: str) -> list[tuple[str, str]]:
        try:
            day_of(text)
        except UnreadableCellError:
            return [(place, self.tr("请写成 2026-08-03 这样的日期。"))]
        return []

    def _begin(self) -> None:
        for block in self.blocks.values():
            block.complain("")
        self.trouble.hide()
        missing = self.missing()
        for name, words in missing:
            self.blocks[name].complain(words)
        if missing:
            self._show_troubled()
            return
        self.set_busy(True)
        self.begin_work()

    def begin_work(self) -> None:
        """`work`, on the worker; then the form is accepted or says what was refused."""
        self._jobs.run(self, self.work(), done=self._done, failed=self.refuse)

    def _done(self, outcome: object) -> None:
        self.outcome = outcome
        self.accept()

    def set_busy(self, busy: bool) -> None:
        for widget in (*self.blocks.values(), self.deed, self.back):
            widget.setEnabled(not busy)

    def refuse(self, error: Exception) -> None:
        self.set_busy(False)
        if isinstance(error, ProblemsError):
            for problem in error.problems:
                self.complain(self.place_of_problem(problem), str(say(problem, self._language)))
        else:
            messages = sentences(error, self._language)
            self.complain("", "\n".join(str(message) for message in messages))
        self._show_troubled()

    def complain(self, place: str, text: str) -> None:
        """Beside its field; what belongs to none is said below, one under the other."""
        if place:
            self.blocks[place].complain(text)
            return
        before = "" if self.trouble.isHidden() else self.trouble.text()
        self.trouble.setText("\n".join(part for part in (before, text) if part))
        self.trouble.show()

    def _show_troubled(self) -> None:
        """Room for what was said, and the keyboard at the first place of it."""
        stand_whole(self)
        troubled = next((block for block in self.blocks.values() if not block.problem.isHidden()), None)
        if troubled is not None:
            troubled.field.setFocus()


def day_of(text: str) -> date | None:
    """A typed day in any usual spelling, None for nothing typed. Raises UnreadableCellError."""
    return read_day(text.strip()) if text.strip() else None
