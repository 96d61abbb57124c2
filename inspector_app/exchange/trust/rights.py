"""May this laptop send this pack? By the office's list when there is one, else by the card that a person compared.

A revoked, expired or forged laptop is refused by name; a certified one needs no comparing of words (issue 6, 3).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from db.records.log import Device
from db.work import Work
from inspector_app.epochs import epoch_of, laptop_of
from inspector_app.errors import Problem
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.trust import peers
from inspector_app.exchange.trust.device_list import Certificate, DeviceList
from inspector_app.exchange.trust.peers import Renewal, Standing
from inspector_app.practice import is_practice_device
from inspector_app.stores import Role

GRACE = timedelta(days=31)
"""A pack written within a certificate's days may arrive so much later."""
_FROM_ABOVE = (PackKind.PLAN, PackKind.RETURN, PackKind.RECEIPT, PackKind.GIVE_BACK)


def sender_problems(work: Work, info: PackInfo, now: datetime) -> list[Problem]:
    """Why nothing of this sender may be taken, whatever digits somebody compares; empty when it may."""
    sender = peers.sender_of(info)
    if is_practice_device(sender) != is_practice_device(work.devices.own()):
        known = "sender_practice" if is_practice_device(sender) else "sender_real"
        return [Problem(f"pack.{known}", {"person": sender.person, "office": sender.office})]
    devices = _list_of(work)
    if peers.standing(work, sender) is Standing.OTHER_KEY and not _vouched(work, devices, sender):
        claimed = peers.renewal_of(work, sender) is Renewal.CLAIMED
        kind = "sender_renewed_key" if claimed else "sender_changed_key"
        return [Problem(f"pack.{kind}", peers.changed_key_details(work, sender))]
    problems = [] if devices is None else _listed_problems(devices, info, now)
    # Asked of few packs only: of a thousand visit packs, a fifth of the work would be this.
    if not problems and info.kind in _FROM_ABOVE and _role_said(work, devices, sender) != Role.SUPERVISOR.value:
        problems = [Problem("pack.sender_role", {"person": sender.person, "kind": info.kind.value})]
    return problems


def _role_said(work: Work, devices: DeviceList | None, sender: Device) -> str:
    """Whoever accepts a stranger compares his words, and so believes what he says of himself, as with a card."""
    return sender.role if _is_stranger(work, devices, sender) else role_of(work, sender)


def _vouched(work: Work, devices: DeviceList | None, sender: Device) -> bool:
    """The office certified the laptop's new keys: nobody need compare them."""
    certificate = devices.certificate_of(sender.id) if devices is not None else None
    if certificate is None or certificate.signing_public != sender.signing_key:
        return False
    known = peers.known_as(work, sender)
    return known is not None and not known.own


def _is_stranger(work: Work, devices: DeviceList | None, sender: Device) -> bool:
    certified = devices is not None and devices.certificate_of(sender.id) is not None
    return not certified and peers.standing(work, sender) is Standing.NEW


def is_certified(work: Work, info: PackInfo, now: datetime) -> bool:
    """The office vouches for the sender: nobody need compare anything."""
    devices = _list_of(work)
    if devices is None or devices.certificate_of(info.sender.device) is None:
        return False
    return not _listed_problems(devices, info, now)


def role_of(work: Work, sender: Device) -> str:
    """By the certificate, else by the card that was taken; "" when neither is here."""
    devices = _list_of(work)
    certificate = devices.certificate_of(sender.id) if devices is not None else None
    if certificate is not None:
        return certificate.role
    known = peers.known_as(work, sender)
    return "" if known is None else known.role


def in_their_roles(work: Work, known: Iterable[Device]) -> list[Device]:
    """As `role_of` has each: whom the office made an inspector is a supervisor no more, whatever his card says."""
    devices = _list_of(work)
    found = ((each, devices.certificate_of(each.id) if devices is not None else None) for each in known)
    return [each if certificate is None else replace(each, role=certificate.role) for each, certificate in found]


def with_promotions(work: Work) -> list[Device]:
    """Every device, as a supervisor's when his card or the office says so.

    Whom the office made an inspector since decided before as what he was.
    """
    known = work.devices.all()
    by_office = in_their_roles(work, known)
    return [told if told.role == Role.SUPERVISOR.value else each for each, told in zip(known, by_office, strict=True)]


def reviewers(work: Work) -> frozenset[str]:
    """The devices that may review."""
    return frozenset(each.id for each in with_promotions(work) if each.role != Role.INSPECTOR.value)


def certified_device(work: Work, sender: Device) -> Device:
    """The sender with the name, role and keys of his certificate, when he has one: it is the office's word."""
    devices = _list_of(work)
    certificate = devices.certificate_of(sender.id) if devices is not None else None
    if certificate is None or devices is None:
        return sender
    keys = (certificate.signing_public, certificate.recipient)
    return Device(sender.id, certificate.person, certificate.role, devices.office, *keys)


def keys_since(work: Work, device: str) -> set[str]:
    """With which a laptop may have signed what it recorded in the life `device`, then or later.

    Not with those that were changed before that life: the change was made because somebody else may know them.
    """
    lives = sorted((each for each in work.devices.all() if laptop_of(each.id) == laptop_of(device)), key=_epoch_of)
    before = [each for each in lives if _epoch_of(each) <= epoch_of(device)][-1:]
    keys = {each.signing_key for each in lives if each in before or _epoch_of(each) > epoch_of(device)}
    devices = _list_of(work)
    certificate = devices.certificate_of(device) if devices is not None else None
    replaced = {each.signing_key for each in lives} - keys
    return keys if certificate is None else keys | ({certificate.signing_public} - replaced)


def _epoch_of(device: Device) -> int:
    return epoch_of(device.id)


def with_keys_of_now(work: Work, device: Device) -> Device:
    """With those that the office certified since the laptop's last card: its keys were changed, and who knows the old
    ones is to read nothing more."""
    from inspector_app.plans.devices import NAME
    from inspector_app.plans.documents import adoption_of

    devices, adoption = _list_of(work), adoption_of(work, NAME)
    certificate = devices.certificate_of(device.id) if devices is not None else None
    if certificate is None or adoption is None:
        return device
    lives = [each for each in work.devices.all() if laptop_of(each.id) == laptop_of(device.id)]
    met = [each.first_seen for each in lives if each.signing_key == device.signing_key]
    # A later life under the keys of before makes these no newer.
    is_later = not met or any(at is None or at < adoption.issued_at for at in met)
    if not is_later or any(each.signing_key == certificate.signing_public for each in lives):
        return device
    return replace(device, signing_key=certificate.signing_public, recipient=certificate.recipient)


def certified_peers(work: Work, today: date) -> list[Device]:
    """Every laptop to which a pack may be addressed by the office's list, as a device of its first epoch."""
    devices = _list_of(work)
    if devices is None:
        return []
    named = {each.laptop: each for each in devices.certificates if each.starts <= today <= each.ends}
    return [
        Device(f"{laptop}-1", each.person, each.role, devices.office, each.signing_public, each.recipient)
        for laptop, each in named.items()
        if devices.revocation_of(f"{laptop}-1") is None
    ]


def revoked_laptops(work: Work) -> frozenset[str]:
    devices = _list_of(work)
    return frozenset() if devices is None else frozenset(each.laptop for each in devices.revocations)


def not_in_force(work: Work, today: date) -> dict[str, Certificate]:
    """Laptop to its certificate, of those whose days are over or have not begun: what they send is refused, and
    nothing is written for them."""
    devices = _list_of(work)
    latest = {} if devices is None else {each.laptop: each for each in devices.certificates}
    return {laptop: each for laptop, each in latest.items() if not each.starts <= today <= each.ends}


def _listed_problems(devices: DeviceList, info: PackInfo, now: datetime) -> list[Problem]:
    person = {"person": info.sender.person, "device": info.sender.device}
    revocation = devices.revocation_of(info.sender.device)
    if revocation is not None:
        details = {**person, "on": revocation.on.isoformat(), "reason": revocation.reason}
        return [Problem("pack.sender_revoked", details)]
    certificate = devices.certificate_of(info.sender.device)
    if certificate is None:
        return []
    if certificate.signing_public != info.sender.signing_public:
        return [Problem("pack.sender_forged", person)]
    if not _holds(certificate, info.created.date(), now.date()):
        days = {"starts": certificate.starts.isoformat(), "ends": certificate.ends.isoformat()}
        return [Problem("pack.sender_expired", {**person, **days})]
    return []


def _holds(certificate: Certificate, written: date, today: date) -> bool:
    return certificate.starts <= written <= certificate.ends and today <= certificate.ends + GRACE


def _list_of(work: Work) -> DeviceList | None:
    from inspector_app.plans.devices import office_list

    return office_list(work)
