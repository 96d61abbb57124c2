"""All pages and main dialogs: names, the way of Tab and of F6, focus that is seen, nothing cut off, room for a finger.

A walk costs some ten seconds: each looks for all that can be seen in the same light.
"""

from pathlib import Path

from every_place import languages_in_turn, stretched_words, walk_everywhere
from finger_targets import too_small
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen_colours import colour_alone, two_primaries
from seen_faults import backward_steps, cut_off, nameless
from seen_focus import Kind, rounds_of_f6, unseen_focus


def test_the_keyboard_and_a_screen_reader_find_their_way(tmp_path: Path, qtbot: QtBot) -> None:
    known: set[Kind] = set()

    def look(name: str, window: QWidget) -> list[str]:
        return [
            *nameless(window),
            *backward_steps(window),
            *rounds_of_f6(window),
            *unseen_focus(window, known),
            *colour_alone(window),
            *two_primaries(window),
        ]

    looker = walk_everywhere(tmp_path, look)
    assert len(looker.places) > 50
    assert len(known) > 40
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_a_finger_hits_everything_in_the_dark_where_the_focus_is_seen_too(tmp_path: Path, qtbot: QtBot) -> None:
    known: set[Kind] = set()

    def look(name: str, window: QWidget) -> list[str]:
        return [*too_small(window), *cut_off(window), *unseen_focus(window, known)]

    looker = walk_everywhere(tmp_path, look, "dark", "on")
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_words_longer_by_two_fifths_are_not_cut_off(tmp_path: Path, qtbot: QtBot) -> None:
    with stretched_words():
        looker = walk_everywhere(tmp_path, lambda name, window: cut_off(window))
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_the_language_changes_at_once_on_every_place(tmp_path: Path, qtbot: QtBot) -> None:
    looker = languages_in_turn(tmp_path)
    assert len(looker.places) > 100
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))
