"""Enter in a re-inspection goes on from a finding, and presses the button that it stands on beside the findings."""

from datetime import timedelta
from pathlib import Path

from offices import NOW
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from rectifying import ordered_visit
from windows import idle, opened_window

from ui.pages.reinspection_page import ReinspectionPage

TODAY = NOW + timedelta(days=3)


def test_enter_on_the_button_of_the_paper_asks_for_the_paper(tmp_path: Path, qtbot: QtBot) -> None:
    made = ordered_visit(tmp_path / "store", 2)
    visit = made.recheck(TODAY)
    made.store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store", clock=lambda: TODAY) as window:
        assert window.session is not None
        assert window.frame_ is not None
        window.session.navigation.open_visit.emit(visit)
        page = window.frame_.stack.top
        assert isinstance(page, ReinspectionPage)
        qtbot.waitUntil(lambda: page.list.count() == 2)
        idle(qtbot, window)
        verdict = next(iter(page.card.verdicts.values()))
        verdict.setFocus()
        qtbot.keyClick(verdict, Qt.Key.Key_Return)
        assert page.list.currentRow() == 1
        page.list.setCurrentRow(0)
        pressed: list[bool] = []
        page.paper.clicked.connect(lambda: pressed.append(True))
        page.paper.setFocus()
        qtbot.keyClick(page.paper, Qt.Key.Key_Return)
        assert (len(pressed), page.list.currentRow()) == (1, 0)
        idle(qtbot, window)
