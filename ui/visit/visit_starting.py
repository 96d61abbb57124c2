"""From an enterprise into its visit: the one that is open, or a new one after asking who visits."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.records.register import Enterprise
from inspector_app.checklists.editions import checklist_in_force
from inspector_app.visits import VisitDraft, open_visit, unfinished_visit
from ui.session import Session


class VisitStarting(QObject):
    troubled = Signal(object)
    """The Exception; the visit was not opened."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._under_way = False

    def go(self, enterprise: Enterprise) -> None:
        """Continues the visit that this laptop has open there, or asks and opens one."""
        if self._under_way:
            return
        unfinished = unfinished_visit(self._session.store, enterprise.id)
        if unfinished is not None:
            self._session.navigation.open_visit.emit(unfinished.id)
            return
        from ui.dialogs.start_visit_dialog import StartVisitDialog

        draft = StartVisitDialog.ask(self._owner, self._session, enterprise)
        if draft is not None:
            self._open(draft)

    def _open(self, draft: VisitDraft) -> None:
        self._under_way = True
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run(
            self,
            lambda: open_visit(store, draft, checklist_in_force(store, now.date()), now),
            done=self._opened,
            failed=self._failed,
        )

    def _opened(self, visit_id: str) -> None:
        self._under_way = False
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.visit_changed.emit(visit_id)
        self._session.navigation.open_or_offer(visit_id, self._owner)

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self.troubled.emit(error)
