"""The file of one enterprise on the desk of its page: read in the background, changed by what was asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:
    from inspector_app.enterprises.file import EnterpriseFile


class EnterpriseDesk(QObject):
    loaded = Signal(object)
    """The EnterpriseFile."""
    troubled = Signal(object)
    """The Exception."""

    def __init__(self, session: Session, enterprise_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.enterprise_id = session, enterprise_id
        self.file: EnterpriseFile | None = None

    def load(self) -> None:
        store, enterprise = self._session.store, self.enterprise_id

        def work() -> "EnterpriseFile":
            from inspector_app.enterprises.file import enterprise_file

            return enterprise_file(store, enterprise)

        self._session.jobs.run(self, work, done=self._keep, failed=self.troubled.emit)

    def confirm(self) -> None:
        from inspector_app.enterprises.editing import confirm_enterprise

        store, now = self._session.store, self._session.clock()
        self._change("confirm", lambda: confirm_enterprise(store, self.enterprise_id, now))

    def undo(self, key: str) -> None:
        from inspector_app.enterprises.editing import undo_change

        store, now = self._session.store, self._session.clock()
        changes = self.file.history if self.file is not None else ()
        # Also a change of what was merged into it: undoing the merge parts them again.
        enterprise = next((each.enterprise for each in changes if each.key == key), self.enterprise_id)
        self._change(f"undo {key}", lambda: undo_change(store, enterprise, key, now))

    def tell_changed(self) -> None:
        """The register was changed: every page that shows it reads it again, this one too."""
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.enterprises_changed.emit()

    def _change(self, what: str, work: Callable[[], object]) -> None:
        self._session.jobs.run_once(self, what, work, done=lambda _: self.tell_changed(), failed=self.troubled.emit)

    def _keep(self, file: "EnterpriseFile") -> None:
        self.file = file
        self.loaded.emit(file)
