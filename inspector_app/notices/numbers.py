"""Numbers of papers from a pattern: 机关代字 + 文种字 + 〔年份〕 + 顺序号 + 号 (GB/T 9704-2012, 7.2.5; domain.md §5.1).

The pattern is data of the office. Which sequence number comes next is the store's to say; here it only becomes text.
"""

import re
from collections.abc import Iterator

from inspector_app.errors import Problem, RefusedInputError

DEFAULT_PATTERN = "{office_code}{kind}〔{year}〕{seq}号"
"""By the standard: full year in six-corner brackets, no 第, no leading zeros."""

RECTIFICATION = "责改"
"""文种字 of the 责令限期整改通知书."""

LONGEST_PATTERN = 80
_TOKEN = re.compile(r"\{([^{}]*)\}")
_SEQUENCE = re.compile(r"seq(?::([1-9]))?")
_NAMES = ("office_code", "kind", "year")


def pattern_problems(pattern: str) -> list[Problem]:
    """Everything that is wrong with a pattern; `{seq:3}` pads the sequence number to three digits."""
    return list(_pattern_problems(pattern))


def format_number(pattern: str, office_code: str, kind_word: str, year: int, seq: int) -> str:
    """The number of one paper, such as 深宝福责改〔2026〕3号.

    Raises RefusedInputError with every problem: of the pattern, of an empty office code that the pattern asks for, of a
    sequence number below 1 or a year that has not four digits.
    """
    problems = pattern_problems(pattern)
    if "{office_code}" in pattern and not office_code.strip():
        problems.append(Problem("notice.office_code_missing"))
    if seq < 1:
        problems.append(Problem("notice.sequence_low", {"seq": seq}))
    if not 1000 <= year <= 9999:
        problems.append(Problem("notice.year_odd", {"year": year}))
    if problems:
        raise RefusedInputError(problems)
    values = {"office_code": office_code.strip(), "kind": kind_word, "year": str(year)}
    return _TOKEN.sub(lambda token: _value(token.group(1), values, seq), pattern)


def _pattern_problems(pattern: str) -> Iterator[Problem]:
    tokens = _TOKEN.findall(pattern)
    for token in tokens:
        if token not in _NAMES and not _SEQUENCE.fullmatch(token):
            yield Problem("notice.pattern_token", {"token": f"{{{token}}}"})
    if re.search(r"[{}]", _TOKEN.sub("", pattern)):
        yield Problem("notice.pattern_brace", {"pattern": pattern})
    sequences = sum(1 for token in tokens if _SEQUENCE.fullmatch(token))
    if sequences != 1:
        yield Problem("notice.pattern_sequence", {"count": sequences})
    if "year" not in tokens:
        yield Problem("notice.pattern_year")
    if len(pattern) > LONGEST_PATTERN or not pattern.isprintable():
        yield Problem("notice.pattern_text", {"most": LONGEST_PATTERN})


def _value(token: str, values: dict[str, str], seq: int) -> str:
    padded = _SEQUENCE.fullmatch(token)
    if padded is None:
        return values[token]
    return str(seq).zfill(int(padded.group(1) or 1))
