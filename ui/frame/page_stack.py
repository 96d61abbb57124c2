"""The pages of the open store: each made on its first visit; visits and notices lie over the list they came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.frame.eye_order import tab_as_the_eye_goes
from ui.frame.guest_pages import GuestPages
from ui.session import Session
from ui.theme.touch import scroll_by_finger
from ui.widgets.search_keys import search_of

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
    searches: tuple[tuple[str, str], ...] = ()
    """What was searched for, of each section that has a search with something in it."""


class PageStack(QStackedWidget):
    shown = Signal(str)
    """Key of the section that is on the screen now."""

    def __init__(self, session: Session, makers: Mapping[str, MakePage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_stack")
        self._session, self._makers = session, makers
        self._sections: dict[str, list[QWidget]] = {}
        self._asked: dict[QWidget, tuple[str, ...]] = {}
        self._searches: dict[str, str] = {}
        """Of sections that are not made yet."""
        self.section = ""
        self.guests = GuestPages(session, self)
        navigation = session.navigation
        navigation.open_page.connect(self.open)
        navigation.open_enterprise.connect(self.open_enterprise)
        navigation.back.connect(self.back)

    @property
    def top(self) -> QWidget:
        return self._sections[self.section][-1]

    @property
    def base(self) -> QWidget:
        """The list of the section, whatever lies over it."""
        return self._sections[self.section][0]

    @property
    def has_guest(self) -> bool:
        """A visit or a notice is on the screen."""
        return bool(self.section) and len(self._sections[self.section]) > 1

    @property
    def spot(self) -> Spot:
        base, *guests = self._sections[self.section]
        part = getattr(base, "section_key", "")
        section = f"{self.section}:{part}" if part else self.section
        fields = {key: search_of(pages[0]) for key, pages in self._sections.items()}
        typed = {key: field.text() for key, field in fields.items() if field is not None and field.text()}
        searches = tuple((self._searches | typed).items())
        return Spot(section, tuple(self._asked[guest] for guest in guests), searches)

    def stand_at(self, spot: Spot | None) -> None:
        """Where that is in this store; without one, where everybody begins."""
        self._searches = dict(spot.searches) if spot is not None else {}
        self.open(spot.section if spot is not None else "enterprises")
        for kind, *given in spot.guests if spot is not None else ():
            self.guests.open_again(kind, *given)

    def pages(self) -> list[QWidget]:
        """All that were made, seen or not."""
        return [page for section in self._sections.values() for page in section]

    def open(self, key: str) -> None:
        """Goes to the section, where it was left; the page is made when it is not there yet.

        "settings:backup" is a section of the settings, "settings:office/code" a field of it that gets the keys.
        """
        key, _, part = key.partition(":")
        part, _, field = part.partition("/")
        if key not in self._makers:
            return
        if key not in self._sections:
            page = self._makers[key](self._session, self)
            self.addWidget(page)
            self._sections[key] = [page]
            self._search_again(key, page)
        self.section = key
        show_section = getattr(self._sections[key][0], "show_section", None)
        if part and show_section is not None:
            show_section(part)
        self._show_top()
        go_to_field = getattr(self.top, "go_to_field", None)
        if field and go_to_field is not None:
            go_to_field(field)

    def page(self, key: str) -> QWidget:
        """The list of a section, made and on the screen."""
        self.open(key)
        for guest in reversed(self._sections[key][1:]):
            self.leave(guest)
        return self._sections[key][0]

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
            self.leave(self.top)

    def go_to_guest(self, is_it: Callable[[QWidget], bool]) -> bool:
        """A visit is open once only: two pages of it would write over each other."""
        for key, section in self._sections.items():
            place = next((number for number, page in enumerate(section) if is_it(page)), 0)
            if place:
                self.section = key
                for guest in reversed(section[place + 1 :]):
                    self.leave(guest)
                self._show_top()
                return True
        return False

    def put_over(self, guest: QWidget, *asked: str) -> None:
        """`asked` is how it comes again after the window was made anew."""
        if not self.section:
            self.open("visits")
        self._asked[guest] = asked
        self._sections[self.section].append(guest)
        self.addWidget(guest)
        self._show_top()

    def leave(self, guest: QWidget) -> None:
        for section in self._sections.values():
            if guest in section[1:]:
                section.remove(guest)
                self._asked.pop(guest)
                self._show_top()
                self.removeWidget(guest)
                guest.deleteLater()

    def _search_again(self, key: str, page: QWidget) -> None:
        field, text = search_of(page), self._searches.pop(key, "")
        if field is not None and text:
            field.setText(text)

    def _show_top(self) -> None:
        # Asked before Qt gives the keys to the first control it finds.
        last = None if self.has_guest else self.top.focusWidget()
        self.setCurrentWidget(self.top)
        tab_as_the_eye_goes(self.top)
        scroll_by_finger(self.top)
        # Where the keys were on this page, else where it says by its focus proxy that work begins.
        (last if last is not None and last.isVisible() and last.isEnabled() else self.top).setFocus()
        self.shown.emit(self.section)
