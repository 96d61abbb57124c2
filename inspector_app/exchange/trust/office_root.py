"""The office root: the key that vouches for laptops. It stays in the office, in a file sealed by a passphrase.

The file (`*.zjroot`) is a plain age file encrypted by a passphrase, so that the public `age` tool opens it too; in it
is one line of canonical JSON. The list it signs lies beside it (`*.zjdevices`) and is given to everybody.
"""

import base64
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector_app.epochs import laptop_of
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.bag import canonical
from inspector_app.exchange.bag.age_header import BrokenHeaderError, header_by_passphrase
from inspector_app.exchange.bag.age_payload import NONCE_BYTES, Opening
from inspector_app.exchange.bag.plain_line import is_plain_line
from inspector_app.exchange.trust.device_list import (
    ROLES,
    Certificate,
    DeviceList,
    Revocation,
    certificate_for,
    read_device_list,
    write_device_list,
)
from inspector_app.exchange.trust.identity import MOST_CARD_BYTES, read_card
from inspector_app.files import write_atomically
from inspector_app.vault import passphrase_problems

_PROGRAM = "inspector-app root"
_FORMAT = 1
_MOST_ROOT_BYTES = 16 * 1024
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class OfficeRoot:
    """Secret: in memory only while a list is signed."""

    office: str
    signing_private: str
    signing_public: str


def create_root(path: Path, office: str, passphrase: str, now: datetime) -> OfficeRoot:
    """A new root in a new file. RefusedInputError store.passphrase_*, pack.root_there, pack.root_office; OSError."""
    problems = passphrase_problems(passphrase)
    problems += [Problem("pack.root_there", {"file": str(path)})] if path.exists() else []
    problems += [] if is_plain_line(office, _LONGEST) else [Problem("pack.root_office")]
    if problems:
        raise RefusedInputError(problems)
    key = Ed25519PrivateKey.generate()
    private, public = (
        base64.b64encode(each).decode("ascii")
        for each in (key.private_bytes_raw(), key.public_key().public_bytes_raw())
    )
    content = {"program": _PROGRAM, "format": _FORMAT, "office": office, "private": private, "public": public}
    import pyrage

    sealed = pyrage.passphrase.encrypt(canonical.encode({**content, "made": now.date().isoformat()}), passphrase)
    write_atomically(path, sealed)
    path.chmod(0o600)
    return OfficeRoot(office, private, public)


def open_root(path: Path, passphrase: str) -> OfficeRoot:
    """Raises UnavailableError pack.root_unread, pack.root_locked; RefusedInputError pack.root_not_ours."""
    try:
        sealed = path.read_bytes()[:_MOST_ROOT_BYTES]
    except OSError as error:
        detail = error.strerror or str(error)
        raise UnavailableError("pack.root_unread", file=path.name, detail=detail) from error
    try:
        content = canonical.decode(_unsealed(sealed, passphrase, path.name), _MOST_ROOT_BYTES)
    except canonical.NotCanonicalError as error:
        raise RefusedInputError([Problem("pack.root_not_ours", {"file": path.name})]) from error
    if content.get("program") != _PROGRAM or content.get("format") != _FORMAT:
        raise RefusedInputError([Problem("pack.root_not_ours", {"file": path.name})])
    return OfficeRoot(content["office"], content["private"], content["public"])


def _unsealed(sealed: bytes, passphrase: str, name: str) -> bytes:
    try:
        header = header_by_passphrase(sealed, passphrase)
    except BrokenHeaderError as error:
        raise UnavailableError("pack.root_locked", file=name) from error
    except MemoryError as error:
        # Made on a larger machine: how much it takes is written in the file.
        raise UnavailableError("pack.root_unread", file=name, detail=str(error)) from error
    nonce, payload = sealed[header.size :][:NONCE_BYTES], sealed[header.size + NONCE_BYTES :]
    if header.file_key is None or len(nonce) < NONCE_BYTES:
        raise UnavailableError("pack.root_locked", file=name)
    content, sound = Opening(header.file_key, nonce).opened(payload, last=True)
    if not sound:
        raise UnavailableError("pack.root_locked", file=name)
    return bytes(content)


def empty_list(root: OfficeRoot) -> DeviceList:
    return DeviceList(root.office, root.signing_public, edition=1)


def read_list_of(root: OfficeRoot, path: Path) -> DeviceList:
    """The list beside a root, or an empty one when there is none yet.

    Raises what `read_device_list` raises, and RefusedInputError pack.devices_other_root.
    """
    if not path.exists():
        return replace(empty_list(root), edition=0)
    found = read_device_list(path.read_bytes())
    if found.root != root.signing_public:
        raise RefusedInputError([Problem("pack.devices_forged")])
    return found


def certify(devices: DeviceList, card: bytes, role: str, starts: date, ends: date) -> DeviceList:
    """The next list, with a certificate for the laptop of a card; one it had before no longer counts.

    Renewed before its days are over it holds from their beginning, so that packs on their way are not refused.
    Raises what `read_card` raises; RefusedInputError pack.certificate_dates, pack.certificate_role,
    pack.certificate_revoked.
    """
    found = read_card(card[: MOST_CARD_BYTES + 1])
    problems = [Problem("pack.certificate_dates")] if starts > ends else []
    problems += [] if role in ROLES else [Problem("pack.certificate_role", {"role": role[:20]})]
    if devices.revocation_of(found.device) is not None:
        problems.append(Problem("pack.certificate_revoked", {"person": found.person}))
    if problems:
        raise RefusedInputError(problems)
    certificate = certificate_for(found, role, starts, ends)
    before = devices.certificate_of(found.device)
    if before is not None and _goes_on(before, certificate):
        certificate = replace(certificate, starts=before.starts)
    others = tuple(each for each in devices.certificates if each.laptop != certificate.laptop)
    return replace(devices, edition=devices.edition + 1, certificates=(*others, certificate))


def _goes_on(before: Certificate, renewed: Certificate) -> bool:
    """The same person, role and keys, without a day between."""
    is_same = replace(before, starts=renewed.starts, ends=renewed.ends) == renewed
    return is_same and before.starts < renewed.starts <= before.ends + timedelta(days=1)


def revoke(devices: DeviceList, device: str, on: date, reason: str) -> DeviceList:
    """The next list, in which a laptop is revoked for ever. RefusedInputError pack.revoked_unknown."""
    laptop = laptop_of(device)
    if all(each.laptop != laptop for each in devices.certificates):
        raise RefusedInputError([Problem("pack.revoked_unknown", {"device": device[:40]})])
    others = tuple(each for each in devices.revocations if each.laptop != laptop)
    revocation = Revocation(laptop, on, reason)
    return replace(devices, edition=devices.edition + 1, revocations=(*others, revocation))


def save_list(path: Path, devices: DeviceList, root: OfficeRoot) -> None:
    """Raises RefusedInputError pack.devices_field; OSError."""
    write_atomically(path, write_device_list(devices, root.signing_private))
