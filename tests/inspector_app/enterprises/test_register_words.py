"""Every problem of the register has its words, and every word its problem."""

import re
from pathlib import Path
from string import Formatter

import inspector_app.enterprises
from inspector_app import assets

SOURCES = sorted(Path(inspector_app.enterprises.__path__[0]).glob("*.py"))
_CODE = re.compile(r'(?:register\.|UnreadableCellError\(\s*|(?:refusal|_refusal|_problem)\(\s*)"?([a-z_]+)"')


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_each_code_that_is_raised_has_words_and_no_words_are_left_over() -> None:
    words = assets.read_json("messages", "register.json")
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    raised = set(_CODE.findall(text)) | {"file_html", "file_plain", "formula_kept", "formula_left", "practice_export"}
    typed = {name for name in words if name.endswith("_typed")}
    assert raised == set(words) - typed
    assert {name.removesuffix("_typed") for name in typed} <= raised


def test_both_languages_say_the_same_parts_with_the_same_places() -> None:
    for name, words in assets.read_json("messages", "register.json").items():
        assert words["zh"].keys() == words["en"].keys(), name
        spoken = [{place for text in words[language].values() for place in places(text)} for language in ("zh", "en")]
        assert spoken[0] == spoken[1], name
