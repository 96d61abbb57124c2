"""The office's list of laptops as people read it: whose, in which role, until when, and which are to be renewed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from db.work import Work
from inspector_app.epochs import laptop_of
from inspector_app.exchange.trust.device_list import DeviceList
from inspector_app.plans.devices import office_list

WARNED_BEFORE = timedelta(days=30)
"""So long before its last day a certificate is said to end."""

State = Literal["valid", "ending", "ended", "future", "revoked", "other_keys"]
"""The last only of the own laptop: its keys were changed, and the office certified those of before."""


@dataclass(frozen=True, slots=True)
class Certified:
    laptop: str
    person: str
    role: str
    starts: date
    ends: date
    """Both days included."""
    state: State
    days_left: int
    """Until the last day; 0 on it, less when it is over."""
    revoked_on: date | None = None
    reason: str = ""


def certified_laptops(devices: DeviceList, today: date) -> list[Certified]:
    """By person; the latest certificate of each laptop."""
    laptops = dict.fromkeys(each.laptop for each in devices.certificates)
    found = [_certified(devices, laptop, today) for laptop in laptops]
    return sorted((each for each in found if each is not None), key=lambda each: (each.person, each.laptop))


def own_certificate(work: Work, device: str, today: date) -> Certified | None:
    """Of this laptop; None when there is no list, or it is not in it."""
    devices = office_list(work)
    certificate = None if devices is None else devices.certificate_of(device)
    found = None if devices is None else _certified(devices, laptop_of(device), today)
    if found is None or certificate is None or found.state == "revoked":
        return found
    is_of_now = certificate.signing_public == work.devices.own().signing_key
    return found if is_of_now else replace(found, state="other_keys")


def to_renew(found: Sequence[Certified]) -> list[Certified]:
    """Those that end soon or have ended; a revoked one is not renewed."""
    return [each for each in found if each.state in ("ending", "ended")]


def _certified(devices: DeviceList, laptop: str, today: date) -> Certified | None:
    device = f"{laptop}-1"
    certificate, revocation = devices.certificate_of(device), devices.revocation_of(device)
    if certificate is None:
        return None
    state: State = "valid"
    if revocation is not None:
        state = "revoked"
    elif today < certificate.starts:
        state = "future"
    elif today > certificate.ends:
        state = "ended"
    elif certificate.ends - today <= WARNED_BEFORE:
        state = "ending"
    return Certified(
        laptop,
        certificate.person,
        certificate.role,
        certificate.starts,
        certificate.ends,
        state,
        (certificate.ends - today).days,
        revocation.on if revocation else None,
        revocation.reason if revocation else "",
    )
