"""Which page stands behind which key. Each is imported when it is first wanted: nothing before the first paint."""

from PySide6.QtWidgets import QWidget

from ui.page_stack import MakePage
from ui.session import Session


def page_makers() -> dict[str, MakePage]:
    return {
        "enterprises": _enterprises,
        "visits": _visits,
        "papers": _papers,
        "photos": _photos,
        "packs": _packs,
        "diary": _diary,
    }


def _enterprises(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.enterprises_page import EnterprisesPage

    return EnterprisesPage(session, parent)


def _visits(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.visits_page import VisitsPage

    return VisitsPage(session, parent)


def _papers(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.papers_page import PapersPage

    return PapersPage(session, parent)


def _photos(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.gallery_page import GalleryPage

    return GalleryPage(session, parent)


def _packs(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.packs_page import PacksPage

    return PacksPage(session, parent)


def _diary(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.diary_page import DiaryPage

    return DiaryPage(session, parent)
