"""The laptops that this store knows besides its own: their cards, and whether a pack's sender is one of them.

A card or a pack only proves which key signed it. That the key is the person's is decided by people, who read the
fingerprint to each other (reliability.md §6.6).
"""

from datetime import datetime
from enum import StrEnum

from db.records.log import Device
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.trust.identity import Card, fingerprint, read_card, write_card
from inspector_app.stores import Role, Store

RECIPIENT_LABEL = "Sender-Recipient"
"""In bag-info.txt: the key to which an answer to the sender is encrypted."""


class Standing(StrEnum):
    """What a store knows of a device that a card or a pack names."""

    OWN = "own"
    KNOWN = "known"
    NEW = "new"
    OTHER_KEY = "other_key"
    """The device is known, but signed with another key before."""


def card_of(store: Store) -> bytes:
    """The store's own card file. Raises RefusedInputError pack.card_field when a name cannot stand in a card."""
    own = _own(store)
    return write_card(Card(own.id, own.person, own.role, own.office, own.signing_key, own.recipient), store.identity)


def fingerprint_of(store: Store) -> str:
    """Six groups of four digits that two people compare aloud."""
    return fingerprint_of_device(_own(store))


def fingerprint_of_device(device: Device) -> str:
    return " ".join(fingerprint(device.signing_key))


def read_peer(data: bytes) -> Device:
    """Who a card names; nothing is kept.

    Raises RefusedInputError: pack.card_not_ours, pack.card_newer, pack.card_damaged, pack.card_field.
    """
    card = read_card(data)
    return Device(card.device, card.person, card.role, card.office, card.signing_public, card.recipient)


def trust_card(store: Store, data: bytes, now: datetime, *, key_renewed: bool = False) -> Device:
    """Keeps the device of a card; the same card again changes nothing, a newer one by the same key updates it.

    `key_renewed`: its person said that the laptop's keys were changed, and the new words were compared. Raises what
    `read_peer` raises, and pack.card_own, pack.card_changed_key, pack.card_renewed_key.
    """
    peer = read_peer(data)
    with store.database.work(now) as work:
        known = known_as(work, peer)
        match standing(work, peer):
            case Standing.OWN:
                raise RefusedInputError([Problem("pack.card_own")])
            case Standing.OTHER_KEY if not (key_renewed and is_renewed(known, peer)):
                kind = "card_renewed_key" if is_renewed(known, peer) else "card_changed_key"
                raise RefusedInputError([Problem(f"pack.{kind}", changed_key_details(known, peer))])
            case Standing.KNOWN if work.devices.get(peer.id) is not None:
                work.devices.update(peer)
            case Standing.NEW | Standing.KNOWN | Standing.OTHER_KEY:
                remember(work, peer, now)
        kept = work.devices.get(peer.id)
    assert kept is not None
    return kept


def known_peers(store: Store) -> list[Device]:
    """Every laptop that this store knows, as its newest epoch, without its own."""
    with store.database.look() as work:
        devices = sorted(work.devices.all(), key=lambda device: epoch_of(device.id))
    newest = {laptop_of(device.id): device for device in devices}
    own = laptop_of(store.device)
    return [newest[laptop] for laptop in sorted(newest) if laptop != own]


def recipients(store: Store) -> list[Device]:
    """To whom a visit pack goes when nobody else is named: the supervisors whose card was taken."""
    return [peer for peer in known_peers(store) if peer.role == Role.SUPERVISOR.value and peer.recipient]


def sender_of(info: PackInfo) -> Device:
    """The sender as the pack names him; without a receiving key when the pack gives none that is one."""
    sender = info.sender
    recipient = _checked_recipient(info.extra.get(RECIPIENT_LABEL, ""))
    return Device(sender.device, sender.person, sender.role, sender.office, sender.signing_public, recipient)


def standing(work: Work, device: Device) -> Standing:
    own, known = work.devices.own(), known_as(work, device)
    if device.signing_key == own.signing_key or _was_own(work, own, device):
        return Standing.OWN
    if known is None:
        return Standing.NEW
    return Standing.KNOWN if known.signing_key == device.signing_key else Standing.OTHER_KEY


def known_as(work: Work, device: Device) -> Device | None:
    """The newest epoch of its laptop: a restored backup keeps its keys, and keys that were changed count no more."""
    return max(_lives_of(work, device.id), key=lambda each: epoch_of(each.id), default=None)


def _lives_of(work: Work, device: str) -> list[Device]:
    laptop = laptop_of(device)
    return [each for each in work.devices.lives_of(laptop) if laptop_of(each.id) == laptop]


def is_renewed(known: Device | None, peer: Device) -> bool:
    """Whether a card with another key may be the same laptop after a change of its keys: that begins a new epoch."""
    return known is not None and not known.own and epoch_of(peer.id) > epoch_of(known.id)


def renewed_peer(store: Store, peer: Device) -> Device | None:
    """The laptop as it is known, whose keys this card says were changed; None when it says no such thing."""
    with store.database.look() as work:
        known = known_as(work, peer)
        return known if standing(work, peer) is Standing.OTHER_KEY and is_renewed(known, peer) else None


def keys_renewed_at(work: Work) -> datetime | None:
    """When this laptop's own keys were last changed: cards given away before are out of date. None: never."""
    own = work.devices.own()
    lives = _lives_of(work, own.id)
    if all(each.signing_key == own.signing_key for each in lives):
        return None
    return min(each.first_seen for each in lives if each.signing_key == own.signing_key and each.first_seen)


def _was_own(work: Work, own: Device, device: Device) -> bool:
    """A pack of this laptop of before its keys were changed."""
    before = work.devices.get(device.id) if laptop_of(device.id) == laptop_of(own.id) else None
    return before is not None and before.signing_key == device.signing_key


def remember(work: Work, peer: Device, now: datetime) -> None:
    """Within a unit of work: a device that somebody decided to trust."""
    values = (peer.id, peer.person, peer.role, peer.office, peer.signing_key, peer.recipient)
    work.devices.add(Device(*values, own=False, first_seen=now))


def changed_key_details(known: Device | None, peer: Device) -> dict[str, object]:
    before = "" if known is None else fingerprint_of_device(known)
    return {"person": peer.person, "office": peer.office, "before": before, "after": fingerprint_of_device(peer)}


def _own(store: Store) -> Device:
    with store.database.look() as work:
        return work.devices.own()


def _checked_recipient(text: str) -> str:
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        return ""
