"""The unified social credit code (GB 32100-2015): what is wrong with one."""

import re
from operator import mul

from inspector_app.enterprises.plain_text import compact
from inspector_app.errors import Problem

LENGTH = 18
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PLACES = {sign: place for place, sign in enumerate(_SIGNS)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)
"""The last weight makes the whole sum a multiple of 31."""
_FORM = re.compile(rf"[0-9]{{8}}[{_SIGNS}]{{10}}")


def plain_code(text: str) -> str:
    """ASCII capitals without spaces and hyphens."""
    if _FORM.fullmatch(text):
        return text
    # What stood between two signs may have kept them apart: composed once more, it reads the same again.
    return compact(re.sub(r"[-‐–—_]", "", compact(text)).upper())


def code_problem(code: str) -> Problem | None:
    """register.code_length, code_characters or code_check, told apart; None when the code is right."""
    if _is_right(code):
        return None
    from stdnum.cn import uscc
    from stdnum.exceptions import InvalidChecksum, InvalidFormat, ValidationError

    if len(code) != LENGTH:
        return Problem("register.code_length", {"value": code[:40], "length": len(code)})
    try:
        uscc.validate(code)
    except InvalidFormat:
        return Problem("register.code_characters", {"value": code})
    except InvalidChecksum:
        return Problem("register.code_check", {"value": code, "expected": uscc.calc_check_digit(code[:-1])})
    except ValidationError:
        return Problem("register.code_characters", {"value": code})
    return None


def _is_right(code: str) -> bool:
    """By its form and check digit alone: of a register nearly every code is, and what is wrong with one is rare."""
    if not _FORM.fullmatch(code):
        return False
    total: int = sum(map(mul, map(_PLACES.__getitem__, code), _WEIGHTS))
    return total % len(_SIGNS) == 0
