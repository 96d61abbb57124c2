"""The manual: found, the same in both languages, and every command line and picture in it is real."""

import re
import shlex
from argparse import ArgumentParser, Namespace
from functools import cache, lru_cache

import pytest

from inspector_app import assets, manual
from inspector_app.cli import _parser, _UsageError, main
from inspector_app.messages import Language

BOTH = list(zip(manual.chapters(Language.ZH), manual.chapters(Language.EN), strict=True))
ALL = [chapter for pair in BOTH for chapter in pair]
KEYS = [zh.key for zh, _ in BOTH]
_IN_LINE = re.compile(r"`(inspector-app [^`]+)`")


def _outside_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def _shape(text: str) -> list[str]:
    """What each line is, whatever its words: heading, row of a table, item of a list, picture, code, text."""
    kinds = {"-": "item", "!": "picture"}
    shape = []
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if fenced or line.startswith("```"):
            continue
        start = line[:1]
        if start == "#":
            shape.append(line.partition(" ")[0])
        elif re.match(r"\d+\. ", line):
            shape.append("numbered")
        elif start == "|":
            shape.append(f"row of {line.count('|') - 1}")
        elif start:
            shape.append(kinds.get(start, "text"))
    return shape


def _commands(text: str) -> list[str]:
    fenced = "\n".join(re.findall(r"```\n(.*?)```", text, re.DOTALL)).splitlines()
    return [line for line in fenced if line.startswith("inspector-app ")] + _IN_LINE.findall(text)


@lru_cache(maxsize=1)
def _one_parser() -> ArgumentParser:
    """Made once: it knows two hundred verbs."""
    return _parser()


@cache
def _parsed(line: str) -> Namespace:
    """As the command line reads it, with the store that the manual leaves out where a verb needs one."""
    words = shlex.split(line)[1:]
    store = [word for word in ("--store", "--passphrase-file") if word not in words]
    for added in ([], [item for word in store for item in (word, "x")]):
        try:
            return _one_parser().parse_args([*words, *added])
        except _UsageError as error:
            refused = error
    raise refused


def _verb(line: str) -> list[str]:
    """`backup drill` of `inspector-app backup drill --all`; a verb of one word stands with what follows it."""
    words = shlex.split(line)[1:]
    return words[:1] if words[0].startswith("-") or words[1:2] == [] or words[1].startswith("-") else words[:2]


@pytest.mark.parametrize("pair", BOTH, ids=KEYS)
def test_both_languages_have_the_same_shape(pair: tuple[manual.Chapter, manual.Chapter]) -> None:
    zh, en = pair
    assert _shape(zh.text) == _shape(en.text)
    assert len(zh.headings) == len(set(zh.headings)) == len(set(en.headings))
    assert not re.search("[\u4e00-\u9fff]", en.title)


@pytest.mark.parametrize("pair", BOTH, ids=KEYS)
def test_both_languages_show_the_same_commands(pair: tuple[manual.Chapter, manual.Chapter]) -> None:
    for line in _commands(pair[0].text) + _commands(pair[1].text):
        assert _parsed(line).verb
    verbs = [[_verb(line) for line in _commands(each.text)] for each in pair]
    assert verbs[0] == verbs[1]


def test_the_manual_shows_most_verbs() -> None:
    shown = {tuple(_verb(line)) for each in ALL for line in _commands(each.text)}
    assert len(shown) > 80


def test_a_wrong_command_would_be_noticed() -> None:
    with pytest.raises(_UsageError):
        _parsed("inspector-app backup drill --no-such-option")


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: f"{chapter.key}-{chapter.title}")
def test_every_picture_is_there(chapter: manual.Chapter) -> None:
    for path in re.findall(r"!\[[^]]+\]\(([^)]+)\)", chapter.text):
        assert manual.picture(path).startswith(b"\x89PNG")


def test_no_picture_lies_about_unused() -> None:
    named = {path for each in ALL for path in re.findall(r"\]\(\.\./(pictures/[^)]+)\)", each.text)}
    lying = {
        f"pictures/{tongue.value}/{name}" for tongue in Language for name in assets.names(f"manual/pictures/{tongue}")
    }
    assert lying == named


@pytest.mark.parametrize("path", ["../../secret.png", "../pictures/zh/..", "", "../pictures//welcome.png"])
def test_a_picture_is_never_sought_elsewhere(path: str) -> None:
    with pytest.raises(ValueError, match="not a resource name"):
        manual.picture(path)


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: f"{chapter.key}-{chapter.title}")
def test_no_chapter_uses_what_the_help_window_cannot_show(chapter: manual.Chapter) -> None:
    text = _outside_code(chapter.text)
    assert not re.search(r"<[a-z/]+>", text)
    assert chapter.text.count("```") % 2 == 0


def test_words_are_found_with_their_place() -> None:
    hit = manual.find("恢复公钥 信封")[0]
    assert (hit.topic.chapter, hit.topic.heading) == ("administrator", "人员、密码和钥匙")
    assert "恢复" in hit.excerpt


def test_headings_come_first_and_capitals_do_not_matter() -> None:
    assert manual.find("QUICK card", Language.EN)[0].topic.heading == "Quick card"


def test_all_words_must_be_there() -> None:
    assert manual.find("备份")
    assert manual.find("备份 没有这样的词") == []
    assert manual.find("  ") == []


def test_a_page_leads_to_its_section() -> None:
    assert manual.topic_of("rectification").heading == "整改和复查"
    assert manual.topic_of("rectification", Language.EN).heading == "Corrections and re-inspection"
    assert manual.topic_of("no such page").chapter == "first_steps"


def test_the_command_line_shows_and_finds_chapters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", "manual", "show", "keys"]) == 0
    assert capsys.readouterr().out.startswith("# Keys")
    assert main(["manual", "find", "六个词"]) == 0
    assert "supervisor\t先交换名片" in capsys.readouterr().out
    assert main(["manual", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "first_steps\t头五分钟"


def test_an_unknown_chapter_is_refused_with_those_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manual", "show", "nope"]) == 1
    assert "pack_format" in capsys.readouterr().err
