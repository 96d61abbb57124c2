"""What the disk says is told in the person's language and names the file that was asked for."""

import errno
import os
from pathlib import Path

import pytest

from inspector_app import assets
from inspector_app.errors import Problem
from inspector_app.files import write_atomically
from inspector_app.messages import Language, say


def test_a_place_that_is_not_there_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "notice.pdf"
    with pytest.raises(FileNotFoundError) as refused:
        write_atomically(path, b"%PDF")
    assert refused.value.filename == str(path)


@pytest.mark.parametrize("name", sorted(assets.read_json("messages", "disk.json")))
def test_no_english_stands_in_a_chinese_sentence(name: str) -> None:
    detail = os.strerror(getattr(errno, name))
    message = say(Problem("store.folder_refused", {"folder": "X", "detail": detail}))
    assert detail not in str(message)
    assert message.cause == assets.read_json("messages", "disk.json")[name]["zh"]
    english = say(Problem("store.folder_refused", {"folder": "X", "detail": detail}), Language.EN)
    assert english.cause == assets.read_json("messages", "disk.json")[name]["en"]


def test_a_mark_of_direction_that_somebody_typed_turns_no_sentence_round() -> None:
    details = {"field": "问题\u202e\u2067一", "length": 2001, "most": 2000}
    assert "“问题��一…”有 2001 个字" in str(say(Problem("rectify.suspicion_long", details)))


def test_what_the_disk_says_ends_before_what_to_do_about_it() -> None:
    details = {"file": "X", "detail": os.strerror(errno.ENOENT)}
    assert "找不到这个文件或文件夹。 请" in str(say(Problem("pack.unreadable", details)))
    english = str(say(Problem("pack.unreadable", details), Language.EN))
    assert say(Problem("pack.unreadable", details), Language.EN).cause + ". " in english
