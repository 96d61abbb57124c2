"""What is done with the paper that is shown: issued, printed, saved, its unverified articles left out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.files import write_atomically
from ui.papers.notice_desk import NoticeDesk

if TYPE_CHECKING:
    from inspector_app.notices.deeds import PrintReport

# ReportLab takes 140 ms to import, so only the worker imports what needs it.


class NoticeDeeds(QObject):
    """Each in the background, after what the desk was asked before; what does not work, the desk tells."""

    issued = Signal()
    kept = Signal(Path)
    """The PDF was saved there."""
    left = Signal(str)
    """The visit remembers this item, where the person wants to go on."""

    def __init__(self, desk: NoticeDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store, self._clock = desk, desk.session.store, desk.session.clock

    def issue(self, reason: str = "") -> None:
        """With a `reason` the paper that was issued before is withdrawn for this one."""
        desk, store, now = self._desk, self._store, self._clock()
        subject, kind, body, given = desk.subject_id, desk.kind, desk.body, dict(desk.given)
        before = desk.issued_before
        replaced = before.id if before is not None and reason else ""

        def work() -> object:
            from inspector_app.notices.papers import issue
            from inspector_app.notices.replacing import Replacing

            replacing = Replacing(replaced, reason) if replaced else None
            return issue(store, kind, subject, given, now, body=body, replacing=replacing)

        desk.run(work, self._issued)

    def note_print(self, notice_id: str, report: "PrintReport") -> None:
        store, now = self._store, self._clock()

        def work() -> object:
            from inspector_app.notices.service import note_print

            return note_print(store, notice_id, report, now)

        self._desk.run(work, self._changed)

    def leave_out_unverified(self) -> None:
        store, visit, now = self._store, self._desk.subject_id, self._clock()

        def work() -> object:
            from inspector_app.notices.unverified import leave_out_unverified

            return leave_out_unverified(store, visit, now)

        self._desk.run(work, self._changed)

    def go_to_item(self, item: str) -> None:
        """The visit opens at this item next time."""
        store, visit, now = self._store, self._desk.subject_id, self._clock()

        def work() -> None:
            from inspector_app.visits import go_to

            go_to(store, visit, item, now)

        self._desk.run(work, lambda _nothing: self.left.emit(item))

    def keep(self, path: Path, *, signed: bool = False) -> None:
        """Writes the PDF that is shown, or its copy with the drawn signatures."""
        assert self._desk.seen is not None
        pdf, store, notice = self._desk.seen.pdf, self._store, self._desk.seen.issued

        def work() -> None:
            from inspector_app.notices.copies import signed_copy

            write_atomically(path, signed_copy(store, notice.id) if signed and notice else pdf)

        self._desk.run(work, lambda _nothing: self.kept.emit(path))

    def _issued(self, _notice: object) -> None:
        self._desk.forget_draft()
        self._desk.tell_changed()
        self.issued.emit()

    def _changed(self, _result: object) -> None:
        self._desk.tell_changed()
