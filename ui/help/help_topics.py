"""Which place of the manual speaks of what is on the screen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from inspector_app.manual import Topic, chapters, topic_of
from inspector_app.messages import Language

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_GUESTS = {
    "VisitPage": "visit",
    "NoticePage": "paper",
    "ReinspectionPage": "reinspection",
    "EnterprisePage": "enterprise",
}
"""Pages that lie over the list they came from."""


def topic_in_front(window: "MainWindow", language: Language) -> Topic:
    """Of the page, or of the section of the settings, that is in front; at the door the first chapter."""
    explained = {page for each in chapters(language) for page, _ in each.explains}
    keys = [] if window.frame_ is None else _keys(window.frame_.stack.top, window.frame_.stack.section)
    return topic_of(next((key for key in keys if key in explained), ""), language)


def _keys(top: QWidget, section: str) -> list[str]:
    """The nearest first."""
    part = getattr(top, "section_key", "")
    return [_GUESTS.get(type(top).__name__, ""), f"{section}:{part}", section]
