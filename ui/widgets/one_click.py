"""A button after which the next thing stands in its place: a double click must not do the deed to that one, too."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class OneClick(QObject):
    """The second press of a double click is nothing to its button.

    Many people click everything twice. Where the first click takes a row from the list, or goes on to the next one, the
    second would decide about what nobody has read.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)
