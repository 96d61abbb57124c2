"""The laptops that this store knows besides its own: their cards, and whether a pack's sender is one of them.

A card or a pack only proves which key signed it. That the key is the person's is decided by people, who read the
fingerprint to each other (reliability.md §6.6).
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from db.records.log import Device
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.pack_info import PackInfo
from inspector_app.exchange.trust.identity import Card, fingerprint, read_card, write_card
from inspector_app.sessions import note_of_vault
from inspector_app.stores import Role, Store

TRUSTED = "card_trusted"
"""In the log: what was done."""
RECIPIENT_LABEL = "Sender-Recipient"
"""In bag-info.txt: the key to which an answer to the sender is encrypted."""


class Standing(StrEnum):
    """What a store knows of a device that a card or a pack names."""

    OWN = "own"
    KNOWN = "known"
    NEW = "new"
    OTHER_KEY = "other_key"
    """The device is known, but signed with another key before."""


class Renewal(StrEnum):
    """That a known laptop's keys may have been changed; only a person who compares the new words can say."""

    CLAIMED = "claimed"
    """Its life is later than every one that is known: so it is after a change of keys."""
    DISPUTED = "disputed"
    """As late a life is known under the keys of before: an old card, or somebody else has those keys and used them."""


_ASKED = {Renewal.CLAIMED: "card_renewed_key", Renewal.DISPUTED: "card_disputed_key"}


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
    `read_peer` raises, and pack.card_own, pack.card_changed_key, pack.card_renewed_key, pack.card_disputed_key.
    """
    peer = read_peer(data)
    with store.database.work(now) as work:
        renewal, before = renewal_of(work, peer), work.devices.get(peer.id)
        match standing(work, peer):
            case Standing.OWN:
                raise RefusedInputError([Problem("pack.card_own")])
            case Standing.OTHER_KEY if not (key_renewed and renewal):
                kind = "card_changed_key" if renewal is None else _ASKED[renewal]
                raise RefusedInputError([Problem(f"pack.{kind}", changed_key_details(work, peer))])
            case Standing.NEW | Standing.KNOWN | Standing.OTHER_KEY:
                remember(work, peer, now)
        kept = work.devices.get(peer.id)
        assert kept is not None
        if kept != before:
            note_of_vault(work, store.device, store.person, TRUSTED, **told_of(kept))
    return kept


def told_of(peer: Device) -> dict[str, str]:
    """What the log says of a laptop that is trusted, or is no more."""
    return {"person": peer.person, "role": peer.role, "laptop": laptop_of(peer.id)}


def known_peers(store: Store) -> list[Device]:
    """Every laptop that this store knows, as its newest epoch, without its own."""
    with store.database.look() as work:
        devices = sorted(filter(_counts, work.devices.all()), key=lambda device: epoch_of(device.id))
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
    return max(filter(_counts, _lives_of(work, device.id)), key=_epoch_of, default=None)


def _lives_of(work: Work, device: str) -> list[Device]:
    laptop = laptop_of(device)
    return [each for each in work.devices.lives_of(laptop) if laptop_of(each.id) == laptop]


def _epoch_of(device: Device) -> int:
    return epoch_of(device.id)


def _counts(device: Device) -> bool:
    """Not a life whose keys are believed no more (`_disown`)."""
    return bool(device.signing_key)


def renewal_of(work: Work, peer: Device) -> Renewal | None:
    """Whether a card with another key may be the same laptop after a change of its keys: that begins a new epoch.

    The number of a life never decides: whoever has the key of before could announce a later one, and shut the laptop
    out. Keys that were changed once never come back, and the life that was known first keeps its key.
    """
    known, lives = known_as(work, peer), _lives_of(work, peer.id)
    if known is None or known.own or known.signing_key == peer.signing_key:
        return None
    first = min(lives, key=_epoch_of)
    if first.id == peer.id or any(each.signing_key == peer.signing_key for each in lives):
        return None
    return Renewal.CLAIMED if epoch_of(peer.id) > epoch_of(known.id) else Renewal.DISPUTED


def renewal_asked(store: Store, peer: Device) -> Renewal | None:
    """What to ask the person of this card; None when it says of no known laptop that its keys were changed."""
    with store.database.look() as work:
        return renewal_of(work, peer) if standing(work, peer) is Standing.OTHER_KEY else None


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
    """Within a unit of work: a device that somebody decided to trust, and its keys from this life on."""
    for life in _lives_of(work, peer.id):
        if _epoch_of(life) > epoch_of(peer.id) and life.signing_key != peer.signing_key:
            _disown(work, life)
    if work.devices.get(peer.id) is not None:
        work.devices.update(peer)
        return
    values = (peer.id, peer.person, peer.role, peer.office, peer.signing_key, peer.recipient)
    work.devices.add(Device(*values, own=False, first_seen=now))


def disown_laptop(work: Work, device: str) -> None:
    """Within a unit of work: somebody decided that it is a stranger again, in every life that is known of it."""
    for life in _lives_of(work, device):
        _disown(work, life)


def _disown(work: Work, life: Device) -> None:
    """It was announced by keys that had been changed, or its card was taken by mistake: its name stays beside what it
    said, but it gets no post and nothing that it signs is believed."""
    work.devices.update(replace(life, signing_key="", recipient=""))


def changed_key_details(work: Work, peer: Device) -> dict[str, object]:
    known = known_as(work, peer)
    details = {"person": peer.person, "office": peer.office, "after": fingerprint_of_device(peer)}
    if known is None:
        return {**details, "before": "", "life": "", "told": ""}
    return {**details, "before": fingerprint_of_device(known), "life": known.id, "told": peer.id}


def _own(store: Store) -> Device:
    with store.database.look() as work:
        return work.devices.own()


def _checked_recipient(text: str) -> str:
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        return ""
