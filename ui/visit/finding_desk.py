"""The findings of an open visit: edited, added, withdrawn; what was typed into one is remembered until it is kept."""

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records.visits import Finding
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from ui.visit.visit_state import VisitState, reload_visit

if TYPE_CHECKING:
    from ui.visit.visit_desk import VisitDesk


class FindingDesk:
    def __init__(self, desk: "VisitDesk") -> None:
        self._desk = desk
        self._drafts: dict[str, FindingDraft] = {}

    def shown(self, finding: Finding) -> Finding | FindingDraft:
        """As the person edited it last, saved or not."""
        return self._drafts.get(finding.id, finding)

    def edit(self, finding: Finding, draft: FindingDraft, *, at_once: bool) -> None:
        desk = self._desk
        if _as_draft(draft) == _as_draft(self.shown(finding)):
            if at_once:
                desk.autosave.flush()
            return
        self._drafts[finding.id] = draft
        desk.write(
            f"finding/{finding.id}",
            lambda store, now: save_finding(store, desk.visit_id, finding.id, draft, now),
            at_once=at_once,
        )

    def add(self, draft: FindingDraft) -> None:
        visit = self._desk.visit_id
        self._desk.write("new finding", lambda store, now: save_finding(store, visit, None, draft, now))

    def withdraw(self, finding: Finding) -> None:
        """After what was typed into it. What an issued paper names stays: that is told, and nothing is pending."""
        desk = self._desk
        desk.autosave.flush()
        store, now, before = desk.session.store, desk.session.clock(), desk.shown

        def write() -> VisitState:
            withdraw_finding(store, finding.id, now)
            return reload_visit(store, before)

        desk.session.jobs.run(desk, write, done=desk.accept, failed=desk.tell)

    def forget_saved(self) -> None:
        """What the store has need not be remembered here."""
        dirty = self._desk.autosave.is_dirty
        self._drafts = {id: draft for id, draft in self._drafts.items() if dirty(f"finding/{id}")}


def _as_draft(finding: Finding | FindingDraft) -> FindingDraft:
    draft = finding
    if isinstance(finding, Finding):
        draft = FindingDraft(
            finding.severity, finding.problem, finding.requirement, finding.basis, finding.deadline, finding.item
        )
    assert isinstance(draft, FindingDraft)
    return replace(draft, problem=draft.problem.strip(), requirement=draft.requirement.strip())
