"""Numbers of articles as laws write them: 第二十三条第二款, and what they count to."""

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[零〇一二三四五六七八九十百千]+"
_ONE = rf"第{_NUMERAL}条(之{_NUMERAL})?(第{_NUMERAL}款)?(第[（(]{_NUMERAL}[）)]项)?"
_LISTED = re.compile(rf"{_ONE}([、至]{_ONE})*")
_CLAUSE = r"(第\d{1,3}(\.\d{1,3}){0,5}[条章]|[A-Z]?\d{1,3}(\.\d{1,3}){0,5})"
_CLAUSES = re.compile(rf"{_CLAUSE}([、至]{_CLAUSE})*")
"""How standards number: 5.3.1, A.2 of an annex as A2."""
_ARTICLE = re.compile(rf"第({_NUMERAL})条")
LONGEST = 60


def is_article_number(text: str, *, standard: bool = True) -> bool:
    """Whether it can stand behind 《…》: 第二十三条, 第五条第二款、第七条; of a `standard` also 5.3.1."""
    return len(text) <= LONGEST and bool(_LISTED.fullmatch(text) or (standard and _CLAUSES.fullmatch(text)))


def articles_named(text: str) -> list[int]:
    """第二十三条第二款、第三十条 → [23, 30]; empty for the clauses of a standard."""
    return [value_of(each) for each in _ARTICLE.findall(text)]


def value_of(numeral: str) -> int:
    """一百零三 → 103. Raises ValueError for what is no Chinese numeral below ten thousand."""
    total, digit = 0, None
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[sign]
            digit = None
        else:
            raise ValueError(numeral)
    return total + (digit or 0)
