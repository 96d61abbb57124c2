"""The manual speaks of the window as it is: its pages, its keys, its words, its pictures."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from said_words import said_words

import resources
import ui
from inspector_app import assets
from inspector_app.manual import Chapter, chapter, chapters, picture
from inspector_app.messages import Language
from ui.frame.sections import sections
from ui.pictures.manual_pictures import letters_were_drawn, named_pictures

PAIRS = list(zip(chapters(Language.ZH), chapters(Language.EN), strict=True))
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_SHRUNK = 4
_NOTICEABLE, _MOST_CHANGED = 32, 0.03
"""Six words and ids differ from one practice street to the next; a moved or changed pane is much more."""


def _bare(words: str) -> str:
    """As a person reads them: without the key of a menu, or a shortcut behind a tab."""
    return re.sub(r"\(&\w\)|&", "", words.partition("\t")[0])


def _bold(each: Chapter) -> list[str]:
    return _BOLD.findall(each.text)


def _changed(before: Image.Image, after: Image.Image) -> float:
    """Which part of the picture looks otherwise, 0 to 1."""
    if before.size != after.size:
        return 1.0
    small = [each.convert("L").reduce(_SHRUNK) for each in (before, after)]
    histogram = ImageChops.difference(*small).histogram()
    return sum(histogram[_NOTICEABLE:]) / sum(histogram)


def test_every_page_of_the_side_bar_is_explained(qapp: QApplication) -> None:
    explained = {page for each in chapters() for page, _ in each.explains}
    assert explained >= set(sections())


@pytest.mark.parametrize("language", list(Language))
def test_what_explains_a_page_is_a_heading_that_is_there(language: Language) -> None:
    for each in chapters(language):
        for page, number in each.explains:
            assert 1 <= number <= len(each.headings), page


def test_the_keys_of_the_side_bar_are_those_of_the_window(qapp: QApplication) -> None:
    keys = chapter("keys")
    assert keys is not None
    for place in sections().values():
        assert f"| {place.key} | **{place.words}** |" in keys.text


def test_bold_words_are_words_of_the_window() -> None:
    window = {_bare(said.source) for said in said_words()}
    assert [word for zh, _ in PAIRS for word in _bold(zh) if word not in window] == []


def test_bold_english_is_the_english_of_the_window() -> None:
    """Of words that the window has no English for yet, only the number is compared."""
    english: dict[str, set[str]] = {}
    for message in ET.fromstring(assets.read_text("i18n", "inspector_en.ts")).iter("message"):
        words = message.findtext("translation", "")
        if words:
            english.setdefault(_bare(message.findtext("source", "")), set()).add(_bare(words))
    wrong = []
    for zh, en in PAIRS:
        said = set(_bold(en))
        wrong += [(zh.key, word) for word in _bold(zh) if word in english and not english[word] & said]
        assert len(_bold(zh)) == len(_bold(en)), zh.key
    assert wrong == []


@pytest.mark.parametrize("language", list(Language))
def test_qt_reads_every_sign_of_the_markdown(qapp: QApplication, language: Language) -> None:
    """Stars that stay on the screen are bold words that CommonMark did not see, such as **发布…**写明."""
    for each in chapters(language):
        document = QTextDocument()
        document.setMarkdown(each.text)
        assert "**" not in document.toPlainText(), each.key


def test_both_languages_show_the_same_pictures() -> None:
    assert named_pictures(Language.ZH) == named_pictures(Language.EN)
    for zh, en in PAIRS:
        assert zh.text.count("](../pictures/zh/") == en.text.count("](../pictures/en/") == zh.text.count("\n![")


def test_another_page_is_noticed_as_a_changed_picture() -> None:
    planning, enterprises = (_manual_picture(name) for name in ("planning", "enterprises"))
    assert _changed(planning, enterprises) > 2 * _MOST_CHANGED
    assert _changed(planning, planning) == 0


def test_the_pictures_show_the_window_as_it_is(tmp_path: Path) -> None:
    """After a change of a page: `python3 dev.py manual-pictures`, which takes those in English too."""
    # In a process of its own: what other tests left in this one is none of the pictures' business.
    command = [sys.executable, "-m", "ui.pictures.manual_pictures", "--out", str(tmp_path), "--language", "zh"]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(ui.__file__).parents[1])
    if letters_were_drawn(tmp_path) != letters_were_drawn(Path(resources.__file__).parent / "manual" / "pictures"):
        pytest.skip("this computer draws letters otherwise than the one that took the manual's pictures")
    stale = {}
    for name in sorted(named_pictures(Language.ZH)):
        with Image.open(tmp_path / "zh" / f"{name}.png") as now:
            part = _changed(_manual_picture(name), now)
        if part > _MOST_CHANGED:
            stale[name] = round(part, 3)
    assert stale == {}


def _manual_picture(name: str) -> Image.Image:
    return Image.open(BytesIO(picture(f"../pictures/zh/{name}.png")))
