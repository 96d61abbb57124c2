"""Comments on the items of a visit: a supervisor writes them on what he received, the inspector marks them settled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.exchange.kinds.returns import Comment, add_comment, comments, settle
from inspector_app.stores import Role, Store
from inspector_app.supervision.correcting import reopen_visit

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage


class VisitComments(QObject):
    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        assert page.flow is not None
        self._page, self._desk, self._flow = page, page.desk, page.flow
        self._session = page.desk.session
        self.strip = page.panes.item.comments
        self._found: list[Comment] = []
        self._at = self._flow.code
        self._refused: dict[str, str] = {}
        """Code of an item to the comment that could not be kept after the person had gone on."""
        self.strip.given.connect(self._give)
        self.strip.settled.connect(self._settle)
        self.strip.reopen_wanted.connect(self._reopen)
        self._flow.moving.connect(self._move)
        self._flow.moved.connect(self._show)
        self._session.changes.packs_changed.connect(self.load)
        self._session.changes.visit_changed.connect(self._follow)
        self._show()
        self.load()

    def load(self) -> None:
        store, visit = self._session.store, self._desk.visit_id
        self._session.jobs.run(self, lambda: _comments(store, visit), done=self._keep, failed=self._desk.tell)

    def _keep(self, found: list[Comment]) -> None:
        self._found = found
        self._show()

    def keep_typed(self) -> None:
        """Who goes on to another item, or away, has said what stands in the line; nobody presses the button after."""
        text = self.strip.field.text().strip()
        if text:
            self._give(text)

    def _move(self, code: str) -> None:
        if code != self._at:
            self.keep_typed()
            self._at = code
            self.strip.field.setText(self._refused.pop(code, ""))

    def _follow(self, visit_id: str) -> None:
        """An answer of this page changes no comment: only asked again where some are."""
        if visit_id == self._desk.visit_id and self._found:
            self.load()

    def _show(self) -> None:
        """Of the item on the screen; on the first item also what is meant of the whole visit."""
        state = self._desk.shown
        code, first = self._flow.code, state.items[0].code if state.items else ""
        meant = [each for each in self._found if each.item == code or (not each.item and code == first)]
        supervises = self._session.store.owner.role is Role.SUPERVISOR
        ended = state.own and state.visit.closed_at is not None
        self.strip.show_comments(
            meant, may_comment=supervises and not state.own, may_settle=state.own, may_reopen=ended
        )

    def _give(self, text: str) -> None:
        store, visit, code, now = self._session.store, self._desk.visit_id, self._at, self._session.clock()
        self._session.jobs.run_once(
            self,
            f"give {code} {text}",
            lambda: add_comment(store, visit, code, text, now),
            done=self._given,
            failed=lambda error: self._refuse(code, text, error),
        )

    def _refuse(self, code: str, text: str, error: Exception) -> None:
        if code != self._at:
            self._refused[code] = text
        self._desk.tell(error)

    def _given(self, comment: Comment) -> None:
        if (self._at, self.strip.field.text().strip()) == (comment.item, comment.comment):
            self.strip.forget_typed()
        self._tell_changed()

    def _settle(self, comment: Comment) -> None:
        store, now = self._session.store, self._session.clock()
        self._session.jobs.run_once(
            self,
            f"settle {comment.id}",
            lambda: settle(store, comment.id, now),
            done=lambda _: self._tell_changed(),
            failed=self._desk.tell,
        )

    def _reopen(self) -> None:
        """The page of an ended visit only reads: it gives way to one on which the same item can be changed."""
        store, visit, now = self._session.store, self._desk.visit_id, self._session.clock()
        self._session.jobs.run_once(
            self,
            "reopen",
            lambda: reopen_visit(store, visit, now),
            done=lambda _: self._open_anew(),
            failed=self._desk.tell,
        )

    def _open_anew(self) -> None:
        visit, code, navigation = self._desk.visit_id, self._flow.code, self._session.navigation
        self._tell_changed()
        self._session.changes.visit_changed.emit(visit)
        if self._page.isVisible():
            navigation.back.emit()
            navigation.open_item.emit(visit, code)
        else:
            self._page.closed.emit()
            navigation.visit_offered.emit(visit, "")

    def _tell_changed(self) -> None:
        """Lists of comments elsewhere count anew; this page, too, by the same signal."""
        self._session.changes.saved_at.emit(self._session.clock())
        self._session.changes.packs_changed.emit()


def _comments(store: Store, visit: str) -> list[Comment]:
    with store.database.look() as work:
        return comments(work, visit)
