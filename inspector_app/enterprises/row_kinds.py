"""Which rows below a header are enterprises: not blank ones, totals, repeated headers, lines for signatures."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from inspector_app import assets
from inspector_app.enterprises.plain_text import compact, text_of, tidy

_FOOTER_CELLS = 6
"""A line for signatures fills at most so many cells."""


def is_enterprise_row(cells: Sequence[object], header: Sequence[str], fields: Mapping[str, object]) -> bool:
    """`fields` are the cells of the mapped columns, or their formulas. A row with a credit code is always one."""
    if not any(_said(value) for value in fields.values()):
        return False
    if _repeats(cells, header):
        return False
    if _said(fields.get("credit_code")):
        return True
    said = [compact(text_of(cell)) for cell in cells]
    said = [text for text in said if text]
    first_words = [*said[:2], compact(text_of(fields.get("name")))]
    if any(_total().fullmatch(text) for text in first_words if text):
        return False
    return not (said and len(said) <= _FOOTER_CELLS and _footer().match(said[0]))


def _repeats(cells: Sequence[object], header: Sequence[str]) -> bool:
    """The header once more, as tables that were put together have it."""
    alike = 0
    for cell, head in zip(cells, header, strict=False):
        text = _said(cell)
        if text and text != head:
            return False
        alike += bool(text)
    return alike > 1


def _said(value: object) -> str:
    return tidy(text_of(value))


@lru_cache(maxsize=1)
def _total() -> re.Pattern[str]:
    """合计, 总计：, 合计1451家, 共1451家."""
    words = assets.read_json("enterprises", "row_words.json")
    counted = f"共?\\d+({'|'.join(words['counted'])})(企业)?"
    return re.compile(f"({'|'.join(words['totals'])})[:：]?({counted}|\\d+)?|共{counted.removeprefix('共?')}")


@lru_cache(maxsize=1)
def _footer() -> re.Pattern[str]:
    words = assets.read_json("enterprises", "row_words.json")["footers"]
    return re.compile(f"({'|'.join(words)})[:：]")
