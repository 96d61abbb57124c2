"""What a page of work is given: the open store, the worker, the clock, and the two hubs pages talk through."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector_app.messages import Language
from ui.jobs import Jobs
from ui.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector_app.stores import Store


Clock = Callable[[], datetime]
"""Gives the aware local time."""


class Changes(QObject):
    """What was changed in the store, told by the page that did it, after the commit returned."""

    enterprises_changed = Signal()
    visit_changed = Signal(str)
    """Visit id: opened, answered, photographed, closed, its notice issued."""
    visit_closed = Signal(str)
    """Visit id: it is evidence from now on, and worth a backup."""
    backups_changed = Signal()
    """A backup was made, or found damaged."""
    packs_changed = Signal()
    """A pack was written, handed over, imported, or a receipt read."""
    settings_changed = Signal()
    """The office's facts."""
    measures_changed = Signal()
    """A measure or a campaign."""
    unsaved_changed = Signal()
    """A visit may hold more, or less, that the store did not take."""
    saved_at = Signal(datetime)
    """A commit returned at this time; the status bar shows it."""


class Navigation(QObject):
    """Where a page wants the window to go."""

    open_page = Signal(str)
    """Key of a page: enterprises, visits, packs, review, settings."""
    open_visit = Signal(str)
    """Visit id."""
    visit_offered = Signal(str, str)
    """Visit id: it can be opened as was asked for, but who asked has gone to another page meanwhile; what else to say.
    """
    open_item = Signal(str, str)
    """Visit id and code of an item of it; "" for the visit as it was left."""
    open_people = Signal(str)
    """Visit id, whose inspectors are to be corrected."""
    open_notice = Signal(str)
    """Visit id, whose notice is to be previewed."""
    open_paper_kind = Signal(str, str)
    """Visit or enterprise id, and the kind of paper that is wanted of it."""
    open_papers = Signal(str)
    """Enterprise id, whose papers are wanted."""
    open_paper = Signal(str, str)
    """Visit or enterprise id, and the id of an issued paper of it."""
    open_file = Signal(str)
    """Enterprise id, whose whole file (一企一档) is wanted."""
    open_enterprise = Signal(str)
    """Enterprise id, shown on the enterprises page."""
    back = Signal()
    """Leave a visit or notice for the page it was opened from."""

    def open_or_offer(self, visit: str, asked_on: "QWidget") -> None:
        """Behind long work a deed may be done late: who has left the page `asked_on` by then is not taken away."""
        if asked_on.isVisible():
            self.open_visit.emit(visit)
        else:
            self.visit_offered.emit(visit, "")


def local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, eq=False)
class Session:
    store: "Store"
    jobs: Jobs
    clock: Clock = local_now
    language: Language = Language.ZH
    practice: bool = False
    preferences: Preferences = field(default_factory=Preferences)
    changes: Changes = field(default_factory=Changes)
    navigation: Navigation = field(default_factory=Navigation)

    def end(self) -> None:
        """With its pages: who listened to it is forgotten, or an open store would be kept for ever by its pages."""
        self.changes.deleteLater()
        self.navigation.deleteLater()
