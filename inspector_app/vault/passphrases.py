"""Which new passphrases are refused: NIST SP 800-63B §5.1.1.2 (rev. 4 §3.1.1.2) asks for a length and a list of
common, expected and compromised ones; for nothing about kinds of characters, and for no change after a time.

What is in use already is never asked about.
"""

import re
from collections.abc import Iterable

from inspector_app import assets
from inspector_app.errors import Problem

MIN_PASSPHRASE_CHARACTERS = 8
_FEWEST_DIFFERENT = 4
_LONGEST_REPEATED = 7
_SHORTEST_RUN = 3
_DECORATION = 8
"""As many digits and signs around a common word make it no better: they are what everybody adds."""
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    *("1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm"),
    "!@#$%^&*()",
)
_ALL_RUNS = _RUNS + tuple(run[::-1] for run in _RUNS)


def passphrase_problems(passphrase: str, names: Iterable[str] = ()) -> list[Problem]:
    """Why a passphrase is too weak for a laptop that may be lost; empty when it will do.

    `names` are what anybody who finds the laptop reads in the folder: of the person, of the office.
    """
    if len(passphrase) < MIN_PASSPHRASE_CHARACTERS:
        return [Problem("store.passphrase_short", {"least": MIN_PASSPHRASE_CHARACTERS})]
    text = passphrase.casefold()
    if len(set(text)) < _FEWEST_DIFFERENT or _is_repeated(text) or _is_runs(text) or _is_number_of_life(text):
        return [Problem("store.passphrase_common")]
    return [Problem("store.passphrase_common")] if _is_common(text, names) else []


def _is_repeated(text: str) -> bool:
    """One short piece over and over."""
    place = (text + text).find(text, 1)
    return place < len(text) and place <= _LONGEST_REPEATED


def _is_runs(text: str) -> bool:
    """Nothing but neighbours in the alphabet, among the digits, on the keyboard, or the same sign again."""
    place = 0
    while place < len(text):
        length = _run_at(text[place:])
        if length < _SHORTEST_RUN:
            return False
        place += length
    return True


def _is_number_of_life(text: str) -> bool:
    """A birthday, or the number of a mobile phone."""
    return bool(re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|1[3-9]\d{9}", text, re.ASCII))


def _run_at(text: str) -> int:
    same = len(text) - len(text.lstrip(text[0]))
    most = min(len(text), max(map(len, _ALL_RUNS)))
    along = (length for length in range(most, 0, -1) if any(text[:length] in run for run in _ALL_RUNS))
    return max(same, next(along, 0))


def _is_common(text: str, names: Iterable[str]) -> bool:
    """On the list, or a word of it, or one of `names`, with a few digits and signs around it."""
    common = assets.read_json("vault", "common_passphrases.json")
    if text in common["whole"]:
        return True
    bare = _letters(text)
    if not bare or len(text) - len(bare) > _DECORATION:
        return False
    return bare in common["words"] or bare in {_letters(each) for name in names for each in _spellings(name)}


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


def _spellings(name: str) -> tuple[str, ...]:
    """As it is written, and as it is typed without an input method."""
    if name.isascii():
        return (name.casefold(),)
    from pypinyin import lazy_pinyin

    return name.casefold(), "".join(lazy_pinyin(name)).casefold()
