"""The import of a pack, step by step: checked as a whole, looked at, taken in as a whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inspector_app.exchange.read import ImportReport, PackPreview, check_pack, import_pack
from ui.long_work import LongWork
from ui.session import Session


class PackImport(LongWork):
    checked = Signal(object)
    """PackPreview; nothing was changed."""
    imported = Signal(object)
    """ImportReport; after the commit."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session
        self.path = Path()
        self.preview: PackPreview | None = None

    def check(self, path: Path) -> None:
        """Does nothing while something runs already."""
        if self.busy:
            return
        self.path, self.preview = path, None
        store, now = self._session.store, self._session.clock()
        self.run(
            self.tr("正在核对 {file}").format(file=path.name),
            lambda progress, cancelled: check_pack(store, path, progress, cancelled, now=now),
            self._keep,
        )

    def apply(self, *, accept_new_sender: bool, salvage: bool = False) -> None:
        """`accept_new_sender`: the person compared the digits of a sender who is not known yet. `salvage`: of a file
        that was cut, what is sound.
        """
        store, path, now = self._session.store, self.path, self._session.clock()
        self.run(
            self.tr("正在导入 {file}").format(file=path.name),
            lambda progress, cancelled: import_pack(
                store,
                path,
                now,
                accept_new_sender=accept_new_sender,
                salvage=salvage,
                progress=progress,
                cancelled=cancelled,
            ),
            self._tell_imported,
        )

    def first_visit(self) -> str:
        """Id of the first visit that is new here; "" when there is none."""
        visits = self.preview.visits if self.preview else ()
        return next((visit.id for visit in visits if visit.state == "new"), "")

    def _keep(self, preview: PackPreview) -> None:
        self.preview = preview
        self.checked.emit(preview)

    def _tell_imported(self, report: ImportReport) -> None:
        changes = self._session.changes
        changes.saved_at.emit(self._session.clock())
        changes.packs_changed.emit()
        if report.enterprises_touched:
            changes.enterprises_changed.emit()
        # Lists of visits follow packs_changed; a page that counts them anew need hear of one, not of a thousand.
        touched = (
            next((visit.id for visit in self.preview.visits if visit.state != "known"), "") if self.preview else ""
        )
        if touched:
            changes.visit_changed.emit(touched)
        self.imported.emit(report)
