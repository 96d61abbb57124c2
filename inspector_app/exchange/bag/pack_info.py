"""What a pack says about itself: bag-info.txt (RFC 8493 §2.2.2), one `Label: value` a line, in a fixed order.

A reader takes a text only when it equals its own re-rendering. Labels that this version does not know may follow the
known ones; they are handed on, so that the format can grow (certificates, have vectors) without a new version.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from inspector_app.exchange.bag.layout import MOST_RECIPIENTS
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.exchange.bag.refusals import refused

FORMAT_VERSION = 1
SUITE = 1
"""age X25519 with ChaCha20-Poly1305, SHA-256, Ed25519. Suite 2 is reserved for SM algorithms."""
LONGEST_TEXT = 200
LONGEST_EXTRA = 8_000
MOST_EXTRAS = 32
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class PackKind(StrEnum):
    VISIT = "visit"
    PLAN = "plan"
    RETURN = "return"
    RECEIPT = "receipt"
    BACKUP = "backup"
    GIVE_BACK = "giveback"


@dataclass(frozen=True, slots=True)
class Sender:
    device: str
    person: str
    role: str
    office: str
    signing_public: str
    """Ed25519 public key, base64."""


@dataclass(frozen=True, slots=True)
class Recipient:
    key: str
    """age X25519 recipient, `age1…`."""
    name: str


@dataclass(frozen=True, slots=True)
class PackCounts:
    """Filled in by the writer, checked by the reader."""

    records: int = 0
    checklists: int = 0
    photos: int = 0
    papers: int = 0
    payload_bytes: int = 0
    payload_files: int = 0


@dataclass(frozen=True, slots=True)
class PackInfo:
    pack_id: str
    """UUID, lower case with hyphens."""
    kind: PackKind
    created: datetime
    """With its offset from UTC; evidence only, never order."""
    sender: Sender
    recipients: tuple[Recipient, ...]
    """Empty: the pack is written without encryption."""
    software: str
    """Name and version of the writing program."""
    counts: PackCounts = PackCounts()
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further labels, such as "Have"; signed like the rest."""
    format_version: int = FORMAT_VERSION
    minimum_reader: int = FORMAT_VERSION

    @property
    def encrypted(self) -> bool:
        return bool(self.recipients)


_EXTRA_LABEL = re.compile(r"(?=.{1,40}\Z)[A-Z][A-Za-z0-9]*(-[A-Z][A-Za-z0-9]*)*")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,11}")
_PATTERNS = {
    "Pack-Id": re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "Sender-Device": re.compile(r"[0-9a-f]{12}-[1-9][0-9]{0,5}"),
    "Sender-Role": re.compile(r"[a-z]{1,20}"),
    "Signer-Key": re.compile(r"[A-Za-z0-9+/]{43}="),
}
_RECIPIENT_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def render(info: PackInfo) -> bytes:
    """The text of bag-info.txt. Does not check; `parse` does."""
    counts, sender = info.counts, info.sender
    lines = [
        ("Pack-Format", str(info.format_version)),
        ("Minimum-Reader", str(info.minimum_reader)),
        ("Suite", str(SUITE)),
        ("Kind", info.kind.value),
        ("Pack-Id", info.pack_id),
        ("Created", info.created.isoformat()),
        ("Bagging-Date", info.created.date().isoformat()),
        ("Bag-Software-Agent", info.software),
        ("Sender-Device", sender.device),
        ("Sender-Person", sender.person),
        ("Sender-Role", sender.role),
        ("Source-Organization", sender.office),
        ("Signer-Key", sender.signing_public),
        ("Encrypted", "yes" if info.encrypted else "no"),
        *(("Recipient", f"{each.key} {each.name}") for each in info.recipients),
        ("Payload-Oxum", f"{counts.payload_bytes}.{counts.payload_files}"),
        ("Record-Lines", str(counts.records)),
        ("Checklists", str(counts.checklists)),
        ("Photos", str(counts.photos)),
        ("Papers", str(counts.papers)),
        *info.extra.items(),
    ]
    return "".join(f"{label}: {value}\n" for label, value in lines).encode("utf-8", "surrogatepass")


def parse(text: bytes) -> PackInfo:
    """Raises RefusedInputError: pack.not_ours, pack.newer, pack.suite_unknown, pack.kind_unknown, pack.info."""
    lines = _lines(text)
    _check_versions(lines)
    labels = _labels(lines)
    try:
        info = _info(labels, lines)
    except (KeyError, ValueError, OverflowError) as error:
        raise refused("info", detail=str(error)[:80]) from error
    if render(info) != text:
        raise refused("info", detail="order or form of the lines")
    return info


def is_of_a_clock(time: datetime) -> bool:
    """A wrong one, perhaps. The first and last hours of the calendar are on none in another time zone."""
    return _FIRST_YEAR <= time.year <= _LAST_YEAR


def _lines(text: bytes) -> list[tuple[str, str]]:
    try:
        rows = text.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise refused("info", detail="not UTF-8") from error
    lines = [row.partition(": ")[::2] for row in rows[:-1]]
    if rows[-1] or not all(is_plain_line(value, LONGEST_EXTRA) for _, value in lines):
        raise refused("info", detail="not lines of plain text")
    return lines


def _check_versions(lines: list[tuple[str, str]]) -> None:
    """These lines are the promise to all later versions: they come first, and mean what they mean now."""
    head = lines[:4]
    if [label for label, _ in head] != ["Pack-Format", "Minimum-Reader", "Suite", "Kind"]:
        raise refused("not_ours")
    written, needed, suite, kind = (value for _, value in head)
    if not (_NUMBER.fullmatch(written) and _NUMBER.fullmatch(needed)) or not int(written) >= int(needed) >= 1:
        raise refused("info", detail="versions")
    if int(needed) > FORMAT_VERSION:
        raise refused("newer", needs=needed, knows=FORMAT_VERSION)
    if suite != str(SUITE):
        raise refused("suite_unknown", suite=suite[:20])
    if kind not in set(PackKind):
        raise refused("kind_unknown", kind=kind[:20])


def _labels(lines: list[tuple[str, str]]) -> dict[str, str]:
    once = [(label, value) for label, value in lines if label != "Recipient"]
    labels = dict(once)
    if len(labels) != len(once):
        raise refused("info", detail="a label twice")
    for label, pattern in _PATTERNS.items():
        if not pattern.fullmatch(labels.get(label, "")):
            raise refused("info", detail=label)
    for label in ("Bag-Software-Agent", "Sender-Person", "Source-Organization"):
        if not is_plain_line(labels.get(label, ""), LONGEST_TEXT):
            raise refused("info", detail=label)
    return labels


def _info(labels: dict[str, str], lines: list[tuple[str, str]]) -> PackInfo:
    created = datetime.fromisoformat(labels["Created"])
    if created.utcoffset() is None or not is_of_a_clock(created):
        raise ValueError("Created")
    return PackInfo(
        pack_id=labels["Pack-Id"],
        kind=PackKind(labels["Kind"]),
        created=created,
        sender=Sender(
            device=labels["Sender-Device"],
            person=labels["Sender-Person"],
            role=labels["Sender-Role"],
            office=labels["Source-Organization"],
            signing_public=_checked_key(labels["Signer-Key"]),
        ),
        recipients=_recipients([value for label, value in lines if label == "Recipient"]),
        software=labels["Bag-Software-Agent"],
        counts=_counts(labels),
        extra=_extra(labels),
        format_version=int(labels["Pack-Format"]),
        minimum_reader=int(labels["Minimum-Reader"]),
    )


def _checked_key(text: str) -> str:
    try:
        canonical = base64.b64encode(base64.b64decode(text, validate=True)) == text.encode("ascii")
    except binascii.Error as error:
        raise ValueError("Signer-Key") from error
    if not canonical:
        raise ValueError("Signer-Key")
    return text


def _recipients(values: list[str]) -> tuple[Recipient, ...]:
    recipients = tuple(Recipient(*value.partition(" ")[::2]) for value in values)
    for each in recipients:
        if not _RECIPIENT_KEY.fullmatch(each.key) or not is_plain_line(each.name, LONGEST_TEXT):
            raise ValueError("Recipient")
    if len(recipients) > MOST_RECIPIENTS or len({each.key for each in recipients}) != len(recipients):
        raise ValueError("Recipient")
    return recipients


def _counts(labels: dict[str, str]) -> PackCounts:
    size, _, files = labels["Payload-Oxum"].partition(".")
    return PackCounts(
        records=_number(labels["Record-Lines"]),
        checklists=_number(labels["Checklists"]),
        photos=_number(labels["Photos"]),
        papers=_number(labels["Papers"]),
        payload_bytes=_number(size),
        payload_files=_number(files),
    )


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError("count")
    return int(text)


_KNOWN = {
    "Pack-Format", "Minimum-Reader", "Suite", "Kind", "Pack-Id", "Created", "Bagging-Date", "Bag-Software-Agent",
    "Sender-Device", "Sender-Person", "Sender-Role", "Source-Organization", "Signer-Key", "Encrypted", "Recipient",
    "Payload-Oxum", "Record-Lines", "Checklists", "Photos", "Papers",
}  # fmt: skip


def _extra(labels: dict[str, str]) -> dict[str, str]:
    extra = {label: value for label, value in labels.items() if label not in _KNOWN}
    if len(extra) > MOST_EXTRAS or not all(_EXTRA_LABEL.fullmatch(label) for label in extra):
        raise ValueError("unknown label")
    return extra
