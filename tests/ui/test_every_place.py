"""All pages and main dialogs: names, the way of Tab and of F6, focus that is seen, nothing cut off, room for a finger.

A walk costs some ten seconds: each looks for all that can be seen in the same light.
"""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from every_place import languages_in_turn, stretched_words, walk_everywhere
from finger_targets import too_small
from hidden_names import hidden_signs, hide_signs
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen_colours import colour_alone, two_primaries
from seen_faults import backward_steps, cut_off, nameless
from seen_focus import Kind, rounds_of_f6, unseen_focus

from inspector_app.practice import open_practice_store
from ui.pictures.picture_book import NOW as PICTURED


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice street, made once; each walk changes a copy of its own."""
    folder = tmp_path_factory.mktemp("street")
    open_practice_store(folder / "practice", PICTURED).close()
    return folder


@pytest.fixture
def folder(street: Path, tmp_path: Path) -> Path:
    return shutil.copytree(street, tmp_path / "laptop")


def test_the_keyboard_and_a_screen_reader_find_their_way_and_no_sign_of_a_name_hides(
    folder: Path, qtbot: QtBot
) -> None:
    known: set[Kind] = set()
    with closing(open_practice_store(folder / "practice", PICTURED)) as store:
        hide_signs(store, PICTURED)

    def look(name: str, window: QWidget) -> list[str]:
        return [
            *nameless(window),
            *backward_steps(window),
            *rounds_of_f6(window),
            *unseen_focus(window, known),
            *colour_alone(window),
            *two_primaries(window),
            *hidden_signs(window),
        ]

    looker = walk_everywhere(folder, look)
    assert len(looker.places) > 50
    assert len(known) > 40
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_a_finger_hits_everything_in_the_dark_where_the_focus_is_seen_too(folder: Path, qtbot: QtBot) -> None:
    known: set[Kind] = set()

    def look(name: str, window: QWidget) -> list[str]:
        return [*too_small(window), *cut_off(window), *unseen_focus(window, known)]

    looker = walk_everywhere(folder, look, "dark", "on")
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_words_longer_by_two_fifths_are_not_cut_off(folder: Path, qtbot: QtBot) -> None:
    with stretched_words():
        looker = walk_everywhere(folder, lambda name, window: cut_off(window))
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))


def test_the_language_changes_at_once_on_every_place(folder: Path, qtbot: QtBot) -> None:
    looker = languages_in_turn(folder)
    assert len(looker.places) > 100
    assert sorted(set(looker.wrong)) == [], "\n".join(sorted(set(looker.wrong)))
