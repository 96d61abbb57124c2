"""The checklist as it will be on site, to be tried out: conditions, choices and sums work, and nothing is kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.records.visits import Answer
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.previewing import tried_visit
from inspector_app.checklists.visit_form import ItemChange, VisitForm
from ui.visit.visit_state import VisitState, as_asked
from ui.widgets.checklist_pane import ChecklistPane
from ui.widgets.item_pane import ItemPane
from ui.widgets.verdict_buttons import VerdictButtons


@dataclass(slots=True)
class _Tried:
    form: VisitForm
    state: VisitState
    code: str


class TriedForm(QSplitter):
    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.checklist = ChecklistPane(language, self)
        right = QWidget(self)
        self.item = ItemPane(language, None, right)
        self.verdict = VerdictButtons(parent=right)
        self.verdict.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.item, 1)
        column.addWidget(self.verdict)
        self.addWidget(self.checklist)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self._tried: _Tried | None = None
        self.checklist.chosen.connect(self.go)
        self.item.card_changed.connect(self._connect)
        self.item.area.chosen.connect(self.go)
        self.item.area.opened.connect(lambda _: self.item.whole_area.setChecked(False))
        self.verdict.chosen.connect(self._judge)

    def show_form(self, form: VisitForm, now: datetime) -> None:
        """A new version of the checklist; the item on the screen stays there when it still has one of that code."""
        visit, enterprise = tried_visit(now)
        answers = self._tried.state.answers if self._tried is not None else {}
        form.take(answers)
        state = as_asked(VisitState(visit, enterprise, form.areas, answers, (), (), own=True), form)
        before = self._tried.code if self._tried is not None else ""
        code = before if state.has_item(before) else state.start
        self._tried = _Tried(form, state, code)
        # The card of the version before may look the same and ask something else.
        self.item.forget_card()
        self.go(code)

    def go(self, code: str) -> None:
        tried = self._tried
        if tried is not None and tried.state.has_item(code):
            tried.code = code
            self.item.show_item(tried.state, tried.form, code)
            self._show()

    @property
    def code(self) -> str:
        """Of the item on the screen; "" before there is one."""
        return "" if self._tried is None else self._tried.code

    def _connect(self) -> None:
        card = self.item.card
        assert card is not None
        card.typed.connect(self._take)
        card.chosen.connect(self._take)

    def _judge(self, verdict: Verdict) -> None:
        assert self._tried is not None
        answer = self._tried.state.answer(self._tried.code)
        self._answer(replace(answer, verdict="" if answer.verdict == verdict.value else verdict.value))

    def _take(self) -> None:
        assert self._tried is not None
        assert self.item.card is not None
        answer = self._tried.state.answer(self._tried.code)
        self._answer(replace(answer, values=self.item.card.values(), note=self.item.card.note()))

    def _answer(self, answer: Answer) -> None:
        tried = self._tried
        assert tried is not None
        change = tried.form.answer(answer.item, answer.verdict, answer.values)
        answers = {**tried.state.answers, answer.item: answer}
        tried.state = as_asked(replace(tried.state, answers=answers), tried.form)
        self._follow(change)

    def _follow(self, change: ItemChange) -> None:
        tried, card = self._tried, self.item.card
        assert tried is not None
        if tried.code in change.items and card is not None:
            card.show_form(tried.form, read_only=False)
        self.checklist.show_state(tried.state, frozenset(), tried.code)
        self._show_verdict(tried)

    def _show(self) -> None:
        tried, card = self._tried, self.item.card
        assert tried is not None
        assert card is not None
        answer = tried.state.answer(tried.code)
        card.show_values(answer.values, answer.note, read_only=False)
        card.show_form(tried.form, read_only=False)
        self.checklist.show_state(tried.state, frozenset(), tried.code)
        self._show_verdict(tried)

    def _show_verdict(self, tried: _Tried) -> None:
        item, answer = tried.form.item(tried.code), tried.state.answer(tried.code)
        self.verdict.setVisible(item.has_verdict)
        self.verdict.show_verdict(Verdict(answer.verdict) if answer.verdict else None)
