"""The register's entry of whom a paper is about, corrected over the paper, at the field that lacks something."""

from PySide6.QtWidgets import QWidget

from ui.session import Session


def edit_enterprise_of(session: Session, subject_id: str, field: str, parent: QWidget) -> None:
    """`subject_id` is that of a visit or an enterprise; every page that shows the register is told of a change."""
    from ui.dialogs.edit_enterprise_dialog import EditEnterpriseDialog

    with session.store.database.look() as work:
        visit = work.visits.get(subject_id)
        enterprise = work.enterprises.get(visit.enterprise_id if visit is not None else subject_id)
    if enterprise is not None and EditEnterpriseDialog.ask(parent, session, enterprise, field):
        session.changes.saved_at.emit(session.clock())
        session.changes.enterprises_changed.emit()
