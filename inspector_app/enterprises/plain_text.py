"""Texts of cells made plain: outer spaces off, full-width letters and digits as ASCII where codes are meant."""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

LONGEST_TEXT = 2000
"""Characters of one cell of a register."""
# U+3000 is left out, because it is a space.
_CHINESE = r"[\u2e80-\u2fff\u3001-\u9fff\uff00-\uffef]"
# Controls (Cc), halves of a pair (Cs), and marks that only hide in a text, as chat programs and web pages paste them:
# soft hyphen, zero-width space and joiners, marks of direction, invisible operators, byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
# The cells of a register say the same words again and again.
_REMEMBERED = 65_536
_BREAK_BETWEEN_CHINESE = re.compile(rf"(?<={_CHINESE})[^\S\n]*\n\s*(?={_CHINESE})")


def text_of(value: object) -> str:
    """A cell's value as a person sees it: whole numbers without a decimal point, dates in ISO 8601."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def tidy(text: str) -> str:
    """Without outer spaces of any width, without control characters, on one line; inner spaces single."""
    # Nearly every cell is letters and digits alone, and those of a long register are too many to remember.
    return text if text.isalnum() else _tidied(text)


@lru_cache(maxsize=_REMEMBERED)
def _tidied(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return " ".join(_BREAK_BETWEEN_CHINESE.sub("", _INVISIBLE.sub("", text)).split())


def folded(text: str) -> str:
    """For codes and comparison: full-width characters as ASCII (NFKC), one line, upper and lower case kept."""
    return text if text.isalnum() and unicodedata.is_normalized("NFKC", text) else _folded(text)


@lru_cache(maxsize=_REMEMBERED)
def _folded(text: str) -> str:
    return tidy(unicodedata.normalize("NFKC", text))


def compact(text: str) -> str:
    """`folded` without any space: for numbers, codes and words that are looked up."""
    plain = folded(text)
    return plain if plain.isalnum() else "".join(plain.split())


def name_key(name: str) -> str:
    """The same for two spellings of one name: width, case, spaces and brackets do not count."""
    return compact(name).casefold()


def shown(value: object, most: int = 60) -> str:
    """A value as a message quotes it: cut after `most` characters."""
    text = tidy(text_of(value))
    return text if len(text) <= most else text[:most] + "…"
