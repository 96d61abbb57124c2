"""What this process and one that stages packs for it say to one another: a JSON object, and raw bytes behind it.

Each frame: four bytes with the length of the JSON text, the text, the pieces of bytes whose lengths it tells.
"""

import json
import struct
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from inspector_app.errors import Problem

_LENGTH = struct.Struct(">I")
_PIECES = "pieces"

Frame = tuple[dict[str, Any], list[bytes]]


def say(stream: BinaryIO, told: Mapping[str, object], *pieces: bytes) -> None:
    """Raises OSError when nobody hears it."""
    text = json.dumps({**told, _PIECES: [len(piece) for piece in pieces]}).encode("ascii")
    stream.write(b"".join([_LENGTH.pack(len(text)), text, *pieces]))
    stream.flush()


def hear(stream: BinaryIO) -> Frame | None:
    """None when the other side is gone, also in the middle of a frame. Raises OSError."""
    length = stream.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(length)
    text = stream.read(size)
    if len(text) < size:
        return None
    told = json.loads(text)
    lengths = told.pop(_PIECES)
    pieces = [stream.read(each) for each in lengths]
    return (told, pieces) if [len(piece) for piece in pieces] == lengths else None


def as_json(problems: Iterable[Problem]) -> list[list[object]]:
    return [[problem.code, dict(problem.details)] for problem in problems]


def as_problems(told: Iterable[tuple[str, dict[str, object]]]) -> list[Problem]:
    return [Problem(code, details) for code, details in told]
