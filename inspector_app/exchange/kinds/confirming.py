"""What receipts confirmed: how far each receiver has the own log, and which photos and papers he holds, sound.

The rule that follows from it: only what a receiver confirmed is left out of a pack, and only what somebody else
confirmed may ever be made smaller here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from db.records.log import Device
from db.records.packs import Acknowledged
from db.work import Work
from inspector_app.epochs import epoch_of, is_own_life, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.trust.rights import with_keys_of_now


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What all of some receivers have."""

    have: Mapping[str, int] = field(default_factory=dict)
    """Device to the number up to which they have its events."""
    files: frozenset[str] = frozenset()
    """SHA-256 each."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the ledger: how much of this laptop's work another one confirmed."""

    device: str
    person: str
    photos: int
    photos_confirmed: int
    events: int
    events_confirmed: int


def confirmed_by(work: Work, devices: Sequence[Device]) -> Confirmed:
    """What every one of these receivers confirmed; nothing when one of them sent no receipt yet."""
    said = [_confirmed(work, device) for device in devices]
    if not said:
        return Confirmed()
    return reduce(_both, said)


def standings(work: Work, device: str) -> list[Standing]:
    """How much of the own work each laptop that sent a receipt has."""
    photos = own_photo_hashes(work, device)
    have = work.events.have()
    own = {each: seq for each, seq in have.items() if is_own_life(device, each)}
    people = {each.id: each.person for each in work.devices.all()}
    found = []
    for said in work.receipts.all():
        files = work.receipts.confirmed_by(said.device)
        confirmed = sum(sha256 in files for sha256 in photos)
        events = sum(min(seq, said.have.get(life, 0)) for life, seq in own.items())
        person = people.get(said.device, "")
        found.append(Standing(said.device, person, len(photos), confirmed, sum(own.values()), events))
    return found


def own_photo_hashes(work: Work, device: str) -> list[str]:
    """One SHA-256 for each photo of this laptop's visits; the same picture on two items is there twice."""
    return [
        photo.sha256
        for visit in work.visits.all()
        if is_own_life(device, visit.device)
        for photo in work.photos.of_visit(visit.id)
    ]


def photos_confirmed(work: Work, device: str) -> tuple[int, int]:
    """(photos of this laptop's visits, those that at least one other laptop confirmed)."""
    hashes, confirmed = own_photo_hashes(work, device), work.receipts.confirmations()
    return len(hashes), sum(sha256 in confirmed for sha256 in hashes)


def require_confirmed(work: Work, devices: Sequence[Device], hashes: Iterable[str]) -> None:
    """By all of these, before originals are made smaller. Raises RefusedInputError pack.unconfirmed with the number."""
    confirmed = confirmed_by(work, devices).files
    missing = [sha256 for sha256 in hashes if sha256 not in confirmed]
    if missing:
        raise RefusedInputError([Problem("pack.unconfirmed", {"count": len(missing)})])


def receipts_of(work: Work, device: Device) -> list[Acknowledged]:
    """One for each life of its laptop, of those that signed with the key of now.

    Keys are changed because somebody else may know them: he may have signed what came before.
    """
    laptop, key = laptop_of(device.id), with_keys_of_now(work, device).signing_key
    keys = {life.id: life.signing_key for life in work.devices.lives_of(laptop)}
    return [
        each for each in work.receipts.all() if laptop_of(each.device) == laptop and keys.get(each.device, key) == key
    ]


def last_word(work: Work, device: Device) -> Confirmed:
    """What the newest receipt says of its laptop, also when another life of it began since."""
    newest = _newest(work, device)
    if newest is None:
        return Confirmed()
    return Confirmed(newest.have, frozenset(work.receipts.confirmed_by(newest.device)))


def _confirmed(work: Work, device: Device) -> Confirmed:
    """By the newest life of its laptop alone: whoever went on from a backup may have lost what he had confirmed."""
    lives = work.devices.lives_of(laptop_of(device.id))
    known = max((epoch_of(life.id) for life in lives if life.signing_key), default=0)
    newest = _newest(work, device)
    return Confirmed() if newest is None or epoch_of(newest.device) < known else last_word(work, device)


def _newest(work: Work, device: Device) -> Acknowledged | None:
    """Not by the clock: a restored laptop may hold less than its earlier life said in the future."""
    return max(receipts_of(work, device), key=lambda each: (epoch_of(each.device), each.at), default=None)


def _both(one: Confirmed, other: Confirmed) -> Confirmed:
    have = {device: min(seq, other.have[device]) for device, seq in one.have.items() if device in other.have}
    return Confirmed(have, one.files & other.files)
