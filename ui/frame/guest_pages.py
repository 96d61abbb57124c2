"""Makes what lies over a list of the open store: a visit or re-inspection, papers, the file of an enterprise."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.frame.eye_order import tab_as_the_eye_goes
from ui.session import Session
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from ui.frame.page_stack import PageStack
    from ui.pages.visit_page import VisitPage


class GuestPages(QObject):
    def __init__(self, session: Session, stack: "PageStack") -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self._openers: dict[str, Callable[..., None]] = {
            "visit": self.open_visit,
            "papers": self.open_paper_kind,
            "file": self.open_file,
        }
        navigation = session.navigation
        navigation.open_visit.connect(self.open_visit)
        navigation.open_item.connect(self.open_item)
        navigation.open_people.connect(self.open_people)
        navigation.open_notice.connect(self.open_notice)
        navigation.open_papers.connect(self.open_papers)
        navigation.open_paper_kind.connect(self.open_paper_kind)
        navigation.open_paper.connect(self.open_paper)
        navigation.open_file.connect(self.open_file)

    def open_again(self, kind: str, *given: str) -> None:
        """As it was put over its list before."""
        self._openers[kind](*given)

    def open_visit(self, visit_id: str) -> None:
        from ui.pages.visit_page import VisitPage

        if self._is_reinspection(visit_id):
            self._open_reinspection(visit_id)
            return

        def is_it(page: QWidget) -> bool:
            return isinstance(page, VisitPage) and page.visit_id == visit_id

        stack = self._stack
        if stack.go_to_guest(is_it):
            return
        page = VisitPage(self._session, visit_id, stack)
        page.opened.connect(lambda: self._order_visit(page))
        page.notice_wanted.connect(self._session.navigation.open_notice)
        page.ended.connect(lambda: self._tell_ended(visit_id))
        page.closed.connect(lambda: stack.leave(page))
        stack.put_over(page, "visit", visit_id)

    def open_item(self, visit_id: str, code: str) -> None:
        """The visit, at this item; where it was left when the item is not asked there."""

        def go(page: "VisitPage") -> None:
            if page.flow is not None and page.desk.shown.has_item(code):
                page.flow.go(code)

        self._open_and(visit_id, go)

    def open_people(self, visit_id: str) -> None:
        """The visit, with the question who inspects."""
        self._open_and(visit_id, lambda page: page.actions_.correct_people())

    def _open_and(self, visit_id: str, then: "Callable[[VisitPage], object]") -> None:
        """Then, as soon as the visit is read; a re-inspection asks neither items nor people."""
        from ui.pages.visit_page import VisitPage

        self.open_visit(visit_id)
        page = self._stack.top
        if not isinstance(page, VisitPage):
            return
        if page.flow is not None:
            then(page)
        else:
            page.opened.connect(lambda: then(page))

    def open_notice(self, visit_id: str) -> None:
        from ui.papers.notice_desk import ORDER

        self.open_paper_kind(visit_id, ORDER)

    def open_papers(self, enterprise_id: str) -> None:
        """Those of an enterprise itself, and what its visits issued."""
        self.open_paper_kind(enterprise_id, "commitment")

    def open_paper(self, subject_id: str, notice_id: str) -> None:
        self.open_paper_kind(subject_id, "", notice_id)

    def open_paper_kind(self, subject_id: str, kind: str, notice_id: str = "") -> None:
        from ui.pages.notice_page import NoticePage

        page = NoticePage(self._session, subject_id, self._stack, kind, notice_id)
        page.closed.connect(lambda: self._stack.leave(page))
        page.item_wanted.connect(lambda code: self._show_item(page, subject_id, code))
        self._stack.put_over(page, "papers", subject_id, kind, notice_id)

    def open_file(self, enterprise_id: str) -> None:
        """The whole file of an enterprise, over the list it was asked from."""
        from ui.pages.enterprise_page import EnterprisePage

        top = self._stack.top
        if isinstance(top, EnterprisePage) and top.desk.enterprise_id == enterprise_id:
            return
        page = EnterprisePage(self._session, enterprise_id, self._stack)
        page.closed.connect(lambda: self._stack.leave(page))
        self._stack.put_over(page, "file", enterprise_id)

    def _is_reinspection(self, visit_id: str) -> bool:
        with self._session.store.database.look() as work:
            visit = work.visits.get(visit_id)
        return visit is not None and bool(visit.rechecks)

    def _open_reinspection(self, visit_id: str) -> None:
        from ui.pages.reinspection_page import ReinspectionPage

        def is_it(page: QWidget) -> bool:
            return isinstance(page, ReinspectionPage) and page.visit_id == visit_id

        stack = self._stack
        if stack.go_to_guest(is_it):
            return
        page = ReinspectionPage(self._session, visit_id, stack)
        page.paper_wanted.connect(lambda visit: self.open_paper_kind(visit, "reinspection"))
        page.ended.connect(lambda: self._tell_ended(""))
        page.closed.connect(lambda: stack.leave(page))
        stack.put_over(page, "visit", visit_id)

    def _order_visit(self, page: "VisitPage") -> None:
        """The fields of each item are made when it is shown."""
        assert page.flow is not None
        tab_as_the_eye_goes(page)
        page.flow.moved.connect(lambda *_: tab_as_the_eye_goes(page))

    def _show_item(self, paper: QWidget, visit_id: str, code: str) -> None:
        """From the paper to the finding that is to be mended in its visit: on its first ×, if it has one."""
        self._stack.leave(paper)
        self.open_item(visit_id, code)
        self._open_and(visit_id, _to_finding)

    def _tell_ended(self, visit_id: str) -> None:
        """On the list below the visit that was just closed; "" for a re-inspection, which says nothing of the grade."""
        below = self._stack.base
        notice = getattr(below, "notice", None)
        if not isinstance(notice, NoticeBar):
            return
        text = self.tr("检查已结束，可以交出资料包。")
        notice.tell(text, self.tr("去资料包"), lambda: self._session.navigation.open_page.emit("packs"))
        if visit_id:
            from ui.register.grade_offer import GradeOffer

            GradeOffer(self._session, notice, below).look(visit_id)


def _to_finding(page: "VisitPage") -> None:
    if page.flow is not None and page.flow.finding is not None and not page.desk.shown.read_only:
        page.body.show_evidence(True)
        page.actions_.write_finding()
