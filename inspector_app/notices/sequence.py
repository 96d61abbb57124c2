"""Which sequence number comes next: counted in the store itself, so that it goes on after every restart."""

import re
from collections.abc import Collection
from itertools import count

from db.records import OfficeFacts
from inspector_app.notices.numbers import RECTIFICATION, format_number

_DIGITS = re.compile(r"\d+")


def next_number(office: OfficeFacts, used: Collection[str], year: int) -> str:
    """The first number of the office's block, in that year, that no paper in `used` has.

    A sequence number counts as used however the pattern wrote it then: 〔2026〕第003号 and 〔2026〕3号 are one number.
    Raises RefusedInputError with every problem of the pattern (inspector_app.notices.numbers).
    """
    taken = {sequence for number in used if (sequence := _sequence(number, year)) is not None}
    for sequence in count(office.first_number):
        number = format_number(office.number_pattern, office.code, RECTIFICATION, year, sequence)
        if sequence not in taken and number not in used:
            return number
    raise AssertionError("numbers do not end")


def _sequence(number: str, year: int) -> int | None:
    """The last digits beside the year; None for a number of another year."""
    digits = _DIGITS.findall(number)
    if str(year) not in digits:
        return None
    digits.remove(str(year))
    return int(digits[-1]) if digits else None
