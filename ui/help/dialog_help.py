"""F1 in a dialog, which keeps all keys from the window below it: that window is asked to show the manual over it."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class ShowsHelp(Protocol):
    def show_help_over(self, dialog: QWidget) -> None: ...


def ask_for_help(dialog: QWidget) -> None:
    """Nothing happens over a window that has no manual."""
    below = dialog.parentWidget()
    while below is not None and not isinstance(below, ShowsHelp):
        below = below.parentWidget()
    if below is not None:
        below.show_help_over(dialog)
