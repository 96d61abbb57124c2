"""Before anything is closed or made anew: what was typed is saved, the worker is waited for, the person may stay."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.errors import StoreTroubleError
from inspector_app.errors import CancelledError, UnavailableError
from ui.jobs import Progress

if TYPE_CHECKING:
    from inspector_app.key_change.growing import KeyChange
    from inspector_app.stores import Store
    from ui.main_window import MainWindow
    from ui.settings.move_sheet import MoveWish


class Leaving(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._jobs = window, window.jobs
        self._then: Callable[[], None] | None = None
        self._closing = False
        self._jobs.busy_changed.connect(lambda _: self._soon())

    @property
    def under_way(self) -> bool:
        return self._then is not None or self._closing

    def settle(self, then: Callable[[], None]) -> None:
        """Saves what was typed, waits for the worker, and goes on unless the person stays with what would be lost."""
        if self.under_way:
            return
        visit = self._window.open_visit_page()
        if visit is not None:
            visit.comments.keep_typed()
        self._window.flush()
        if self._jobs.busy_long:
            from ui.dialogs.stop_work_dialog import StopWorkDialog

            if not StopWorkDialog.confirm(self._window):
                return
            self._jobs.cancel()
        self._then = then
        self._soon()

    def close_store(self, store: "Store", then: Callable[[], None]) -> None:
        """On the worker: the last checkpoint of the database may take a while."""
        self._closing = True

        def closed(_: object) -> None:
            self._closing = False
            then()

        self._jobs.run(self, store.close, done=closed, failed=self._raise)

    def restore_backup(
        self, store: "Store", name: str, now: datetime, then: Callable[[Exception | None], None]
    ) -> None:
        """On the worker; the store is closed in any case, and `then` is given what went wrong, if anything."""
        self._last_work(self.tr("正在恢复备份"), lambda progress: _restored(store, name, now, progress), then)

    def move_store(
        self, store: "Store", wish: "MoveWish", now: datetime, then: Callable[[Exception | None], None]
    ) -> None:
        """As `restore_backup`: into a shared database, or back into a file."""
        text = self.tr("正在搬到共用数据库") if wish.address else self.tr("正在搬回本机文件")
        self._last_work(text, lambda progress: _moved(store, wish, now, progress), then)

    def change_key(self, change: "KeyChange", now: datetime, then: Callable[[Exception | None], None]) -> None:
        """As `restore_backup`: the rest of the change, for which nobody may write."""
        self._last_work(self.tr("正在换上新密钥"), lambda progress: _key_changed(change, now, progress), then)

    def _last_work(self, text: str, work: Callable[[Progress], None], then: Callable[[Exception | None], None]) -> None:
        """`then` gets CancelledError when the person stopped it: the store is as it was, and closed."""
        self._closing = True

        def end(error: Exception | None) -> None:
            self._closing = False
            then(error)

        self._jobs.run_long(
            self, text, work, done=lambda _: end(None), failed=end, cancelled=lambda: end(CancelledError())
        )

    def _raise(self, error: Exception) -> None:
        self._closing = False
        raise error

    def _soon(self) -> None:
        """After the callbacks of the work that has just ended: they may ask for more."""
        if self._then is not None:
            QTimer.singleShot(0, self, self._go_on_when_idle)

    def _go_on_when_idle(self) -> None:
        if self._then is None or self._jobs.busy:
            return
        from ui.dialogs.leave_visit_dialog import LeaveVisitDialog

        unsaved = self._window.frame_.unsaved() if self._window.frame_ is not None else None
        then, self._then = self._then, None
        if unsaved is None or LeaveVisitDialog.confirm(self._window, unsaved):
            then()


def _restored(store: "Store", name: str, now: datetime, progress: Progress) -> None:
    from inspector_app.backups.restoring import restore_backup

    try:
        restore_backup(store, name, now, progress.report_or_stop)
    except BaseException:
        store.close()
        raise


def _moved(store: "Store", wish: "MoveWish", now: datetime, progress: Progress) -> None:
    from inspector_app.shared_store.moving import move_to_file, move_to_shared

    try:
        if wish.address:
            move_to_shared(store, wish.address, wish.files, now, progress.report, progress.cancelled)
        else:
            move_to_file(store, now, progress.report, progress.cancelled)
    except StoreTroubleError as error:
        if error.kind != "unreachable":
            raise
        # At the door nothing was typed that could be saved once more.
        raise UnavailableError("shared.move_broke_off") from error
    finally:
        store.close()


def _key_changed(change: "KeyChange", now: datetime, progress: Progress) -> None:
    from inspector_app.key_change.finishing import change_key

    try:
        change_key(change.store, change, now, progress.report, progress.cancelled)
    except BaseException:
        change.store.close()
        raise
