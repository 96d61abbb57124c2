"""The pages of the open store: each made on its first visit; visits and notices lie over the list they came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.frame.eye_order import tab_as_the_eye_goes
from ui.session import Session
from ui.theme.touch import scroll_by_finger
from ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage

MakePage = Callable[[Session, QWidget], QWidget]


@runtime_checkable
class TakesFiles(Protocol):
    def take_file(self, path: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in an open store a person is, so that it can be gone to again."""

    section: str
    """With the part of the settings: "settings:backup"."""
    guests: tuple[tuple[str, ...], ...] = ()
    """What lies over the section, the undermost first: the name of what opened each, and what it was given."""


class PageStack(QStackedWidget):
    shown = Signal(str)
    """Key of the section that is on the screen now."""

    def __init__(self, session: Session, makers: Mapping[str, MakePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_stack")
        self._session, self._makers = session, makers
        self._sections: dict[str, list[QWidget]] = {}
        self._asked: dict[QWidget, tuple[str, ...]] = {}
        self.section = ""
        navigation = session.navigation
        navigation.open_page.connect(self.open)
        navigation.open_visit.connect(self.open_visit)
        navigation.open_item.connect(self.open_item)
        navigation.open_notice.connect(self.open_notice)
        navigation.open_papers.connect(self.open_papers)
        navigation.open_paper_kind.connect(self._open_papers)
        navigation.open_paper.connect(self.open_paper)
        navigation.open_enterprise.connect(self.open_enterprise)
        navigation.open_file.connect(self.open_file)
        navigation.back.connect(self.back)

    @property
    def top(self) -> QWidget:
        return self._sections[self.section][-1]

    @property
    def has_guest(self) -> bool:
        """A visit or a notice is on the screen."""
        return bool(self.section) and len(self._sections[self.section]) > 1

    @property
    def spot(self) -> Spot:
        base, *guests = self._sections[self.section]
        part = getattr(base, "section_key", "")
        return Spot(f"{self.section}:{part}" if part else self.section, tuple(self._asked[guest] for guest in guests))

    def stand_at(self, spot: Spot | None) -> None:
        """Where that is in this store; without one, where everybody begins."""
        self.open(spot.section if spot is not None else "enterprises")
        openers: dict[str, Callable[..., None]] = {
            "visit": self.open_visit,
            "papers": self._open_papers,
            "file": self.open_file,
        }
        for kind, *given in spot.guests if spot is not None else ():
            openers[kind](*given)

    def pages(self) -> list[QWidget]:
        """All that were made, seen or not."""
        return [page for section in self._sections.values() for page in section]

    def open(self, key: str) -> None:
        """Goes to the section, where it was left; the page is made when it is not there yet.

        "settings:backup" is a section of the settings.
        """
        key, _, part = key.partition(":")
        if key not in self._makers:
            return
        if key not in self._sections:
            page = self._makers[key](self._session, self)
            self.addWidget(page)
            self._sections[key] = [page]
        self.section = key
        show_section = getattr(self._sections[key][0], "show_section", None)
        if part and show_section is not None:
            show_section(part)
        self._show_top()

    def page(self, key: str) -> QWidget:
        """The list of a section, made and on the screen."""
        self.open(key)
        for guest in reversed(self._sections[key][1:]):
            self._leave(guest)
        return self._sections[key][0]

    def open_visit(self, visit_id: str) -> None:
        from ui.pages.visit_page import VisitPage

        if self._is_reinspection(visit_id):
            self._open_reinspection(visit_id)
            return

        def is_it(page: QWidget) -> bool:
            return isinstance(page, VisitPage) and page.visit_id == visit_id

        if self._go_to_open(is_it):
            return
        page = VisitPage(self._session, visit_id, self)
        page.opened.connect(lambda: self._order_visit(page))
        page.notice_wanted.connect(self._session.navigation.open_notice)
        page.ended.connect(lambda: self._tell_ended(self.section, visit_id))
        page.closed.connect(lambda: self._leave(page))
        self._put_over(page, "visit", visit_id)

    def _order_visit(self, page: "VisitPage") -> None:
        """The fields of each item are made when it is shown."""
        assert page.flow is not None
        tab_as_the_eye_goes(page)
        page.flow.moved.connect(lambda *_: tab_as_the_eye_goes(page))

    def _is_reinspection(self, visit_id: str) -> bool:
        with self._session.store.database.look() as work:
            visit = work.visits.get(visit_id)
        return visit is not None and bool(visit.rechecks)

    def _open_reinspection(self, visit_id: str) -> None:
        from ui.pages.reinspection_page import ReinspectionPage

        def is_it(page: QWidget) -> bool:
            return isinstance(page, ReinspectionPage) and page.visit_id == visit_id

        if self._go_to_open(is_it):
            return
        page = ReinspectionPage(self._session, visit_id, self)
        page.paper_wanted.connect(lambda visit: self._open_papers(visit, "reinspection"))
        page.ended.connect(lambda: self._tell_ended(self.section, ""))
        page.closed.connect(lambda: self._leave(page))
        self._put_over(page, "visit", visit_id)

    def open_notice(self, visit_id: str) -> None:
        from ui.papers.notice_desk import ORDER

        self._open_papers(visit_id, ORDER)

    def open_papers(self, enterprise_id: str) -> None:
        """Those of an enterprise itself, and what its visits issued."""
        self._open_papers(enterprise_id, "commitment")

    def open_paper(self, subject_id: str, notice_id: str) -> None:
        self._open_papers(subject_id, "", notice_id)

    def _open_papers(self, subject_id: str, kind: str, notice_id: str = "") -> None:
        from ui.pages.notice_page import NoticePage

        page = NoticePage(self._session, subject_id, self, kind, notice_id)
        page.closed.connect(lambda: self._leave(page))
        page.item_wanted.connect(lambda code: self._show_item(page, subject_id, code))
        self._put_over(page, "papers", subject_id, kind, notice_id)

    def open_file(self, enterprise_id: str) -> None:
        """The whole file of an enterprise, over the list it was asked from."""
        from ui.pages.enterprise_page import EnterprisePage

        if isinstance(self.top, EnterprisePage) and self.top.desk.enterprise_id == enterprise_id:
            return
        page = EnterprisePage(self._session, enterprise_id, self)
        page.closed.connect(lambda: self._leave(page))
        self._put_over(page, "file", enterprise_id)

    def open_enterprise(self, enterprise_id: str) -> None:
        from ui.pages.enterprises_page import EnterprisesPage

        page = self.page("enterprises")
        assert isinstance(page, EnterprisesPage)
        page.show_enterprise(enterprise_id)

    def take_file(self, key: str, path: Path) -> None:
        """Gives a file that came from outside to the page that knows its kind."""
        page = self.page(key)
        assert isinstance(page, TakesFiles)
        page.take_file(path)

    def back(self) -> None:
        if self.has_guest:
            self._leave(self.top)

    def _tell_ended(self, section: str, visit_id: str) -> None:
        """On the list below the visit that was just closed; "" for a re-inspection, which says nothing of the grade."""
        notice = getattr(self._sections[section][0], "notice", None)
        if isinstance(notice, NoticeBar):
            text = self.tr("检查已结束，可以交出资料包。")
            notice.tell(text, self.tr("去资料包"), lambda: self._session.navigation.open_page.emit("packs"))
            if not visit_id:
                return
            from ui.register.grade_offer import GradeOffer

            GradeOffer(self._session, notice, self._sections[section][0]).look(visit_id)

    def _show_item(self, notice: QWidget, visit_id: str, code: str) -> None:
        """From the notice to what is to be mended in its visit."""
        self._leave(notice)
        self.open_item(visit_id, code)

    def open_item(self, visit_id: str, code: str) -> None:
        """The visit, at this item; where it was left when the item is not asked there."""
        from ui.pages.visit_page import VisitPage

        self.open_visit(visit_id)
        page = self.top
        if not isinstance(page, VisitPage):
            # A re-inspection asks no items.
            return

        def go() -> None:
            if page.flow is not None and page.desk.shown.has_item(code):
                page.flow.go(code)

        if page.flow is not None:
            go()
        else:
            page.opened.connect(go)

    def _go_to_open(self, is_it: Callable[[QWidget], bool]) -> bool:
        """A visit is open once only: two pages of it would write over each other."""
        for key, section in self._sections.items():
            place = next((number for number, page in enumerate(section) if is_it(page)), 0)
            if place:
                self.section = key
                for guest in reversed(section[place + 1 :]):
                    self._leave(guest)
                self._show_top()
                return True
        return False

    def _put_over(self, guest: QWidget, *asked: str) -> None:
        """`asked` is how it comes again after the window was made anew."""
        if not self.section:
            self.open("visits")
        self._asked[guest] = asked
        self._sections[self.section].append(guest)
        self.addWidget(guest)
        self._show_top()

    def _leave(self, guest: QWidget) -> None:
        for section in self._sections.values():
            if guest in section[1:]:
                section.remove(guest)
                self._asked.pop(guest)
                self._show_top()
                self.removeWidget(guest)
                guest.deleteLater()

    def _show_top(self) -> None:
        # Asked before Qt gives the keys to the first control it finds.
        last = None if self.has_guest else self.top.focusWidget()
        self.setCurrentWidget(self.top)
        tab_as_the_eye_goes(self.top)
        scroll_by_finger(self.top)
        # Where the keys were on this page, else where it says by its focus proxy that work begins.
        (last if last is not None and last.isVisible() and last.isEnabled() else self.top).setFocus()
        self.shown.emit(self.section)
