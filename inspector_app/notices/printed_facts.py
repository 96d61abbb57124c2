"""Key facts against what is printed: does the paper say what its code says?"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from inspector_app.notices.code import KeyFacts
from inspector_app.notices.kinds import KINDS, RECTIFICATION
from inspector_app.notices.pages import texts_of

_LEAST_TEXT = 40
"""A PDF with fewer characters is a scan: nothing can be compared."""
_EDGE = 400
"""Characters at the end and the beginning of a page between which a fact may be parted by the page's head and foot."""
_ON_EVERY_PAPER, _ON_NUMBERED = ("kind", "holder"), ("number", "addressee")
_ON_ORDERS = ("issuer", "issued_on", "deadline", "problems")
_MOST_LINES = 5
_DATE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")


def printed_facts(kind: str) -> tuple[str, ...]:
    """The key facts that a paper of a kind prints as they are; an order prints all of them, a leaflet hardly any."""
    if kind == RECTIFICATION:
        return (*_ON_EVERY_PAPER, *_ON_NUMBERED, *_ON_ORDERS)
    is_numbered = kind in KINDS and bool(KINDS[kind].word)
    return (*_ON_EVERY_PAPER, *_ON_NUMBERED) if is_numbered else _ON_EVERY_PAPER


def printed_texts(pdf: bytes) -> list[str]:
    """The text of each page without white space; empty for a scan."""
    import pypdfium2

    try:
        pages = [_bare(text) for text in texts_of(pdf)]
    except pypdfium2.PdfiumError:
        return []
    return pages if sum(map(len, pages)) >= _LEAST_TEXT else []


def lines_missing(original: bytes, pages: Sequence[str]) -> list[str]:
    """Lines of the paper as it was issued that are not in the pages of another file of it; a few at most.

    What stands there in addition is no difference: a copy is marked as such, and signed.
    """
    text = "".join(pages)
    lines = [line for page in texts_of(original) for line in page.splitlines() if _bare(line)]
    return [line.strip() for line in lines if _bare(line) not in text][:_MOST_LINES]


def is_printed(facts: KeyFacts, name: str, pages: Sequence[str]) -> bool:
    """Whether the paper has that fact; how many findings there are is printed nowhere, and counts as there."""
    if name == "issued_on" and (days := _signed_days(facts, pages)):
        return facts.issued_on in days
    return all(_is_there(_bare(text), pages) for text in _as_printed(facts, name) if text)


def same_as_read(facts: KeyFacts, name: str, text: str) -> bool:
    """Whether what a person typed from the paper is the fact of the code, however spaces and dates were written."""
    typed = _bare(text)
    if name in ("issued_on", "deadline"):
        return _day_of(typed) == str(getattr(facts, name))
    if name == "findings":
        return typed == str(facts.findings)
    wanted = [_bare(each).rstrip("…") for each in _as_printed(facts, name)]
    if name == "problems":
        return all(each in typed for each in wanted)
    cut = getattr(facts, name).endswith("…") if name != "kind" else False
    return any(typed == each or (cut and typed.startswith(each)) for each in wanted)


def _as_printed(facts: KeyFacts, name: str) -> list[str]:
    if name == "kind":
        return [KINDS[facts.kind].title] if facts.kind in KINDS else []
    if name == "findings":
        return []
    value = getattr(facts, name)
    if name in ("issued_on", "deadline"):
        return [_day_words(value)] if value else []
    return [each.rstrip("…。；;，,") for each in (value if isinstance(value, tuple) else (value,))]


def _signed_days(facts: KeyFacts, pages: Sequence[str]) -> set[str]:
    """The days that stand below the issuer's name, where a paper is signed: others are of the visit, of photos."""
    issuer = re.escape(_bare(facts.issuer))
    found = re.findall(rf"{issuer}(\d{{4}}年\d{{1,2}}月\d{{1,2}}日)", "".join(pages)) if issuer else []
    return {_day_of(text) for text in found}


def _is_there(text: str, pages: Sequence[str]) -> bool:
    if any(text in page for page in pages):
        return True
    return any(
        text[:cut] in before[-_EDGE:] and text[cut:] in after[:_EDGE]
        for before, after in pairwise(pages)
        for cut in range(1, len(text))
    )


def _day_words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _day_of(text: str) -> str:
    """2026年8月3日, 2026-8-3 or 2026/08/03 as ISO; "" for what is no day."""
    found = _DATE.search(text)
    try:
        return date(*(int(part) for part in found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _bare(text: str) -> str:
    """Without white space and hidden marks, compatibility forms made one."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c.isprintable())
