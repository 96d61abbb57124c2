"""The office's list of laptops: certificates with role and dates, and revocations, signed by the office root.

The root key stays in the office, sealed by a passphrase (inspector_app.exchange.trust.office_root); a list travels as a
file (`*.zjdevices`) or in a plan pack. One line of canonical JSON, then its minisign signature by the root named in it.
"""

import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import canonical, minisign
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.exchange.trust.identity import Card

LIST_SUFFIX = ".zjdevices"
PROGRAM = "inspector-app devices"
FORMAT = 1
MOST_LIST_BYTES = 1024**2
MOST_DEVICES = 2_000
_LONGEST = 200
_LAPTOP = re.compile(r"[0-9a-f]{12}")
_KEY = re.compile(r"[A-Za-z0-9+/]{43}=")
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
ROLES = ("inspector", "supervisor")


@dataclass(frozen=True, slots=True)
class Certificate:
    """That the office knows a laptop, whose it is, in which role and how long. `laptop` outlives its epochs."""

    laptop: str
    person: str
    role: str
    signing_public: str
    recipient: str
    starts: date
    ends: date
    """Both days included."""


@dataclass(frozen=True, slots=True)
class Revocation:
    """From that day on nothing new of the laptop is taken, whatever it signs."""

    laptop: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class DeviceList:
    office: str
    root: str
    """Ed25519 public key of the office root, base64."""
    edition: int
    """Each list of a root has a higher one: an old list can never bring a revoked laptop back."""
    certificates: tuple[Certificate, ...] = ()
    revocations: tuple[Revocation, ...] = ()

    def certificate_of(self, device: str) -> Certificate | None:
        """The one that counts for a device, whatever its epoch: the latest in the list."""
        return next((each for each in reversed(self.certificates) if each.laptop == laptop_of(device)), None)

    def revocation_of(self, device: str) -> Revocation | None:
        return next((each for each in self.revocations if each.laptop == laptop_of(device)), None)


def certificate_for(card: Card, role: str, starts: date, ends: date) -> Certificate:
    return Certificate(laptop_of(card.device), card.person, role, card.signing_public, card.recipient, starts, ends)


def write_device_list(devices: DeviceList, root_private: str) -> bytes:
    """The file's bytes. Raises RefusedInputError pack.devices_field."""
    content = _content(devices)
    problems = _problems(content)
    if problems:
        raise RefusedInputError(problems)
    line = canonical.encode({"program": PROGRAM, "format": FORMAT, **content}) + b"\n"
    return line + minisign.sign(root_private, line, PROGRAM).encode("ascii")


def read_device_list(data: bytes) -> DeviceList:
    """The list, whose signature fits the root that it names; whether that root is ours the caller decides.

    Raises RefusedInputError: pack.devices_not_ours, pack.devices_newer, pack.devices_field, pack.devices_forged.
    """
    line, end, signature = data[: MOST_LIST_BYTES + 1024].partition(b"\n")
    try:
        content = canonical.decode(line, MOST_LIST_BYTES)
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("pack.devices_not_ours")]) from error
    if content.pop("program", None) != PROGRAM:
        raise RefusedInputError([Problem("pack.devices_not_ours")])
    if content.pop("format", None) != FORMAT:
        raise RefusedInputError([Problem("pack.devices_newer")])
    problems = _problems(content)
    if problems:
        raise RefusedInputError(problems)
    try:
        comment = minisign.verify(content["root"], line + end, signature.decode("ascii"))
    except ValueError as error:
        raise RefusedInputError([Problem("pack.devices_forged")]) from error
    if comment != PROGRAM or len(data) > MOST_LIST_BYTES + 1024:
        raise RefusedInputError([Problem("pack.devices_forged")])
    return _parsed(content)


def _content(devices: DeviceList) -> dict[str, Any]:
    return {
        "office": devices.office,
        "root": devices.root,
        "edition": devices.edition,
        "certificates": [
            {**asdict(each), "starts": each.starts.isoformat(), "ends": each.ends.isoformat()}
            for each in devices.certificates
        ],
        "revocations": [{**asdict(each), "on": each.on.isoformat()} for each in devices.revocations],
    }


def _parsed(content: dict[str, Any]) -> DeviceList:
    certificates = tuple(
        Certificate(**row | {name: date.fromisoformat(row[name]) for name in ("starts", "ends")})
        for row in content["certificates"]
    )
    revocations = tuple(Revocation(**row | {"on": date.fromisoformat(row["on"])}) for row in content["revocations"])
    return DeviceList(content["office"], content["root"], content["edition"], certificates, revocations)


def _problems(content: dict[str, Any]) -> list[Problem]:
    names = {each.name for each in fields(DeviceList)}
    bad = sorted(names ^ set(content))
    bad += [name for name in sorted(names & set(content)) if not _FITS[name](content[name])]
    return [Problem("pack.devices_field", {"field": name[:40]}) for name in bad]


def _is_certificate(row: Any) -> bool:
    wanted = {each.name for each in fields(Certificate)}
    if not isinstance(row, dict) or set(row) != wanted or not all(isinstance(value, str) for value in row.values()):
        return False
    keys = (_LAPTOP, row["laptop"]), (_KEY, row["signing_public"]), (_RECIPIENT, row["recipient"])
    return (
        all(pattern.fullmatch(value) for pattern, value in keys)
        and row["role"] in ROLES
        and is_plain_line(row["person"], _LONGEST)
        and _is_day(row["starts"])
        and _is_day(row["ends"])
    )


def _is_revocation(row: Any) -> bool:
    if not isinstance(row, dict) or set(row) != {"laptop", "on", "reason"}:
        return False
    texts = all(isinstance(value, str) for value in row.values())
    return texts and bool(_LAPTOP.fullmatch(row["laptop"])) and _is_day(row["on"]) and len(row["reason"]) <= _LONGEST


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rows(fits: Any) -> Any:
    return lambda value: isinstance(value, list) and len(value) <= MOST_DEVICES and all(map(fits, value))


_FITS: dict[str, Any] = {
    "office": lambda value: isinstance(value, str) and is_plain_line(value, _LONGEST),
    "root": lambda value: isinstance(value, str) and _KEY.fullmatch(value) is not None,
    "edition": lambda value: type(value) is int and 1 <= value < 10**9,
    "certificates": _rows(_is_certificate),
    "revocations": _rows(_is_revocation),
}
