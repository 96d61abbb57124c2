"""Days have one shape in the window: 2026年10月28日 in Chinese, 2026-10-28 in English."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale

import ui
from ui.day_words import day_shape, day_words, written_words

_OTHER_SHAPES = re.compile(r"%Y-%m-%d|%m-%d|yyyy-MM-dd")
_EXACT = {"day_words.py", "paper_fields.py", "photo_viewer.py", "card_model.py"}
"""Where a day is written for a record, or for `written_words` to read."""


def test_no_window_writes_days_in_a_shape_of_its_own() -> None:
    sources = Path(ui.__path__[0]).rglob("*.py")
    texts = {path.name: path.read_text("utf-8") for path in sources if path.name not in _EXACT}
    # A name that is proposed for a file is no day to read.
    told = {
        name: [line.strip() for line in text.splitlines() if _OTHER_SHAPES.search(line) and ".pdf" not in line]
        for name, text in texts.items()
    }
    assert {name: lines for name, lines in told.items() if lines} == {}


def test_a_field_with_a_calendar_has_the_shape_of_the_lists() -> None:
    day = datetime(2026, 1, 8).date()
    assert QLocale.c().toString(QDate(2026, 1, 8), day_shape()) == day_words(day) == "2026年1月8日"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-10-28", "2026年10月28日"),
        ("2026-10-28T10:14", "2026年10月28日 10:14"),
        ("2026-10-28 10:14:05", "2026年10月28日 10:14:05"),
        ("去年秋天", "去年秋天"),
        ("", ""),
    ],
)
def test_what_a_camera_or_a_record_wrote_is_told_alike(written: str, told: str) -> None:
    assert written_words(written) == told
