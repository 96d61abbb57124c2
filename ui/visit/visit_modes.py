"""How a visit is walked: as usual, by three keys, or keying in a form that was filled in on paper."""

import re
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from inspector_app.checklists.last_time import as_last_time
from inspector_app.checklists.model import Verdict
from ui.visit.visit_flow import VisitFlow
from ui.widgets.inputs.part_row import PartRow
from ui.widgets.rapid_ribbon import RapidRibbon

_CODE = re.compile(r"([a-z]*)\W*0*(\d*)", re.IGNORECASE)


class Walk(StrEnum):
    USUAL = "usual"
    RAPID = "rapid"
    PAPER = "paper"


class VisitModes(QObject):
    changed = Signal()
    nothing_last_time = Signal()
    """There is no answer of the last time to take over."""

    def __init__(self, flow: VisitFlow, ribbon: RapidRibbon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow, self._ribbon = flow, ribbon
        self.walk = Walk.USUAL
        ribbon.ended.connect(lambda: self.go(Walk.USUAL))
        flow.judged.connect(self._judged)
        flow.panes.bar.buttons.same_wanted.connect(self.same_as_last_time)
        flow.panes.item.card_changed.connect(self._connect_card)

    def go(self, walk: Walk, paper_day: str = "") -> None:
        """`paper_day` is the day on the paper."""
        self.walk = walk
        self._flow.panes.bar.buttons.space_is_same = walk is Walk.RAPID
        self._flow.panes.checklist.view.passes_letters = walk is not Walk.USUAL
        if walk is Walk.RAPID:
            self._ribbon.show_rapid()
        elif walk is Walk.PAPER:
            self._ribbon.show_paper(paper_day)
        else:
            self._ribbon.hide()
        self._flow.focus_verdict()
        self.changed.emit()

    def enter(self) -> None:
        """The next item, after what this one still asks; in rapid mode the next unanswered one."""
        if self.walk is Walk.RAPID:
            self._flow.next_missing()
            return
        stays = self._to_next_field() if self.walk is Walk.PAPER else self._to_what_lacks()
        if not stays:
            self._flow.step(1)

    def same_as_last_time(self) -> None:
        """Takes over what was found the last time, by the person's own key."""
        flow = self._flow
        last, item = flow.state.last_time, flow.item
        answer = last.of(item) if last is not None else None
        if flow.state.read_only:
            return
        if answer is None:
            self.nothing_last_time.emit()
            return
        flow.take(as_last_time(item, answer, flow.given()))

    def _connect_card(self) -> None:
        card = self._flow.panes.item.card
        if card is not None:
            card.last_time.same_wanted.connect(self.same_as_last_time)

    def _judged(self, verdict: Verdict | None) -> None:
        """A paper says the fields with the verdict; without fields the next number key is for the next item."""
        if self.walk is not Walk.PAPER or verdict not in (Verdict.PASS, Verdict.FAIL):
            return
        self._go_on()

    def pick(self, number: int) -> bool:
        """A choice of the field with the focus by its number on the paper; else the number would be a verdict.

        False where it is one: no field has the focus, or nobody keys a paper in.
        """
        rows = self._rows()
        here = _focused(rows)
        if self.walk is not Walk.PAPER or here < 0:
            return False
        if rows[here].entry.pick(number):
            self._go_on()
        return True

    def _go_on(self) -> None:
        if not self._to_next_field():
            self._flow.step(1)

    def _to_what_lacks(self) -> bool:
        """From the verdict or a field to a required one behind it that is empty; from a field to the verdict, if none
        is given. False where nothing is lacking: Enter pressed again in the same field goes on all the same.
        """
        flow, card = self._flow, self._flow.panes.item.card
        if card is None or card.note_line.hasFocus() or flow.state.read_only:
            return False
        here = _focused(list(card.rows.values()))
        if here >= 0 and flow.item.has_verdict and flow.panes.bar.verdict is None:
            flow.focus_verdict()
            return True
        return flow.focus_lacking(after=here)

    def _to_next_field(self) -> bool:
        """False after the last one."""
        card, rows = self._flow.panes.item.card, self._rows()
        place = _focused(rows) + 1
        if place >= len(rows) or (card is not None and card.note_line.hasFocus()):
            return False
        rows[place].entry.focus()
        return True

    def _rows(self) -> list[PartRow]:
        """The fields of the item that a paper fills."""
        card = self._flow.panes.item.card
        return [] if card is None else [row for row in card.rows.values() if _is_open(row)]


def _is_open(row: PartRow) -> bool:
    """Whether a person fills it in on paper: asked, and a kind with a place for the focus."""
    return not row.isHidden() and row.entry.is_fillable


def _focused(rows: list[PartRow]) -> int:
    """Place of the field with the focus; -1 when none has it."""
    focused = QApplication.focusWidget()
    return next((place for place, row in enumerate(rows) if focused and row.isAncestorOf(focused)), -1)


def code_like(typed: str, codes: list[str]) -> str:
    """The code that somebody means who types `rn3`, `RN-03` or `3`; "" for none. Letters left out: the first such."""
    wanted = _parts(typed)
    if wanted is None:
        return ""
    fitting = [
        code for code in codes if (parts := _parts(code)) and parts[1] == wanted[1] and wanted[0] in ("", parts[0])
    ]
    exact = next((code for code in codes if code.casefold() == typed.strip().casefold()), "")
    return exact or next(iter(fitting), "")


def _parts(code: str) -> tuple[str, int] | None:
    found = _CODE.fullmatch(code.strip())
    return (found[1].upper(), int(found[2])) if found and found[2] else None
