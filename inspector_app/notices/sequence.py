"""Which sequence number comes next: counted in the store itself, so that it goes on after every restart."""

import re
from collections.abc import Collection
from itertools import count

from db.records import OfficeFacts
from inspector_app.notices.numbers import RECTIFICATION, format_number

_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"\{([^{}]*)\}")


def next_number(office: OfficeFacts, used: Collection[str], year: int) -> str:
    """The first number of the office's block, in that year, that no paper in `used` has.

    A sequence number counts as used however the pattern wrote it then: 〔2026〕第003号 and 〔2026〕3号 are one number.
    Raises RefusedInputError with every problem of the pattern (inspector_app.notices.numbers).
    """
    ours = _as_expression(office.number_pattern, year)
    taken = {sequence for number in used if (sequence := _sequence(number, year, ours)) is not None}
    for sequence in count(office.first_number):
        number = format_number(office.number_pattern, office.code, RECTIFICATION, year, sequence)
        if sequence not in taken and number not in used:
            return number
    raise AssertionError("numbers do not end")


def _as_expression(pattern: str, year: int) -> re.Pattern[str]:
    """What finds the sequence number in a number of this pattern and year, whatever the office's code was then."""
    parts = _TOKEN.split(pattern)
    found = (_part_expression(part, token=bool(index % 2), year=year) for index, part in enumerate(parts))
    return re.compile("".join(found), re.DOTALL)


def _part_expression(part: str, *, token: bool, year: int) -> str:
    if not token:
        return re.escape(part)
    if part == "year":
        return str(year)
    return r"(\d+)" if part.startswith("seq") else ".*"


def _sequence(number: str, year: int, pattern: re.Pattern[str]) -> int | None:
    """By the office's pattern; of one written by another pattern, the last digits beside the year.

    None for a number of another year.
    """
    match = pattern.fullmatch(number)
    if match and match.groups():
        return int(match[1])
    digits = _DIGITS.findall(number)
    if str(year) not in digits:
        return None
    digits.remove(str(year))
    return int(digits[-1]) if digits else None
