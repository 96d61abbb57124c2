"""The header of an age file (age-encryption.org/v1) for X25519 keys: who can open it, and with which key.

Why not pyrage, which reads and checks the keys of people: it gives out no file key, and its stream holds back every
other thread of the program, at a third of the speed that OpenSSL has for the same bytes (`age_payload`).
"""

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

AGE_MAGIC = b"age-encryption.org/v1\n"
FILE_KEY_BYTES = 16
_X25519 = b"X25519"
_SCRYPT = re.compile(
    re.escape(AGE_MAGIC)
    + rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n(?P<body>[A-Za-z0-9+/]{43})\n"
    + rb"--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)
_MOST_WORK = 21
"""Two to this power times 1 KiB of memory: 2 GiB. What a program of age makes in a second is 18 to 20."""
_WRAP = b"age-encryption.org/v1/X25519"
_ONLY_ONCE = bytes(12)
"""A nonce for a key that wraps nothing else."""
_SHARE_BYTES, _WRAPPED_BYTES = 32, 32
_STANZA = rb"-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
_HEADER = re.compile(re.escape(AGE_MAGIC) + rb"(?P<stanzas>(?:" + _STANZA + rb")+)--- (?P<mac>[A-Za-z0-9+/]{43})\n")
_ONE = re.compile(rb"-> (?P<words>[^\n]+)\n(?P<body>(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63})\n")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECKSUM = 6


class BrokenHeaderError(ValueError):
    """Not what an honest program writes, or changed afterwards."""


@dataclass(frozen=True, slots=True)
class OpenedHeader:
    file_key: bytes | None
    """None: it is for others."""
    size: int
    """Bytes of the header; the payload begins behind it."""


def key_bytes(checked: str) -> bytes:
    """The 32 bytes of an `age1…` or `AGE-SECRET-KEY-1…` whose checksum was looked at before (pyrage)."""
    letters = checked.lower().rpartition("1")[2][:-_CHECKSUM]
    value = 0
    for letter in letters:
        value = value << 5 | _BECH32.index(letter)
    spare = len(letters) * 5 % 8
    return (value >> spare).to_bytes(len(letters) * 5 // 8, "big")


def sealed_header(recipients: Sequence[bytes]) -> tuple[bytes, bytes]:
    """A header, and the new file key that the owners of these public keys can take out of it.

    Raises ValueError for a key that is no key: one of the points that make every secret the same.
    """
    file_key = os.urandom(FILE_KEY_BYTES)
    text = AGE_MAGIC + b"".join(_stanza(file_key, each) for each in recipients) + b"---"
    return text + b" " + _encoded(_mac(file_key, text)) + b"\n", file_key


def opened_header(data: bytes, secrets: Sequence[bytes]) -> OpenedHeader:
    """What the owner of these secret keys can do with a file that begins with `data`. Raises BrokenHeaderError."""
    found = _HEADER.match(data)
    if found is None:
        raise BrokenHeaderError("header")
    stanzas = [_parsed(each["words"], each["body"]) for each in _ONE.finditer(found["stanzas"])]
    file_key = _unwrapped([(share, body) for kind, share, body in stanzas if kind == _X25519], secrets)
    if file_key is not None:
        text = data[: found.start("mac") - 1]
        if not hmac.compare_digest(_mac(file_key, text), _decoded(found["mac"])):
            raise BrokenHeaderError("mac")
    return OpenedHeader(file_key, found.end())


def header_by_passphrase(data: bytes, passphrase: str) -> OpenedHeader:
    """As `opened_header`, of a file that was sealed by a passphrase; `file_key` is None for another one.

    pyrage refuses what would take long on the machine as it is just now, and a busy one could not open its own file.
    Raises BrokenHeaderError.
    """
    found = _SCRYPT.match(data)
    if found is None or int(found["work"]) > _MOST_WORK:
        raise BrokenHeaderError("header")
    salt = b"age-encryption.org/v1/scrypt" + _decoded(found["salt"])
    key = Scrypt(salt=salt, length=32, n=2 ** int(found["work"]), r=8, p=1).derive(passphrase.encode("utf-8"))
    try:
        file_key = ChaCha20Poly1305(key).decrypt(_ONLY_ONCE, _decoded(found["body"]), None)
    except InvalidTag:
        return OpenedHeader(None, found.end())
    if not hmac.compare_digest(_mac(file_key, data[: found.start("mac") - 1]), _decoded(found["mac"])):
        raise BrokenHeaderError("mac")
    return OpenedHeader(file_key, found.end())


def _stanza(file_key: bytes, recipient: bytes) -> bytes:
    passing = X25519PrivateKey.generate()
    share = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(recipient))
    wrapped = ChaCha20Poly1305(_wrap_key(shared, share, recipient)).encrypt(_ONLY_ONCE, file_key, None)
    return b"-> " + _X25519 + b" " + _encoded(share) + b"\n" + _encoded(wrapped) + b"\n"


def _parsed(words: bytes, body: bytes) -> tuple[bytes, bytes, bytes]:
    """Kind, share and body; every kind's body must be what base64 makes of something."""
    kind, *arguments = words.split(b" ")
    content = _decoded(body.replace(b"\n", b""))
    if kind != _X25519:
        return kind, b"", content
    share = _decoded(arguments[0]) if len(arguments) == 1 else b""
    if len(share) != _SHARE_BYTES or len(content) != _WRAPPED_BYTES:
        raise BrokenHeaderError("X25519")
    return kind, share, content


def _unwrapped(stanzas: Sequence[tuple[bytes, bytes]], secrets: Sequence[bytes]) -> bytes | None:
    keys = [X25519PrivateKey.from_private_bytes(each) for each in secrets]
    for key in keys:
        own = key.public_key().public_bytes_raw()
        for share, wrapped in stanzas:
            try:
                shared = key.exchange(X25519PublicKey.from_public_bytes(share))
            except ValueError as error:
                raise BrokenHeaderError("share") from error
            try:
                return ChaCha20Poly1305(_wrap_key(shared, share, own)).decrypt(_ONLY_ONCE, wrapped, None)
            except InvalidTag:
                continue
    return None


def _wrap_key(shared: bytes, share: bytes, recipient: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=share + recipient, info=_WRAP).derive(shared)


def _mac(file_key: bytes, text: bytes) -> bytes:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"header").derive(file_key)
    return hmac.new(key, text, hashlib.sha256).digest()


def _encoded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    """Raises BrokenHeaderError when `text` is not the one way to write its bytes."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise BrokenHeaderError("base64") from error
    if _encoded(data) != text:
        raise BrokenHeaderError("base64")
    return data
