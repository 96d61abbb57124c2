"""Changes, and the laptops that make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one object: the unit of the log, of merging and of packs (reliability.md §5).

    `dev` and `seq` name it; `lam` (Lamport counter) orders it; `wall` is evidence, never order; `parents` are the
    events ("dev:seq") whose values of these fields it replaces; `hash` chains it to the device's event before.
    """

    dev: str
    seq: int
    lam: int
    wall: str
    kind: str
    obj: str
    fields: Mapping[str, JsonValue]
    parents: tuple[str, ...]
    prev: str
    hash: str
    fields_text: str = field(default="", init=False, repr=False, compare=False)
    """Canonical JSON of `fields`, where it is known (`with_text`); whatever `replace` makes knows none."""


def with_text(event: Event, fields_text: str) -> Event:
    """The event, which from now on knows how its fields were written: they are hashed and kept as they came."""
    object.__setattr__(event, "fields_text", fields_text)
    return event


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which two people said different things, neither knowing of the other."""

    kind: str
    obj: str
    field: str
    values: tuple[JsonValue, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What a delivery of events did."""

    new: int
    known: int
    touched: tuple[tuple[str, str], ...]
    """(kind, object id), each once."""
    disputable: frozenset[str]
    """Ids of those of which the log says more than one thing: no other can be in conflict."""


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop with its own event log; `id` is `<12 hex>-<epoch>`."""

    id: str
    person: str
    role: str
    office: str
    signing_key: str
    """Ed25519 public key, base64."""
    recipient: str
    """age X25519 recipient, `age1…`."""
    own: bool = False
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """That a laptop works by one document of the office's plan from a day on."""

    section: str
    sha256: str
    """Of the document's canonical JSON."""
    edition: int
    """Counts the documents of a section: the higher one is the newer, whatever the clocks said."""
    since: date
    """The first day it holds."""
    issuer: str
    """Person and office."""
    issuer_device: str
    issued_at: datetime
    pack: str = ""
    """Id of the plan pack that brought it; "" for what was made here."""
