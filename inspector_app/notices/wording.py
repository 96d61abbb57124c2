"""How numbers, dates and lists are written in Chinese papers."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_CITATION = re.compile(r"(《[^《》]+》)(第.+)")


def chinese_number(number: int) -> str:
    """1 to 9999 as 一, 十二, 一百零三."""
    if not 1 <= number <= 9999:
        raise ValueError(number)
    words = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            words = _DIGITS[int(digit)] + _UNITS[place] + words
        elif words and not words.startswith("零"):
            words = "零" + words
    return words.removeprefix("一") if 10 <= number <= 19 else words


def ordinals(numbers: Iterable[int]) -> str:
    """一、三至五: what is counted, three or more in a row as a span."""
    spans = _spans(sorted(set(numbers)))
    return "、".join(_span([chinese_number(each) for each in span], "至") for span in spans)


def photo_numbers(numbers: Iterable[int]) -> str:
    """1、3—5."""
    spans = _spans(sorted(set(numbers)))
    return "、".join(_span([str(each) for each in span], "—") for span in spans)


def joined_citations(citations: Sequence[str]) -> str:
    """《甲法》第一条、第三条、《乙条例》第二条: one title for the articles of one law that follow each other."""
    groups: list[tuple[str, list[str]]] = []
    for citation in dict.fromkeys(citations):
        found = _CITATION.fullmatch(citation)
        title, rest = found.groups() if found else (citation, "")
        if found and groups and groups[-1][0] == title and groups[-1][1][0]:
            groups[-1][1].append(rest)
        else:
            groups.append((title, [rest]))
    return "、".join(title + "、".join(articles) for title, articles in groups)


def _spans(numbers: Sequence[int]) -> list[list[int]]:
    rows = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return [[number for _, number in row] for _, row in rows]


def _span(words: Sequence[str], to: str) -> str:
    return "、".join(words) if len(words) < 3 else f"{words[0]}{to}{words[-1]}"
