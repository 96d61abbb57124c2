"""Takes steps back and does them again for the menu and the list, and goes to where the change shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector_app.undoing.steps import History
    from inspector_app.undoing.turning import Turned

_VISIT = frozenset({"visit", "answer", "finding", "photo"})
_MEASURES = frozenset({"measure", "measure_part", "measure_file", "campaign"})
_SECTIONS = {
    **dict.fromkeys(_MEASURES, "measures"),
    "rectification": "rectification",
    "day_list": "planning",
    "office": "settings",
    "plan": "settings",
}
"""Kind of what was changed to the page that shows it."""


class UndoDesk(QObject):
    read = Signal(object)
    """The History."""
    turned = Signal(object, bool)
    """The Turned, and whether it was done again."""
    troubled = Signal(object)
    """The Exception; nothing was changed."""

    def __init__(self, session: Session, here: Callable[[], "QWidget | None"], parent: QObject | None = None) -> None:
        """`here` is the page that is on the screen."""
        super().__init__(parent)
        self._session, self._here = session, here

    def load(self) -> None:
        store = self._session.store

        def work() -> "History":
            from inspector_app.undoing.steps import history

            return history(store)

        self._session.jobs.run(self, work, done=self.read.emit, failed=self.troubled.emit)

    def take_back(self, key: int | None = None) -> None:
        """The step of that key, or the last one."""
        self._turn(key, again=False)

    def do_again(self, key: int | None = None) -> None:
        self._turn(key, again=True)

    def _turn(self, key: int | None, *, again: bool) -> None:
        store, now, asked_on = self._session.store, self._session.clock(), self._here()

        def work() -> "Turned":
            from inspector_app.undoing.turning import do_again, take_back

            return (do_again if again else take_back)(store, now, key)

        def done(turned: "Turned") -> None:
            self._tell(turned, again, is_there=self._here() is asked_on)

        self._session.jobs.run(self, work, done=done, failed=self.troubled.emit)

    def _tell(self, turned: "Turned", again: bool, *, is_there: bool) -> None:
        """`is_there`: the person has not gone to another page since; nobody is taken away from what he does there."""
        changes, kinds = self._session.changes, turned.kinds
        changes.saved_at.emit(self._session.clock())
        if is_there:
            self._go(turned)
        if kinds & (_VISIT | {"rectification"}):
            changes.visit_changed.emit(turned.line.visit)
        if kinds & {"enterprise", "grade"}:
            changes.enterprises_changed.emit()
        if kinds & _MEASURES:
            changes.measures_changed.emit()
        if kinds & {"office", "plan"}:
            changes.settings_changed.emit()
        if not kinds & _VISIT:
            changes.packs_changed.emit()
        self.turned.emit(turned, again)

    def _go(self, turned: "Turned") -> None:
        """To the page that shows what was changed."""
        line, navigation = turned.line, self._session.navigation
        if line.visit and turned.kinds & _VISIT:
            navigation.open_item.emit(line.visit, line.item)
        elif line.enterprise and turned.kinds & {"enterprise", "grade"}:
            navigation.open_file.emit(line.enterprise)
        else:
            section = next((_SECTIONS[kind] for kind in sorted(turned.kinds) if kind in _SECTIONS), "")
            navigation.open_page.emit(section)
