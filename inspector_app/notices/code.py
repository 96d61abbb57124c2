"""What the QR code of a final paper says: its key facts and the digest of all its facts, signed by the laptop's key.

`ZJ1:` + base45 of (version, key id, head of the laptop's log, SHA-256 of the facts, key facts as JSON, Ed25519
signature) + `.`; reliability.md §6.3. Anybody who knows the laptop's public key can tell, without any network, that the
laptop issued a paper with these facts; the head ties the paper to everything the laptop had recorded until then.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from db.log.chain import GENESIS
from db.records.values import JsonValue
from db.work import Work
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import canonical
from inspector_app.notices import base45
from inspector_app.notices.characters import clean
from inspector_app.stores import Store

PREFIX, END = "ZJ1:", "."
_PURPOSE = b"zg/paper/v1"
_VERSION = 1
_KEY_ID, _HEAD, _DIGEST, _SIGNATURE = 8, 16, 32, 64
_BEFORE_FACTS = 1 + _KEY_ID + _HEAD + _DIGEST
_LONGEST_TOKEN = 4_000
_LONGEST_NAME, _LONGEST_PROBLEM, _MOST_PROBLEMS = 30, 10, 3
_FIELDS = ("kind", "number", "issuer", "addressee", "holder", "issued_on", "deadline", "findings", "problems")


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What can be compared with the printed paper by eye; long names are cut and end with "…"."""

    kind: str
    """Id of the kind of paper (inspector_app.notices.kinds)."""
    number: str
    issuer: str
    addressee: str
    holder: str
    """Of a certificate; "" on other papers."""
    issued_on: str
    """ISO date."""
    deadline: str
    """The last day of all deadlines, ISO date; "" when the paper has none."""
    findings: int
    problems: tuple[str, ...]
    """How the first three findings begin."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """The laptop that signs."""

    signing_private: str
    """Ed25519, 32 bytes, base64."""
    head: str
    """Hash of the last event of its log, hex."""


@dataclass(frozen=True, slots=True)
class Token:
    """A code that was read; nobody has checked its signature yet."""

    key_id: bytes
    head: bytes
    digest: bytes
    facts: KeyFacts
    text: str
    """As it was printed, without the line ends of its way here."""
    signed: bytes
    signature: bytes

    def is_signed_by(self, signing_public: str) -> bool:
        """`signing_public` is the base64 of an Ed25519 key."""
        if key_id_of(signing_public) != self.key_id:
            return False
        try:
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signing_public, validate=True))
            key.verify(self.signature, _PURPOSE + self.signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def sealer_of(store: Store, work: Work) -> Sealer:
    """This laptop, as far as its log goes now."""
    last = work.events.find(store.device, work.events.have().get(store.device, 0))
    return Sealer(store.identity.signing_private, last.hash if last else GENESIS)


def proof_text(kind: str, facts: Mapping[str, JsonValue], sealer: Sealer) -> str:
    """The text of the QR code of a paper with these facts (`to_json` of the paper): equal facts, equal text."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(sealer.signing_private, validate=True))
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii")
    shown = key_facts(kind, facts)
    listed = [list(value) if isinstance(value := getattr(shown, name), tuple) else value for name in _FIELDS]
    signed = b"".join(
        (
            bytes([_VERSION]),
            key_id_of(public),
            bytes.fromhex(sealer.head)[:_HEAD],
            digest_of(facts),
            json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
        )
    )
    return PREFIX + base45.encode(signed + key.sign(_PURPOSE + signed)) + END


def read_token(text: str) -> Token:
    """Raises RefusedInputError verify.not_a_code, verify.newer_code, verify.code_damaged."""
    text = "".join(text.split("\r\n" if "\r\n" in text else "\n")).strip()
    if not text.startswith("ZJ") or ":" not in text[:8]:
        raise RefusedInputError([Problem("verify.not_a_code")])
    if not text.startswith(PREFIX):
        raise RefusedInputError([Problem("verify.newer_code")])
    try:
        if not text.endswith(END) or len(text) > _LONGEST_TOKEN:
            raise ValueError("not whole")
        return _token(text, base45.decode(text.removeprefix(PREFIX).removesuffix(END)))
    except (ValueError, TypeError, RecursionError) as error:
        raise RefusedInputError([Problem("verify.code_damaged")]) from error


def digest_of(facts: Mapping[str, JsonValue]) -> bytes:
    """SHA-256 of the canonical JSON of a paper's facts."""
    return hashlib.sha256(canonical.encode(facts)).digest()


def key_id_of(signing_public: str) -> bytes:
    return hashlib.sha256(b"zg/key/v1" + base64.b64decode(signing_public, validate=True)).digest()[:_KEY_ID]


def key_facts(kind: str, facts: Mapping[str, JsonValue]) -> KeyFacts:
    """What every kind of paper has under the same names, as far as it has them."""
    findings = facts.get("findings")
    findings = [each for each in findings if isinstance(each, Mapping)] if isinstance(findings, list) else []
    days = [str(each["deadline"]) for each in findings if each.get("deadline")]
    problems = [_cut(str(each.get("problem", "")), _LONGEST_PROBLEM) for each in findings[:_MOST_PROBLEMS]]
    return KeyFacts(
        kind=kind,
        number=clean(str(facts.get("number") or "")),
        issuer=_cut(str(facts.get("issuer") or ""), _LONGEST_NAME),
        addressee=_cut(str(facts.get("enterprise_name") or facts.get("addressee") or ""), _LONGEST_NAME),
        holder=_cut(_given(facts, "holder"), _LONGEST_NAME),
        issued_on=str(facts.get("issued_on") or ""),
        deadline=max(days, default=""),
        findings=len(findings),
        problems=tuple(problems),
    )


def _given(facts: Mapping[str, JsonValue], name: str) -> str:
    """What a person typed into that field of the paper; "" when it has none."""
    given = facts.get("given")
    rows = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list) else []
    return next((str(each.get("value") or "") for each in rows if each.get("name") == name), "")


def _cut(text: str, most: int) -> str:
    text = clean(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def _token(text: str, data: bytes) -> Token:
    """Raises ValueError, TypeError."""
    signed, signature = data[:-_SIGNATURE], data[-_SIGNATURE:]
    if len(signed) <= _BEFORE_FACTS or signed[0] != _VERSION:
        raise ValueError("too short")
    listed = json.loads(signed[_BEFORE_FACTS:].decode("utf-8"))
    head = 1 + _KEY_ID
    return Token(
        key_id=signed[1:head],
        head=signed[head : head + _HEAD],
        digest=signed[head + _HEAD : _BEFORE_FACTS],
        facts=_read_facts(listed),
        text=text,
        signed=signed,
        signature=signature,
    )


def _read_facts(listed: Any) -> KeyFacts:
    """Raises ValueError."""
    if not isinstance(listed, list) or len(listed) != len(_FIELDS):
        raise ValueError("fields")
    values = dict(zip(_FIELDS, listed, strict=True))
    problems, findings = values.pop("problems"), values.pop("findings")
    texts = isinstance(problems, list) and all(isinstance(each, str) for each in [*problems, *values.values()])
    if not texts or type(findings) is not int:
        raise ValueError("types")
    for day in (values["issued_on"], values["deadline"]):
        if day:
            date.fromisoformat(day)
    return KeyFacts(**values, findings=findings, problems=tuple(problems))
