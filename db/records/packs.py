"""Packs that came and went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from db.records.values import JsonValue


@dataclass(frozen=True, slots=True)
class PackRecord:
    id: str
    direction: str
    """"out" or "in"."""
    sha256: str
    file_name: str
    sender: str
    at: datetime
    report: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingPack:
    """A sound pack whose records wait for earlier ones."""

    id: str
    sender: str
    sha256: str
    file_name: str
    at: datetime
    info: str
    """Text of its bag-info.txt."""
    records: str
    """SHA-256 of the sealed file that holds its records."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What another laptop said in its last receipt that it has."""

    device: str
    have: Mapping[str, int]
    pack: str
    at: datetime
