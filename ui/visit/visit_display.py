"""What stands on the screen of a visit: one item at its three places, and its whole area as a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from db.records.visits import Finding
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.proposing import Proposal, proposal
from inspector_app.checklists.visit_form import ItemChange
from inspector_app.evidence.matching import outside_ids
from inspector_app.messages import Message
from inspector_app.rectification.repeats import repeat_words
from inspector_app.visits import GivenAnswer
from ui.photos.photo_words import limit_words
from ui.visit.last_time_words import last_time_words
from ui.visit.proposal_words import proposal_words
from ui.visit.visit_desk import VisitDesk
from ui.widgets.checklist_pane import ChecklistPane
from ui.widgets.evidence_pane import EvidencePane
from ui.widgets.item_pane import ItemPane
from ui.widgets.rapid_ribbon import RapidRibbon
from ui.widgets.verdict_bar import VerdictBar


@dataclass(frozen=True, slots=True)
class Panes:
    checklist: ChecklistPane
    item: ItemPane
    bar: VerdictBar
    evidence: EvidencePane
    ribbon: RapidRibbon


class VisitDisplay(QObject):
    moving = Signal(str)
    """Code of the item that is about to be shown."""

    def __init__(self, desk: VisitDesk, panes: Panes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panes = desk, panes
        self.code = ""
        self._photos_shown: tuple[object, ...] = ()
        """Item, photos and whether they may change, as they are on the screen."""

    @property
    def item(self) -> Item:
        return self._desk.shown.item(self.code)

    @property
    def finding(self) -> Finding | None:
        return self._desk.shown.finding_of(self.code)

    def given(self) -> GivenAnswer:
        """What stands on the screen."""
        card, bar = self._panes.item.card, self._panes.bar
        assert card is not None
        reason = bar.reason.text().strip() if bar.verdict is Verdict.NOT_APPLICABLE else ""
        return GivenAnswer(bar.verdict, card.values(), reason, card.note())

    def proposed(self) -> Proposal | None:
        """What stands against, or in place of, the verdict that a person gave."""
        given = self._desk.given(self.code)
        if self._desk.shown.read_only or given.verdict is Verdict.NOT_APPLICABLE:
            return None
        proposed = proposal(self._desk.form, self.code, given.values)
        return proposed if proposed is not None and proposed.verdict is not given.verdict else None

    def show(self, code: str) -> None:
        """That item, or the same one in another language: what was typed stays."""
        self.code = code
        self.moving.emit(code)
        self._panes.item.show_item(self._desk.shown, self._desk.form, code)
        reasons = {answer.reason for answer in self._desk.shown.answers.values() if answer.reason}
        self._panes.bar.offer_reasons(sorted(reasons))
        self._show_values()
        self.refresh()

    def refresh(self) -> None:
        """Shows what is kept now; fields in which somebody types are not touched."""
        state, panes = self._desk.shown, self._panes
        panes.checklist.show_state(state, self._desk.unsaved_items, self.code)
        self._show_given()
        if state.read_only:
            self._show_values()
        self._show_finding()
        if (self.code, state.photos, state.read_only) != self._photos_shown:
            self._photos_shown = (self.code, state.photos, state.read_only)
            self._show_photos()
        panes.bar.show_evidence_count(int(self.finding is not None), state.photos_of(self.code))
        panes.bar.show_problem(_sentences(self._desk.refusals.get(f"answer/{self.code}", ())))
        if panes.item.shows_area:
            self._show_area()

    def reshape(self, change: ItemChange) -> None:
        """At once, before anything is saved: parts and items come and go, calculations follow."""
        state, panes = self._desk.shown, self._panes
        if self.code in change.items and panes.item.card is not None:
            panes.item.card.show_form(self._desk.form, read_only=state.read_only, changed=change.nodes)
        if change.moved:
            panes.checklist.show_state(state, self._desk.unsaved_items, self.code)
            panes.item.tell_where(state, self.code)
            if panes.item.shows_area:
                panes.item.area.show_area(state.area_of(self.code))
                self._show_area()

    def show_proposal(self) -> None:
        proposed = self.proposed()
        self._panes.bar.show_proposal("" if proposed is None else proposal_words(proposed, self._desk.language.value))

    def _show_given(self) -> None:
        given, read_only = self._desk.given(self.code), self._desk.shown.read_only
        self._panes.bar.show_given(given.verdict, given.reason, asked=self.item.has_verdict, read_only=read_only)
        self.show_proposal()

    def _show_values(self) -> None:
        given, card = self._desk.given(self.code), self._panes.item.card
        assert card is not None
        if self.code not in self._desk.shown.answers and given == GivenAnswer():
            # What the checklist proposes stands in the fields; it counts when the person answers the item.
            given = replace(given, values=self._desk.form.proposed(self.code))
        read_only = self._desk.shown.read_only
        card.show_values(given.values, given.note, read_only=read_only)
        card.show_form(self._desk.form, read_only=read_only)
        state = self._desk.shown
        told = last_time_words(self.item, state.last_time, self._desk.language.value)
        repeat = repeat_words(state.earlier.get(self.code, ()), self._desk.language)
        lines = "\n".join(each for each in (repeat, told) if each)
        card.last_time.show_words(lines, taken=bool(told) and not read_only)

    def _show_finding(self) -> None:
        state, evidence, finding = self._desk.shown, self._panes.evidence, self.finding
        evidence.editor.basis.use_law(state.law)
        evidence.editor.use_deadlines(state.deadlines, state.repeats.get(self.code, 0))
        shown = self._desk.findings.shown(finding) if finding else None
        evidence.show_finding(shown, read_only=state.read_only, has_verdict=self.item.has_verdict)
        evidence.show_free(state.free_findings)
        refused = self._desk.refusals.get(f"finding/{finding.id}", ()) if finding else ()
        evidence.show_problem(_sentences(refused))

    def _show_photos(self) -> None:
        state, evidence = self._desk.shown, self._panes.evidence
        outside = outside_ids(state.photos, state.visit)
        limits = limit_words(self.item, state.photo_count(self.code))
        photos = state.photos_of(self.code)
        evidence.strip.show_photos(photos, read_only=state.read_only, outside=outside, limits=limits)
        evidence.tray.show_photos(state.tray, outside, read_only=state.read_only)

    def _show_area(self) -> None:
        state, unsaved = self._desk.shown, self._desk.unsaved_items
        for item in state.area_of(self.code).items:
            self._panes.item.area.show_row(
                item.code,
                self._desk.given(item.code),
                state.standing(item, unsaved),
                current=item.code == self.code,
                read_only=state.read_only,
            )


def _sentences(messages: Sequence[Message]) -> str:
    return "\n".join(str(message) for message in messages)
