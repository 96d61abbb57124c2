"""Canonical JSON: one value, one text, so that a hash or a signature over the text is one over the value.

Sorted keys (by code point), no spaces, UTF-8 without escapes for what need not be escaped. A text is only taken when it
equals its own re-encoding: that closes NaN, duplicate keys, odd escapes and number spellings at once (reliability.md,
trap 10). The same text as `db.log.chain.canonical` gives, with limits for what comes from outside.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

DEEPEST = 32
LARGEST_INTEGER = 2**53
"""Beyond it other programs' JSON numbers are no longer exact (RFC 8259 §6)."""
_MOST_DIGITS = len(str(LARGEST_INTEGER)) + 1
_SCALARS = (str, int, float, type(None))
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
)
"""Built once: `json.dumps` builds one for each text."""


class NotCanonicalError(ValueError):
    """A text that is not the canonical text of a JSON object, or a value that has none."""


def encode(value: Mapping[str, object]) -> bytes:
    """The one text of an object, UTF-8, without a line end. Raises NotCanonicalError when it has none."""
    _check(value)
    return _encoded(value)


def _encoded(value: Mapping[str, object]) -> bytes:
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except (TypeError, ValueError) as error:
        raise NotCanonicalError(str(error)) from error


def decode(text: bytes, longest: int) -> dict[str, Any]:
    """The object of a canonical text of at most `longest` bytes. Raises NotCanonicalError; nothing else."""
    if len(text) > longest:
        raise NotCanonicalError(f"{len(text)} bytes, at most {longest}")
    try:
        value = _DECODER.decode(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(str(error) or "too deep") from error
    if not isinstance(value, dict):
        raise NotCanonicalError("not an object")
    # Nothing in it can be too deep or a NUL, as in nearly every record: looking at each value is most of the work.
    is_plain = text.count(b"{") + text.count(b"[") < DEEPEST and b"\\u0000" not in text
    if (_encoded(value) if is_plain else encode(value)) != text:
        raise NotCanonicalError("not its own canonical text")
    return value


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS or abs(int(digits)) > LARGEST_INTEGER:
        raise ValueError("number beyond 2**53")
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_int=_whole, parse_constant=_no_constant)


def _check(value: object) -> None:
    """Without recursion: a hostile text may be nested as deep as the parser goes."""
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > DEEPEST:
            raise NotCanonicalError(f"deeper than {DEEPEST}")
        # The common ones first: whether a text is a Mapping takes Python longer than all else here.
        if isinstance(part, _SCALARS):
            _check_scalar(part)
        elif isinstance(part, dict | Mapping):
            for key, each in part.items():
                _check_key(key)
                waiting.append((each, depth + 1))
        elif isinstance(part, list | tuple):
            waiting.extend((each, depth + 1) for each in part)


def _check_key(key: object) -> None:
    if not isinstance(key, str):
        raise NotCanonicalError("a key that is no text")
    _check_scalar(key)


def _check_scalar(value: object) -> None:
    if isinstance(value, str):
        if "\x00" in value:
            raise NotCanonicalError("NUL in a text")
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_INTEGER:
        raise NotCanonicalError("number beyond 2**53")
