"""All pages and main dialogs: names for screen readers, the way of Tab, nothing cut off even by longer words."""

from pathlib import Path

from every_place import stretched_words, walk_everywhere
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen_faults import backward_steps, cut_off, nameless


def test_a_screen_reader_can_name_all_and_tab_goes_as_the_eye(tmp_path: Path, qtbot: QtBot) -> None:
    def look(name: str, window: QWidget) -> list[str]:
        return [*nameless(window), *backward_steps(window)]

    looker = walk_everywhere(tmp_path, look)
    assert len(looker.places) > 50
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_no_words_are_cut_off_on_a_small_screen(tmp_path: Path, qtbot: QtBot) -> None:
    looker = walk_everywhere(tmp_path, lambda name, window: cut_off(window))
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_words_longer_by_two_fifths_are_not_cut_off(tmp_path: Path, qtbot: QtBot) -> None:
    with stretched_words():
        looker = walk_everywhere(tmp_path, lambda name, window: cut_off(window))
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))
