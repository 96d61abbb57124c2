"""A visit and the version of its checklist: a newer one is offered with what it changes; what was left is kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.checklists.model import Checklist
from inspector_app.checklists.shelf import newer_than
from inspector_app.checklists.upgrading import Upgrade, plan_upgrade, upgrade_visit
from inspector_app.visits import visit_checklist
from ui.dialogs.checklist_changes_dialog import ChecklistChangesDialog
from ui.dialogs.visit_annex_dialog import VisitAnnexDialog
from ui.models.checklist_tree import words

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage


@dataclass(frozen=True, slots=True)
class _Offer:
    older: Checklist
    newer: Checklist
    upgrade: Upgrade


class VisitVersions(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        changes = page.desk.session.changes
        for happened in (changes.packs_changed, changes.settings_changed):
            happened.connect(self.look)

    @property
    def has_annex(self) -> bool:
        return bool(self._desk.shown.visit.annex)

    def look(self) -> None:
        """Whether there is a newer version for this visit; told in the bar, never in the way."""
        if self._desk.state is None or self._desk.state.read_only:
            return
        store, visit, today = self._desk.session.store, self._desk.shown.visit, self._desk.session.clock().date()

        def find() -> tuple[Checklist, Checklist] | None:
            older = visit_checklist(store, visit)
            newer = newer_than(store, older, today)
            return None if newer is None else (older, newer)

        self._desk.session.jobs.run(self, find, done=self._offer, failed=self._desk.tell)

    def show_annex(self) -> None:
        VisitAnnexDialog.tell(self._page, self._desk.shown.visit.annex, self._desk.language.value)

    def _offer(self, found: tuple[Checklist, Checklist] | None) -> None:
        if found is None:
            return
        older, newer = found
        text = self.tr("检查表有新版本“{newer}”。这次检查仍用“{older}”，可以换用，答案带过去。")
        told = text.format(newer=self._name(newer), older=self._name(older))
        self._page.notice.tell(told, self.tr("看差异…"), lambda: self._plan(older, newer))

    def _plan(self, older: Checklist, newer: Checklist) -> None:
        """After all that was typed is kept: the plan says what becomes of it."""
        self._page.flush()
        store, visit = self._desk.session.store, self._desk.visit_id
        self._desk.session.jobs.run(
            self,
            lambda: _Offer(older, newer, plan_upgrade(store, visit, newer)),
            done=self._ask,
            failed=self._desk.tell,
        )

    def _ask(self, offer: _Offer) -> None:
        names = (self._name(offer.older), self._name(offer.newer))
        if self._page.holds_unsaved:
            self._page.telling.unsaved(sorted(self._desk.unsaved_items))
        elif ChecklistChangesDialog.ask(self._page, self._desk.language.value, names, offer.upgrade):
            self._go_over(offer.newer)
        else:
            self._offer((offer.older, offer.newer))

    def _go_over(self, newer: Checklist) -> None:
        store, now, visit = self._desk.session.store, self._desk.session.clock(), self._desk.visit_id
        self._page.setEnabled(False)

        def done(upgrade: Upgrade) -> None:
            reopen(self._page, self._told(newer, upgrade))

        def failed(error: Exception) -> None:
            self._page.setEnabled(True)
            self._desk.tell(error)

        self._desk.session.jobs.run(self, lambda: upgrade_visit(store, visit, newer, now), done=done, failed=failed)

    def _told(self, newer: Checklist, upgrade: Upgrade) -> str:
        text = self.tr("已换用“{newer}”。").format(newer=self._name(newer))
        text += self.tr("%n 项答案原样带过来。", None, len(upgrade.carried))
        if upgrade.annexed:
            text += self.tr("%n 项不再有位置，在“更多 → 附录”里。", None, len(upgrade.annexed))
        return text

    def _name(self, checklist: Checklist) -> str:
        return f"{words(checklist.title, self._desk.language.value) or checklist.name} {checklist.version}".strip()


def reopen(page: "VisitPage", told: str) -> None:
    """The page anew in place of `page`, whose items are others now."""
    from ui.frame.page_stack import PageStack
    from ui.pages.visit_page import VisitPage

    session, visit, stack = page.desk.session, page.visit_id, page.parentWidget()
    session.changes.saved_at.emit(session.clock())
    is_looked_at = page.isVisible()
    page.closed.emit()
    if not is_looked_at:
        session.changes.visit_changed.emit(visit)
        session.navigation.visit_offered.emit(visit, told)
        return
    session.navigation.open_visit.emit(visit)
    session.changes.visit_changed.emit(visit)
    fresh = stack.top if isinstance(stack, PageStack) else None
    if isinstance(fresh, VisitPage):
        fresh.opened.connect(lambda: fresh.notice.tell(told))
