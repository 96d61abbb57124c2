"""A card that was taken by mistake: its laptop becomes a stranger again, by a person's decision, noted in the log.

What came of it stays, under its name. It gets no post, and nothing that it signs is believed, until somebody takes its
card again and compares the six words. Whom the office vouches for, only the office can revoke.
"""

from datetime import datetime

from db.records.log import Device
from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.trust.peers import disown_laptop, known_peers, told_of
from inspector_app.plans.devices import office_list
from inspector_app.sessions import note_of_vault
from inspector_app.stores import Store

DISTRUSTED = "card_distrusted"
"""In the log: what was done."""


def peer_called(store: Store, name: str) -> Device:
    """The known laptop with this id, or the only one of this person.

    Raises RefusedInputError pack.recipient_unknown, pack.distrust_several.
    """
    found = [each for each in known_peers(store) if name in (each.person, each.id, laptop_of(each.id))]
    if not found:
        raise RefusedInputError([Problem("pack.recipient_unknown", {"person": name[:40]})])
    if len(found) > 1:
        ids = ", ".join(laptop_of(each.id) for each in found)
        raise RefusedInputError([Problem("pack.distrust_several", {"person": name[:40], "ids": ids})])
    return found[0]


def distrust(store: Store, peer: Device, now: datetime) -> None:
    """Raises RefusedInputError pack.distrust_certified."""
    with store.database.work(now) as work:
        if _is_certified(work, peer):
            raise RefusedInputError([Problem("pack.distrust_certified", {"person": peer.person})])
        disown_laptop(work, peer.id)
        note_of_vault(work, store.device, store.person, DISTRUSTED, **told_of(peer))


def _is_certified(work: Work, peer: Device) -> bool:
    """Also when its days are over: the next renewal would bring it back."""
    devices = office_list(work)
    if devices is None or devices.revocation_of(peer.id) is not None:
        return False
    return devices.certificate_of(peer.id) is not None
