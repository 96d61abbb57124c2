"""What is done with the office root: it is opened, the list beside it signed anew, and the list taken into a store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.exchange.trust.device_list import LIST_SUFFIX, MOST_LIST_BYTES, DeviceList, read_device_list
from inspector_app.exchange.trust.identity import MOST_CARD_BYTES
from inspector_app.exchange.trust.office_root import OfficeRoot, certify, open_root, read_list_of, revoke, save_list
from inspector_app.exchange.trust.six_words import spoken
from inspector_app.plans import devices as devices_section
from inspector_app.plans.documents import adopt
from inspector_app.stores import Store


@dataclass(frozen=True, slots=True)
class SignedList:
    devices: DeviceList
    path: Path
    """It lies beside the root, under the same name."""


def list_beside(root: Path) -> Path:
    return root.with_suffix(LIST_SUFFIX)


def opened(root: Path, passphrase: str) -> tuple[OfficeRoot, DeviceList]:
    """The root and the list beside it. Raises what `open_root` and `read_list_of` raise."""
    key = open_root(root, passphrase)
    return key, read_list_of(key, list_beside(root))


def certify_card(root: Path, passphrase: str, card: bytes, role: str, starts: date, ends: date) -> SignedList:
    """Raises what `opened` and `office_root.certify` raise; OSError."""
    return _signed(root, passphrase, lambda found: certify(found, card, role, starts, ends))


def revoke_laptop(root: Path, passphrase: str, device: str, on: date, reason: str) -> SignedList:
    """Raises what `opened` and `office_root.revoke` raise; OSError."""
    return _signed(root, passphrase, lambda found: revoke(found, device, on, reason))


def adopt_list(store: Store, data: bytes, now: datetime, *, root_compared: bool) -> DeviceList:
    """The list holds in this store from now on; a plan pack carries it.

    `root_compared`: somebody compared the six words of a root that this store does not know yet. Raises what
    `read_device_list` raises; RefusedInputError pack.root_unknown, pack.devices_other_root, pack.devices_older.
    """
    told = read_device_list(data)
    value = devices_section.to_value(data)
    with store.database.work(now) as work:
        problems = devices_section.against(work, value)
        if devices_section.office_list(work) is None and not root_compared:
            details = {"office": told.office, "words": spoken(told.root)}
            problems.append(Problem("pack.root_unknown", details))
        if problems:
            raise RefusedInputError(problems)
        adopt(work, devices_section.NAME, value, now)
    return told


def file_bytes(path: Path) -> bytes:
    """Of a card or a list, not more than either may have. Raises UnavailableError pack.not_opened."""
    try:
        with path.open("rb") as stream:
            return stream.read(max(MOST_LIST_BYTES + 1024, MOST_CARD_BYTES) + 1)
    except OSError as error:
        raise UnavailableError("pack.not_opened", file=path.name, detail=error.strerror or str(error)) from error


def _signed(root: Path, passphrase: str, change: Callable[[DeviceList], DeviceList]) -> SignedList:
    key, found = opened(root, passphrase)
    following = change(found)
    save_list(list_beside(root), following, key)
    return SignedList(following, list_beside(root))
