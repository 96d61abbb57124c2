"""Signatures in the format of the public tool `minisign` (jedisct1.github.io/minisign), prehashed with BLAKE2b-512.

A person without our program checks a pack with `minisign -V -P <public key> -m tagmanifest-sha256.txt`.
"""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inspector_app.exchange.bag.plain_line import is_plain_line

_PREHASHED = b"ED"
_KEY = b"Ed"
_UNTRUSTED = "untrusted comment: signature of inspector-app"
"""Not covered by any signature, so we take no other."""
_TRUSTED = "trusted comment: "
_KEY_BYTES = 32
_ID_BYTES = 8
_SIGNATURE_BYTES = 64
_LONGEST_COMMENT = 200


class BadSignatureError(ValueError):
    """The signature is malformed, by another key, or over other bytes."""


def sign(private: str, data: bytes, trusted_comment: str) -> str:
    """The signature file's text: four lines. `private` is the base64 of the 32 bytes of an Ed25519 key."""
    if not is_plain_line(trusted_comment, _LONGEST_COMMENT):
        raise ValueError("a trusted comment is one plain line")
    key = Ed25519PrivateKey.from_private_bytes(_bytes(private, _KEY_BYTES))
    signature = key.sign(_prehash(data))
    identified = _PREHASHED + _key_id(key.public_key().public_bytes_raw()) + signature
    over_comment = key.sign(signature + trusted_comment.encode("utf-8"))
    return f"{_UNTRUSTED}\n{_text(identified)}\n{_TRUSTED}{trusted_comment}\n{_text(over_comment)}\n"


def verify(public: str, data: bytes, text: str) -> str:
    """The trusted comment of a signature by `public` (base64 of 32 bytes) over `data`; BadSignatureError otherwise."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[4] or lines[0] != _UNTRUSTED or not lines[2].startswith(_TRUSTED):
        raise BadSignatureError("not a minisign signature")
    comment = lines[2].removeprefix(_TRUSTED)
    identified = _bytes(lines[1], len(_PREHASHED) + _ID_BYTES + _SIGNATURE_BYTES)
    over_comment = _bytes(lines[3], _SIGNATURE_BYTES)
    key_bytes = _bytes(public, _KEY_BYTES)
    if identified[:2] != _PREHASHED or identified[2:10] != _key_id(key_bytes):
        raise BadSignatureError("signed by another key or another method")
    signature = identified[10:]
    try:
        key = Ed25519PublicKey.from_public_bytes(key_bytes)
        key.verify(signature, _prehash(data))
        key.verify(over_comment, signature + comment.encode("utf-8"))
    except (InvalidSignature, ValueError) as error:
        raise BadSignatureError("the signature does not fit the content") from error
    return comment


def public_key_line(public: str) -> str:
    """The key as `minisign -P` takes it."""
    key = _bytes(public, _KEY_BYTES)
    return _text(_KEY + _key_id(key) + key)


def public_key_text(public: str) -> str:
    """The key as a file for `minisign -p`."""
    return f"untrusted comment: minisign public key of inspector-app\n{public_key_line(public)}\n"


def _key_id(key: bytes) -> bytes:
    """Our keys have no random id: it follows from the key, so that a known id cannot carry another key."""
    return hashlib.blake2b(key, digest_size=_ID_BYTES, person=b"zjminisign").digest()


def _prehash(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str, size: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignatureError("not base64") from error
    if len(data) != size or _text(data) != text:
        raise BadSignatureError(f"not {size} bytes of base64")
    return data
