"""The keys of one laptop, and the small file by which it makes itself known (reliability.md §6.6).

The card (`*.zjcard`) holds the public keys and the person's name, signed by the laptop itself: nobody can change the
receiving key or the name in it without another fingerprint. Whether the card is believed is decided by people, who
compare the fingerprint aloud.
"""

import base64
import hashlib
import re
from dataclasses import asdict, dataclass, fields, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import canonical, minisign
from inspector_app.exchange.bag.plain_line import is_plain_line

CARD_SUFFIX = ".zjcard"
MOST_CARD_BYTES = 16 * 1024
MOST_EARLIER_KEYS = 8
_PROGRAM = "inspector-app card"
_FORMAT = 1
_LONGEST_NAME = 100
_PATTERNS = {
    "device": re.compile(r"[0-9a-f]{12}-[1-9][0-9]{0,5}"),
    "role": re.compile(r"[a-z]{1,20}"),
    "signing_public": re.compile(r"[A-Za-z0-9+/]{43}="),
    "recipient": re.compile(r"age1[02-9ac-hj-np-z]{58}"),
}


@dataclass(frozen=True, slots=True)
class DeviceIdentity:
    """Secret: kept sealed in the store only."""

    signing_private: str
    """Ed25519, 32 bytes, base64."""
    signing_public: str
    """Ed25519, 32 bytes, base64."""
    age_secret: str
    """`AGE-SECRET-KEY-1…`"""
    age_recipient: str
    """`age1…`"""
    earlier_secrets: tuple[str, ...] = ()
    """Receiving keys of before a change of keys, newest first: they open what was on its way then."""

    @property
    def secrets(self) -> list[str]:
        """All that open what was sent to this laptop."""
        return [self.age_secret, *self.earlier_secrets]

    @property
    def public(self) -> tuple[str, str]:
        """For signing and for receiving."""
        return self.signing_public, self.age_recipient


@dataclass(frozen=True, slots=True)
class Card:
    device: str
    person: str
    role: str
    office: str
    signing_public: str
    recipient: str


def new_identity() -> DeviceIdentity:
    """Fresh random keys for signing and for receiving."""
    import pyrage

    signing = Ed25519PrivateKey.generate()
    receiving = pyrage.x25519.Identity.generate()
    return DeviceIdentity(
        signing_private=base64.b64encode(signing.private_bytes_raw()).decode("ascii"),
        signing_public=base64.b64encode(signing.public_key().public_bytes_raw()).decode("ascii"),
        age_secret=str(receiving),
        age_recipient=str(receiving.to_public()),
    )


def renewed_identity(before: DeviceIdentity) -> DeviceIdentity:
    """Fresh keys; what was sent to the ones before still opens."""
    return replace(new_identity(), earlier_secrets=tuple(before.secrets[:MOST_EARLIER_KEYS]))


def fingerprint(signing_public: str) -> tuple[str, ...]:
    """Six groups of four digits, to be read aloud on both sides: 80 bits of the key's hash."""
    digest = hashlib.sha256(b"zg/fingerprint/v1" + base64.b64decode(signing_public, validate=True)).digest()
    digits = f"{int.from_bytes(digest) % 10**24:024d}"
    return tuple(digits[start : start + 4] for start in range(0, 24, 4))


def write_card(card: Card, identity: DeviceIdentity) -> bytes:
    """The file's bytes: one line of canonical JSON, then its minisign signature.

    Raises RefusedInputError with a pack.card_field for each part that cannot be in a card.
    """
    problems = _field_problems(asdict(card))
    if problems:
        raise RefusedInputError(problems)
    line = canonical.encode({"program": _PROGRAM, "format": _FORMAT, **asdict(card)}) + b"\n"
    return line + minisign.sign(identity.signing_private, line, _PROGRAM).encode("ascii")


def read_card(data: bytes) -> Card:
    """Raises RefusedInputError: pack.card_not_ours, pack.card_newer, pack.card_damaged, pack.card_field."""
    line, end, signature = data[:MOST_CARD_BYTES].partition(b"\n")
    try:
        content = canonical.decode(line, MOST_CARD_BYTES)
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("pack.card_not_ours")]) from error
    if content.pop("program", None) != _PROGRAM:
        raise RefusedInputError([Problem("pack.card_not_ours")])
    if content.pop("format", None) != _FORMAT:
        raise RefusedInputError([Problem("pack.card_newer")])
    problems = _field_problems(content)
    if problems:
        raise RefusedInputError(problems)
    try:
        comment = minisign.verify(content["signing_public"], line + end, signature.decode("ascii"))
    except ValueError as error:
        raise RefusedInputError([Problem("pack.card_damaged")]) from error
    if comment != _PROGRAM or len(data) > MOST_CARD_BYTES:
        raise RefusedInputError([Problem("pack.card_damaged")])
    return Card(**content)


def _field_problems(content: dict[str, object]) -> list[Problem]:
    names = [each.name for each in fields(Card)]
    bad = [name for name in names if not _fits(name, content.get(name))] + sorted(set(content) - set(names))
    return [Problem("pack.card_field", {"field": name[:40]}) for name in bad]


def _fits(name: str, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if name in _PATTERNS:
        return _PATTERNS[name].fullmatch(value) is not None
    return is_plain_line(value, _LONGEST_NAME)
