"""The header words of registers: which column is which field. The words are data (enterprises/headers.json)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from inspector_app import assets
from inspector_app.enterprises.plain_text import compact, text_of

_IN_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row taken for the header: column number (0 is the first) to field."""

    fields: Mapping[int, str]
    clashes: Mapping[str, tuple[int, ...]]
    """Fields that several columns claim with equal right."""


def canonical_headers() -> dict[str, str]:
    """Field to the header that the office's spreadsheet gives it, in the order of the columns."""
    return {field: words[0] for field, words in assets.read_json("enterprises", "headers.json").items()}


def read_header_row(cells: Sequence[object]) -> HeaderRow:
    """What each cell of a row would mean as a header.

    Of two columns for one field the one with the office's own word (the first of its list) counts; when neither or
    both have it, that is a clash.
    """
    claims: dict[str, list[tuple[int, int]]] = {}
    for column, cell in enumerate(cells):
        known = _field_of(text_of(cell))
        if known is not None:
            claims.setdefault(known[0], []).append((known[1], column))
    fields, clashes = {}, {}
    for field, several in claims.items():
        best = min(strength for strength, _ in several)
        columns = tuple(column for strength, column in several if strength == best)
        fields[columns[0]] = field
        if len(columns) > 1:
            clashes[field] = columns
    return HeaderRow(fields, clashes)


def _field_of(header: str) -> tuple[str, int] | None:
    """(field, 0 for the office's own word or 1 for another), or None."""
    if not header or len(header) > 80:
        return None
    text = compact(header)
    without_brackets = _IN_BRACKETS.sub("", text)
    for spelling in (text, without_brackets):
        known = _known_headers().get(_key(spelling))
        if known is not None:
            return known
    parts = {_known_headers().get(_key(part), ("", 1))[0] for part in without_brackets.split("/")}
    return (parts.pop(), 1) if len(parts) == 1 and "" not in parts else None


@lru_cache(maxsize=1)
def _known_headers() -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for field, words in assets.read_json("enterprises", "headers.json").items():
        for place, word in enumerate(words):
            known[_key(word)] = (field, min(place, 1))
    return known


def _key(text: str) -> str:
    return _NOT_WORD.sub("", compact(text)).casefold()
