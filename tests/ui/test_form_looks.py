"""Every kind of question in the largest letters, light and dark: nothing is narrower than its words."""

from pathlib import Path

import pytest
from form_visits import started_form_visit
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from windows import idle, opened_window

from ui.preferences import TEXT_SIZES


def cramped(part: QWidget) -> list[str]:
    """Buttons and fields that have less room than their words, and what sticks out of the part."""
    found = []
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in part.findChildren(kind):
            if not widget.isVisibleTo(part):
                continue
            right = widget.mapTo(part, widget.rect().topRight()).x()
            if widget.width() < widget.minimumSizeHint().width() or right > part.width():
                found.append(f"{type(widget).__name__} {widget.width()} {right}")
            if widget.height() < widget.minimumSizeHint().height():
                found.append(f"{type(widget).__name__} is {widget.height()} high")
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_question_has_the_room_its_words_want(tmp_path: Path, qtbot: QtBot, theme: str) -> None:
    store, visit = started_form_visit(tmp_path)
    store.close()
    with opened_window(qtbot, tmp_path / "w", store.folder) as window:
        window.appearance.set_theme(theme)
        before = window.frame_
        window.appearance.set_text_size(TEXT_SIZES[-1])
        qtbot.waitUntil(lambda: window.frame_ is not before)
        idle(qtbot, window)
        assert window.session is not None
        window.session.navigation.open_visit.emit(visit)
        qtbot.waitUntil(lambda: window.open_visit_page() is not None)
        page = window.open_visit_page()
        assert page is not None
        qtbot.waitUntil(lambda: page.flow is not None)
        assert page.flow is not None
        for item in page.desk.shown.items:
            page.flow.go(item.code)
            card = page.panes.item.card
            assert card is not None
            qtbot.waitUntil(lambda card=card: card.isVisible())  # type: ignore[misc]
            assert cramped(card) == [], item.code
        idle(qtbot, window)
