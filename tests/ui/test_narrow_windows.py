"""Small screens and large letters: nothing is a sliver, nothing ends in the middle of a word without a sign."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from visit_pages import started_visit
from windows import idle, opened_window

from inspector_app.checklists.model import Verdict
from inspector_app.messages import Language
from ui.main_window import MainWindow
from ui.opening.screen_place import smallest
from ui.preferences import TEXT_SIZES
from ui.theme.palette import palette_of
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.filter_bar import FilterBar
from ui.widgets.register_head import CountTile


def open_in(qtbot: QtBot, window: MainWindow, visit: str) -> None:
    assert window.session is not None
    window.session.navigation.open_visit.emit(visit)
    qtbot.waitUntil(lambda: window.open_visit_page() is not None)
    idle(qtbot, window)


def cramped(part: QWidget) -> list[str]:
    """Texts of the buttons that are narrower than their text wants."""
    buttons = [button for button in part.findChildren(QPushButton) if button.isVisible()]
    return [button.text() for button in buttons if button.width() < button.minimumSizeHint().width()]


@pytest.mark.parametrize(("size", "percent"), [((900, 560), 150), ((800, 560), 100), ((1366, 768), 200)])
def test_every_button_of_a_visit_has_the_room_its_words_want(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        window.setMinimumSize(0, 0)
        window.resize(*size)
        before = window.frame_
        window.appearance.set_text_size(percent)
        qtbot.waitUntil(lambda: percent == 100 or window.frame_ is not before)
        idle(qtbot, window)
        open_in(qtbot, window, visit)
        page = window.open_visit_page()
        assert page is not None
        assert page.flow is not None
        page.flow.judge(Verdict.PASS)
        idle(qtbot, window)
        assert (window.width(), window.height()) == size
        qtbot.waitUntil(lambda: cramped(page.header) + cramped(page.panes.bar) == [])
        assert page.panes.bar.buttons.y() == page.panes.bar.next.y() or page.panes.bar.narrow


def test_rows_come_together_again_in_a_wide_window(tmp_path: Path, qtbot: QtBot) -> None:
    store, visit = started_visit(tmp_path / "store")
    store.close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        open_in(qtbot, window, visit)
        page = window.open_visit_page()
        assert page is not None
        bar, header = page.panes.bar, page.header
        qtbot.waitUntil(lambda: not bar.narrow and not header.narrow)
        window.setMinimumSize(0, 0)
        window.resize(700, 560)
        qtbot.waitUntil(lambda: bar.next.y() > bar.buttons.geometry().bottom())
        qtbot.waitUntil(lambda: header.end.y() > header.back.geometry().bottom())
        assert bar.narrow
        assert header.narrow
        window.resize(1366, 768)
        qtbot.waitUntil(lambda: not bar.narrow and not header.narrow)
        left_to_right = (bar.previous, bar.buttons, bar.clear, bar.next)
        assert [each.x() for each in left_to_right if each.isVisible()] == sorted(
            each.x() for each in left_to_right if each.isVisible()
        )
        assert header.people.x() < header.finding.x() < header.end.x()


def test_a_line_that_does_not_fit_ends_in_a_sign_and_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    words = "行政检查 · 2026年10月28日 · 检查人员：李明、王芳、赵强"
    label.setText(words)
    label.resize(label.sizeHint().width() + 4, 24)
    label.show()
    assert label.shown_text() == words
    assert label.toolTip() == ""
    label.resize(120, 24)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == words


@pytest.mark.parametrize(
    ("screen", "wanted"), [((1366, 728), (900, 560)), ((800, 600), (800, 560)), ((800, 570), (800, 530))]
)
def test_the_window_never_needs_more_than_the_screen(screen: tuple[int, int], wanted: tuple[int, int]) -> None:
    assert smallest(QSize(*screen)) == QSize(*wanted)


@pytest.mark.parametrize("width", range(120, 400, 20))
def test_a_tile_says_its_meaning_whole_or_not_at_all(qtbot: QtBot, width: int) -> None:
    tile = CountTile(None, "保障制度未达标的企业")
    qtbot.addWidget(tile)
    tile.show_count(1297)
    tile.resize(width, 56)
    tile.show()
    meaning: QLabel = tile.meaning
    if meaning.isVisible():
        assert meaning.heightForWidth(meaning.width()) <= meaning.height()
        assert tile.toolTip() == ""
    else:
        assert tile.toolTip() == meaning.text()


def test_the_chips_follow_from_light_to_dark(qtbot: QtBot) -> None:
    bar = FilterBar(Language.ZH)
    qtbot.addWidget(bar)
    bar.setPalette(palette_of(LIGHT))
    chip = next(iter(bar.chips.values()))
    light = chip.icon().pixmap(14, 14).toImage()
    bar.setPalette(palette_of(DARK))
    assert chip.icon().pixmap(14, 14).toImage() != light


def test_with_letters_twice_as_large_every_page_fits_a_small_screen(tmp_path: Path, qtbot: QtBot) -> None:
    started_visit(tmp_path / "store")[0].close()
    with opened_window(qtbot, tmp_path, tmp_path / "store") as window:
        before = window.frame_
        window.appearance.set_text_size(TEXT_SIZES[-1])
        window.set_language(Language.EN)
        try:
            qtbot.waitUntil(lambda: window.frame_ is not before)
            idle(qtbot, window)
            assert window.frame_ is not None
            for section in window.frame_.side.buttons:
                window.go(section)
                idle(qtbot, window)
                assert window.minimumSizeHint().width() <= 1366, section
        finally:
            window.set_language(Language.ZH)
            idle(qtbot, window)
