"""Functions of chance and code: identifiers, digests, shuffles, decoding."""

import base64
import binascii
import hashlib
import math
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from inspector_app.checklists.openrosa.context import Scope
from inspector_app.checklists.openrosa.faults import ExpressionError
from inspector_app.checklists.openrosa.function import Function, Result
from inspector_app.checklists.openrosa.values import NOT_IN_XML, Value, text_number, to_number, to_string

_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_MOST_SIGNS = 10_000
_MODULUS = 2**31 - 1
_FACTOR = 16_807


def uuid(scope: Scope, length: Value | None = None) -> str:
    """An identifier of chance (RFC 4122, version 4), or so many letters and digits of chance."""
    if length is None:
        return str(UUID(bytes=scope.context.chance.randbytes(16), version=4))
    wanted = to_number(length, scope.zone)
    if not 0 <= wanted <= _MOST_SIGNS:
        raise ExpressionError("number_expected", scope.expression, function="uuid", value=to_string(length))
    return "".join(scope.context.chance.choices(_SIGNS, k=int(wanted)))


def digest(scope: Scope, value: Value, algorithm: Value, encoding: Value = "base64") -> str:
    name, form = to_string(algorithm).lower().replace("-", ""), to_string(encoding).lower()
    if name not in _DIGESTS or form not in ("hex", "base64"):
        raise ExpressionError(
            "digest_unknown", scope.expression, value=f"{to_string(algorithm)}, {to_string(encoding)}"
        )
    found = hashlib.new(name, to_string(value).encode(), usedforsecurity=False)
    return found.hexdigest() if form == "hex" else base64.b64encode(found.digest()).decode()


def base64_decoded(_scope: Scope, value: Value) -> str:
    """Empty for what is no base64 or no text in UTF-8."""
    try:
        return NOT_IN_XML.sub("", base64.b64decode(to_string(value), validate=True).decode())
    except (binascii.Error, ValueError):
        return ""


def extract_signed(scope: Scope, value: Value, key: Value) -> str:
    """The message of base64 text that begins with its Ed25519 signature, if the key signed it; empty otherwise."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        signed = base64.b64decode(to_string(value), validate=True)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(to_string(key), validate=True)).verify(
            signed[:64], signed[64:]
        )
        return NOT_IN_XML.sub("", signed[64:].decode())
    except (InvalidSignature, binascii.Error, ValueError):
        return ""


def randomized(scope: Scope, nodes: Value, seed: Value | None = None) -> list[Any]:
    """The nodes in an order of chance; with a seed the same order as any other program that speaks the standard."""
    if not isinstance(nodes, list):
        raise ExpressionError("nodes_expected", scope.expression, function="randomize")
    chances = iter(scope.context.chance.random, None) if seed is None else _seeded(_seed(scope, seed))
    shuffled: list[Any] = []
    for place, (node, chance) in enumerate(zip(nodes, chances, strict=False)):
        other = int(chance * (place + 1))
        shuffled.append(node)
        shuffled[place], shuffled[other] = shuffled[other], node
    return shuffled


def _seed(scope: Scope, seed: Value) -> int:
    """A number as it is, without its fraction; text as the first eight bytes of its SHA-256."""
    text = to_string(seed)
    number = seed if isinstance(seed, float) else text_number(text, scope.zone)
    if math.isfinite(number):
        return int(number)
    if isinstance(seed, float) or text in ("", "NaN"):
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _seeded(seed: int) -> Iterator[float]:
    """Park and Miller's minimal generator, as the standard names it; long seeds rounded as JavaRosa rounds them."""
    state = int(math.fmod(float(seed), _MODULUS))
    state = state + _MODULUS - 1 if state <= 0 else state
    while True:
        state = state * _FACTOR % _MODULUS
        yield (state - 1) / (_MODULUS - 1)


FUNCTIONS = {
    "uuid": Function(uuid, Result.STRING, 0),
    "digest": Function(digest, Result.STRING, 2, 3),
    "base64-decode": Function(base64_decoded, Result.STRING),
    "extract-signed": Function(extract_signed, Result.STRING, 2, 2),
    "randomize": Function(randomized, Result.NODES, 1, 2),
}
