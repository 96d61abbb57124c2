"""The unified social credit code (GB 32100-2015): what is wrong with one."""

import re

from inspector_app.enterprises.plain_text import compact
from inspector_app.errors import Problem

LENGTH = 18


def plain_code(text: str) -> str:
    """ASCII capitals without spaces and hyphens."""
    # What stood between two signs may have kept them apart: composed once more, it reads the same again.
    return compact(re.sub(r"[-‐–—_]", "", compact(text)).upper())


def code_problem(code: str) -> Problem | None:
    """register.code_length, code_characters or code_check, told apart; None when the code is right."""
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
