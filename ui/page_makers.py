"""Which page stands behind which key. Each is imported when it is first wanted: nothing before the first paint."""

from PySide6.QtWidgets import QWidget

from ui.page_stack import MakePage
from ui.session import Session


def page_makers() -> dict[str, MakePage]:
    return {"enterprises": _enterprises, "visits": _visits, "packs": _packs}


def _enterprises(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.enterprises_page import EnterprisesPage

    return EnterprisesPage(session, parent)


def _visits(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.visits_page import VisitsPage

    return VisitsPage(session, parent)


def _packs(session: Session, parent: QWidget) -> QWidget:
    from ui.pages.packs_page import PacksPage

    return PacksPage(session, parent)
