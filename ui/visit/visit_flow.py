"""Walks the checklist: shows an item at its three places, takes what is answered there, goes on to the next."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from db.records.visits import Finding
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.visit_form import ItemChange
from inspector_app.visits import GivenAnswer
from ui.visit.visit_desk import VisitDesk
from ui.visit.visit_display import Panes, VisitDisplay
from ui.visit.visit_state import VisitState


class VisitFlow(QObject):
    reached_end = Signal(int)
    """There is no next item; how many are still missing."""
    judged = Signal(object)
    """The verdict that a person gave, or None for one taken back; kept, and on its way to the store."""
    moved = Signal()
    """Another item is on the screen."""

    def __init__(self, desk: VisitDesk, panes: Panes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panes = desk, panes
        self.display = VisitDisplay(desk, panes, self)
        self.moving = self.display.moving
        desk.reshaped.connect(self._reshape)
        panes.item.card_changed.connect(self._connect_card)
        panes.checklist.chosen.connect(lambda code: self.go(code, focus=False))
        panes.item.area.chosen.connect(lambda code: self.go(code, focus=False))
        panes.item.area.judged.connect(self._judge_in_list)
        panes.item.area.picked.connect(self._pick_in_list)
        panes.item.area.opened.connect(lambda _: panes.item.whole_area.setChecked(False))
        panes.item.whole_area.toggled.connect(lambda _: self.refresh())
        panes.bar.chosen.connect(self.judge)
        panes.bar.cleared.connect(lambda: self.judge(None))
        panes.bar.reason_typed.connect(lambda: self._keep(at_once=False))
        panes.bar.reason_left.connect(self._desk.autosave.flush)
        panes.bar.proposal_taken.connect(self.take_proposal)
        panes.bar.next_wanted.connect(lambda: self.step(1))
        panes.bar.previous_wanted.connect(lambda: self.step(-1))
        panes.evidence.editor.typed.connect(lambda: self._keep_finding(at_once=False))
        panes.evidence.editor.chosen.connect(lambda: self._keep_finding(at_once=True))
        panes.evidence.editor.left.connect(self._desk.autosave.flush)

    @property
    def code(self) -> str:
        """Of the item on the screen."""
        return self.display.code

    @property
    def panes(self) -> Panes:
        return self._panes

    @property
    def state(self) -> VisitState:
        return self._desk.shown

    @property
    def item(self) -> Item:
        return self.display.item

    def start(self) -> None:
        """Where the inspector was."""
        self.display.show(self._desk.shown.start)
        self.focus_verdict()

    def go(self, code: str, *, focus: bool = True) -> None:
        if code != self.code:
            self._desk.autosave.flush()
            self.display.show(code)
            self._desk.go(code)
            self.moved.emit()
        if focus:
            self.focus_verdict()

    def step(self, by: int) -> None:
        """The item after, or before; not applicable first wants its reason."""
        if by > 0 and self._lacks_reason():
            self._keep(at_once=True)
            self._panes.bar.reason.setFocus()
            return
        codes = [item.code for item in self._desk.shown.items]
        place = codes.index(self.code) + by
        if 0 <= place < len(codes):
            self.go(codes[place])
        elif by > 0:
            self._desk.autosave.flush()
            self.reached_end.emit(sum(area.missing for area in self._desk.shown.progress()))

    def next_missing(self) -> None:
        """The next item without a complete answer, from here on and round again."""
        self._desk.autosave.flush()
        codes = [item.code for item in self._desk.shown.items]
        here = codes.index(self.code)
        for code in codes[here + 1 :] + codes[:here]:
            if self._desk.shown.is_missing(code):
                self.go(code)
                self.focus_lacking()
                return
        self.reached_end.emit(int(self._desk.shown.is_missing(self.code)))
        self.focus_lacking()

    def judge(self, verdict: Verdict | None) -> None:
        if self._desk.shown.read_only or not self.item.has_verdict:
            return
        given = self.given()
        reason = given.reason if verdict is Verdict.NOT_APPLICABLE else ""
        bar = self._panes.bar
        bar.show_given(verdict, reason, asked=True, read_only=False)
        if verdict is Verdict.NOT_APPLICABLE and not reason:
            # The core wants a reason; what was chosen is kept until it is written.
            bar.reason.setFocus()
            self._keep(at_once=False)
            return
        self._keep(at_once=True)
        if verdict is not None and not self._is_typing():
            bar.buttons.focus()
        self.judged.emit(verdict)

    def take(self, given: GivenAnswer) -> None:
        """An answer that was given otherwise than by the fields, such as that of the last time."""
        bar, card = self.panes.bar, self.panes.item.card
        assert card is not None
        bar.show_given(given.verdict, given.reason, asked=self.item.has_verdict, read_only=False)
        card.show_values(given.values, given.note, read_only=False)
        self._keep(at_once=True)

    def take_proposal(self) -> None:
        """The verdict that the item's number proposes, by the person's own key."""
        proposed = self.display.proposed()
        if proposed is not None:
            self.judge(proposed.verdict)

    def focus_inputs(self) -> None:
        """On the first field of the item."""
        if self._panes.item.card is not None:
            self._panes.item.card.focus_inputs()

    def focus_lacking(self, after: int = -1) -> bool:
        """On the first required field after that place that is empty, once the verdict is given; False for none.

        Without its verdict an item lacks that first, and one that does not apply lacks no field.
        """
        card = self._panes.item.card
        judged = not self.item.has_verdict or self._panes.bar.verdict in (Verdict.PASS, Verdict.FAIL)
        if card is None or self._desk.shown.read_only or self._panes.item.shows_area or not judged:
            return False
        row = next((row for row in list(card.rows.values())[after + 1 :] if card.lacks(row)), None)
        if row is not None:
            row.entry.focus()
        return row is not None

    def focus_verdict(self) -> None:
        """Where 1, 2, 3 and Enter work; on the first field of an item that only records."""
        if self.item.has_verdict:
            self._panes.bar.buttons.focus()
        elif self._panes.item.shows_area:
            self._panes.bar.next.setFocus()
        else:
            self.focus_inputs()

    def show_again(self) -> None:
        """The same item in another language: what was typed stays."""
        self._desk.autosave.flush()
        self.display.show(self.code)
        self.focus_verdict()

    def refresh(self) -> None:
        """Shows what is kept now; fields in which somebody types are not touched."""
        self.display.refresh()

    def given(self) -> GivenAnswer:
        """What stands on the screen."""
        return self.display.given()

    @property
    def finding(self) -> Finding | None:
        return self.display.finding

    def _reshape(self, change: ItemChange) -> None:
        if self._desk.shown.has_item(self.code):
            self.display.reshape(change)
        else:
            # Only another laptop's answer can take away the item that is on the screen.
            self.go(self._desk.shown.start)

    def _judge_in_list(self, code: str, verdict: Verdict) -> None:
        self.go(code, focus=False)
        self.judge(verdict)

    def _pick_in_list(self, code: str, name: str) -> None:
        """Each line that asks one of a few is answered where it stands."""
        self.go(code, focus=False)
        if not self._desk.shown.read_only:
            part = self.item.parts[0].name
            self.take(GivenAnswer(None, {part: name} if name else {}, "", self.given().note))

    def _connect_card(self) -> None:
        card = self._panes.item.card
        assert card is not None
        card.typed.connect(lambda: self._keep(at_once=False))
        card.chosen.connect(lambda: self._keep(at_once=True))
        card.left.connect(self._desk.autosave.flush)

    def _keep(self, *, at_once: bool) -> None:
        if not self._desk.shown.read_only:
            self._desk.answer(self.item, self.given(), at_once=at_once)
            self.display.show_proposal()

    def _keep_finding(self, *, at_once: bool) -> None:
        finding = self.finding
        if finding is not None and not self._desk.shown.read_only:
            draft = replace(self._panes.evidence.editor.draft(), item=finding.item)
            self._desk.findings.edit(finding, draft, at_once=at_once)

    def _lacks_reason(self) -> bool:
        bar = self._panes.bar
        unreasoned = bar.verdict is Verdict.NOT_APPLICABLE and not bar.reason.text().strip()
        return unreasoned and not self._desk.shown.read_only

    def _is_typing(self) -> bool:
        """Whether the focus is in a field of the card: a mouse click on a verdict must not take it away."""
        card = self._panes.item.card
        focused = card.focusWidget() if card is not None else None
        return focused is not None and focused.hasFocus()
