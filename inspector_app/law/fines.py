"""Words that threaten a fine: another body's to impose; a street office passes the case on (domain.md §0.7)."""

import re
from functools import lru_cache

from inspector_app import assets


def fine_threats(text: str) -> tuple[str, ...]:
    """The phrases of a text that threaten one; that somebody was fined before is a fact and no threat."""
    return tuple(dict.fromkeys(found[0] for found in _threat().finditer(text)))


@lru_cache(maxsize=1)
def _threat() -> re.Pattern[str]:
    return re.compile("|".join(assets.read_json("law", "fine_threats.json")["patterns"]))
