"""The keys of an open visit: those that judge and go on, which any field may want first, and those with Ctrl."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from ui.visit.visit_flow import VisitFlow
from ui.widgets.verdict_buttons import VERDICT_KEYS

if TYPE_CHECKING:
    from ui.pages.visit_page import VisitPage

_BARE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class VisitKeys(QObject):
    def __init__(self, page: "VisitPage", flow: VisitFlow) -> None:
        super().__init__(page)
        self._page, self._flow, self._tools = page, flow, page.tools
        for key, wanted in self._shortcuts().items():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)

    def _shortcuts(self) -> dict[str, Callable[[], object]]:
        page, flow, actions, tools = self._page, self._flow, self._page.actions_, self._tools
        return {
            "Ctrl+Down": flow.next_missing,
            "Ctrl+Return": lambda: flow.step(1),
            "PgDown": lambda: flow.step(1),
            "PgUp": lambda: flow.step(-1),
            "Ctrl+L": page.panes.item.whole_area.toggle,
            "Ctrl+N": actions.add_finding,
            "Ctrl+G": actions.open_gallery,
            "Ctrl+O": actions.add_photos,
            "Ctrl+Shift+O": page.evidence.take_from_card,
            "Ctrl+V": actions.paste_photos,
            "Ctrl+R": tools.toggle_rapid,
            "Ctrl+Shift+R": tools.key_in_paper,
            "Ctrl+M": tools.show_missing,
            "Ctrl+J": tools.go_to_code,
            "Ctrl+T": tools.show_read_aloud,
            "Ctrl+D": tools.sampling.open,
            "F12": actions.end,
        }

    def take(self, event: QKeyEvent) -> bool:
        """False for a key that means nothing here."""
        if event.modifiers() & ~_BARE:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.text().isdecimal():
            self._take_digit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            return self._tools.take_key(Qt.Key(event.key()))
        return True

    def _take_digit(self, digit: str) -> None:
        if self._tools.modes.pick(int(digit)):
            return
        if digit == "0":
            self._flow.judge(None)
        elif digit == "4":
            self._flow.take_proposal()
        elif digit in VERDICT_KEYS:
            self._flow.judge(VERDICT_KEYS[digit])

    def _enter(self, *, back: bool) -> None:
        if back:
            self._flow.step(-1)
        else:
            self._tools.modes.enter()

    def _escape(self) -> None:
        """From a field back to the verdict, from there back to where the person came from."""
        if self._page.panes.bar.buttons.isAncestorOf(QApplication.focusWidget() or self._page):
            self._page.actions_.leave()
        else:
            self._flow.focus_verdict()
