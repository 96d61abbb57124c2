"""Which page stands behind which key. Each is imported when it is first wanted: nothing before the first paint."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.frame.page_stack import MakePage
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def page_makers(window: "MainWindow") -> dict[str, MakePage]:
    """The settings ask the window for what is the window's."""
    return {
        "enterprises": _enterprises,
        "board": _board,
        "planning": _planning,
        "visits": _visits,
        "measures": _measures,
        "papers": _papers,
        "rectification": _rectification,
        "review": _review,
        "photos": _photos,
        "packs": _packs,
        "diary": _diary,
        "settings": partial(_settings, window),
    }


def _enterprises(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.enterprises_page import EnterprisesPage

    return EnterprisesPage(session, parent)


def _board(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.board_page import BoardPage

    return BoardPage(session, parent)


def _planning(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.planning_page import PlanningPage

    return PlanningPage(session, parent)


def _visits(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.visits_page import VisitsPage

    return VisitsPage(session, parent)


def _measures(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.measures_page import MeasuresPage

    return MeasuresPage(session, parent)


def _papers(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.papers_page import PapersPage

    return PapersPage(session, parent)


def _rectification(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.rectification_page import RectificationPage

    return RectificationPage(session, parent)


def _review(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.review_page import ReviewPage

    return ReviewPage(session, parent)


def _photos(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.gallery_page import GalleryPage

    return GalleryPage(session, parent)


def _packs(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.packs_page import PacksPage

    return PacksPage(session, parent)


def _diary(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.diary_page import DiaryPage

    return DiaryPage(session, parent)


def _settings(window: "MainWindow", session: Session, parent: QWidget) -> QWidget:
    from ui.frame.wired_settings import settings_page

    return settings_page(window, session, parent)
