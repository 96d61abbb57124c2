"""The section `numbers`: which laptop gives its papers which numbers, so that two never give one (features.md N22).

{"blocks": [{"laptop": 12 hex digits, "word": 文种字 or "*", "year": 2026, "first": 401, "last": 450}, …]}
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import combinations
from typing import Any

from db.records.values import JsonValue
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem
from inspector_app.plans.documents import current_document

NAME = "numbers"
EVERY_WORD = "*"
"""A block for papers of every kind: each kind counts through it on its own."""
LARGEST = 999_999
MOST_BLOCKS = 5_000
_LAPTOP = re.compile(r"[0-9a-f]{12}")
_WORD = re.compile(r"\w{1,8}|\*")


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """From `first` to `last`, both included, in one year, for papers of one 文种字."""

    laptop: str
    word: str
    year: int
    first: int
    last: int

    def holds(self, word: str, year: int) -> bool:
        return self.year == year and self.word in (word, EVERY_WORD)

    def collides(self, other: "NumberBlock") -> bool:
        words = {self.word, other.word}
        same_word = len(words) == 1 or EVERY_WORD in words
        return same_word and self.year == other.year and self.first <= other.last and other.first <= self.last


def blocks_in(work: Work) -> list[NumberBlock]:
    """The blocks of the office's plan; empty when it hands out none."""
    document = current_document(work, NAME)
    return [] if document is None else [NumberBlock(**each) for each in document.value["blocks"]]


def own_blocks(blocks: Sequence[NumberBlock], device: str, word: str, year: int) -> list[NumberBlock]:
    """Those of one laptop, in whatever life, in the order in which they are used."""
    mine = [each for each in blocks if each.laptop == laptop_of(device) and each.holds(word, year)]
    return sorted(mine, key=lambda each: each.first)


def to_value(blocks: Sequence[NumberBlock]) -> JsonValue:
    return {"blocks": [asdict(each) for each in blocks]}


def problems(value: JsonValue) -> list[Problem]:
    """number.blocks_shape with the place of what is no block, number.blocks_collide with both."""
    rows = value.get("blocks") if isinstance(value, dict) and set(value) == {"blocks"} else None
    if not isinstance(rows, list) or len(rows) > MOST_BLOCKS:
        return [Problem("number.blocks_shape", {"place": 0})]
    bad = [Problem("number.blocks_shape", {"place": place}) for place, row in enumerate(rows, 1) if not _is_block(row)]
    return bad or list(collisions([NumberBlock(**row) for row in rows]))


def collisions(blocks: Sequence[NumberBlock]) -> Iterator[Problem]:
    """Two laptops, or one laptop twice, with the same numbers."""
    # Only blocks of one year can collide: the pairs of each year are few.
    for year in sorted({each.year for each in blocks}):
        of_year = [each for each in blocks if each.year == year]
        for one, other in combinations(of_year, 2):
            if one.collides(other):
                yield Problem("number.blocks_collide", {"one": block_text(one), "other": block_text(other)})


def block_text(block: NumberBlock) -> str:
    """责改〔2026〕401—450 (电脑 0123456789ab)."""
    return f"{block.word}〔{block.year}〕{block.first}—{block.last}（{block.laptop}）"


def _is_block(row: Any) -> bool:
    if not isinstance(row, dict) or set(row) != {each.name for each in fields(NumberBlock)}:
        return False
    laptop, word = row["laptop"], row["word"]
    if not isinstance(laptop, str) or not _LAPTOP.fullmatch(laptop):
        return False
    if not isinstance(word, str) or not _WORD.fullmatch(word):
        return False
    numbers = (row["year"], row["first"], row["last"])
    if any(type(number) is not int for number in numbers):
        return False
    return bool(2000 <= row["year"] <= 9999 and 1 <= row["first"] <= row["last"] <= LARGEST)
