"""From findings into their re-inspection: who visits is asked, then the visit is opened; an unfinished one goes on."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.records.register import Enterprise
from inspector_app.visits import unfinished_visit
from ui.rectification.rectification_desk import RectificationDesk
from ui.session import Session


class RecheckStarting(QObject):
    def __init__(self, session: Session, desk: RectificationDesk, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._desk, self._owner = session, desk, owner

    def go(self, enterprise_id: str, findings: Sequence[str]) -> None:
        """All that is open there when no finding is named."""
        self._desk.enterprise(enterprise_id, lambda enterprise: self._ask(enterprise, findings))

    def _ask(self, enterprise: Enterprise, findings: Sequence[str]) -> None:
        if not self._owner.isVisible():
            # Behind long work it was read late: who has gone elsewhere meanwhile is asked nothing there.
            return
        unfinished = unfinished_visit(self._session.store, enterprise.id)
        if unfinished is not None:
            # One visit of an enterprise at a time: the one that is open is ended first.
            self._session.navigation.open_visit.emit(unfinished.id)
            return
        from ui.dialogs.start_visit_dialog import StartVisitDialog

        draft = StartVisitDialog.ask(self._owner, self._session, enterprise, self._told(enterprise, findings))
        if draft is not None:
            self._desk.start(draft, findings)

    def _told(self, enterprise: Enterprise, findings: Sequence[str]) -> str:
        """What the inspector goes there for: not the whole checklist."""
        from inspector_app.rectification.reinspection import open_findings

        count = len(set(findings)) or len(open_findings(self._session.store, enterprise.id))
        return self.tr("整改复查：%n 个没有办结的问题", None, count)
