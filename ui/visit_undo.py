"""What a person did in a visit, step by step, to take back and do again: answers, notes and the words of findings.

Each step taken back is a new change of the store, so that the diary tells it, and it is merged as any other.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from db.records import Finding
from inspector_app.checklists.model import Item, Verdict
from inspector_app.findings import FindingDraft
from inspector_app.visits import GivenAnswer
from ui.visit_desk import VisitDesk
from ui.visit_flow import VisitFlow

MOST_STEPS = 500
_ANSWER, _FINDING = 1, 2
translate = QCoreApplication.translate


class VisitUndo(QObject):
    def __init__(self, desk: VisitDesk, flow: VisitFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._flow = desk, flow
        self._again = False
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(MOST_STEPS)
        desk.answer_given.connect(self._answered)
        desk.finding_edited.connect(self._edited)

    def undo(self) -> None:
        """The last step; what is typed and not kept yet is kept first."""
        self._desk.autosave.flush()
        self.steps.undo()

    def redo(self) -> None:
        self.steps.redo()

    def _answered(self, item: Item, before: GivenAnswer, after: GivenAnswer) -> None:
        if not self._again and before != after:
            words = _answer_words(item.code, before, after)
            typed = before.verdict is after.verdict
            self.steps.push(
                _Step(_ANSWER, item.code if typed else "", words, (before, after), self._answer_again(item))
            )

    def _edited(self, finding: Finding, before: FindingDraft, after: FindingDraft) -> None:
        if not self._again and before != after:
            name = finding.item or translate("VisitUndo", "检查表以外")
            words = translate("VisitUndo", "{code} 改问题").format(code=name)
            self.steps.push(_Step(_FINDING, finding.id, words, (before, after), self._edit_again(finding)))

    def _answer_again(self, item: Item) -> Callable[[GivenAnswer], None]:
        def again(given: GivenAnswer) -> None:
            self._do(lambda: self._desk.answer(item, given, at_once=True), item.code)

        return again

    def _edit_again(self, finding: Finding) -> Callable[[FindingDraft], None]:
        def again(draft: FindingDraft) -> None:
            kept = next((each for each in self._desk.shown.findings if each.id == finding.id), None)
            # Withdrawn meanwhile: there is nothing to change any more.
            if kept is not None:
                self._do(lambda: self._desk.edit_finding(kept, draft, at_once=True), kept.item)

        return again

    def _do(self, change: Callable[[], None], code: str) -> None:
        """And shows where it was done."""
        if self._desk.shown.read_only:
            return
        self._again = True
        try:
            change()
            if self._desk.shown.has_item(code):
                self._flow.go(code, focus=False)
            self._flow.show_again()
        finally:
            self._again = False


class _Step(QUndoCommand):
    """What is typed into one place without anything between is one step."""

    def __init__(self, kind: int, place: str, words: str, said: tuple[Any, Any], again: Callable[[Any], None]) -> None:
        super().__init__(words)
        self._kind, self._place, self._again = kind, place, again
        self._before, self._after = said
        self._done = True

    def id(self) -> int:
        return self._kind if self._place else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, _Step) or other._place != self._place:
            return False
        self._after = other._after
        return True

    def undo(self) -> None:
        self._done = False
        self._again(self._before)

    def redo(self) -> None:
        """Pushing does it for the first time, when the person has done it already."""
        if not self._done:
            self._again(self._after)
        self._done = True


def _answer_words(code: str, before: GivenAnswer, after: GivenAnswer) -> str:
    if before.verdict is after.verdict:
        return translate("VisitUndo", "{code} 填写").format(code=code)
    verdicts = {
        Verdict.PASS: translate("VisitUndo", "合格"),
        Verdict.FAIL: translate("VisitUndo", "不合格"),
        Verdict.NOT_APPLICABLE: translate("VisitUndo", "不适用"),
    }
    said = translate("VisitUndo", "清除判定") if after.verdict is None else verdicts[after.verdict]
    return translate("VisitUndo", "{code} {verdict}").format(code=code, verdict=said)
