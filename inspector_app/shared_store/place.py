"""Where the records of a desk lie: one sealed file in the generation in use, in the place of its database."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag

from db.shared.addresses import Address, AddressError, has_driver, read_address
from inspector_app.errors import Problem, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.vault import Vault

if TYPE_CHECKING:
    from db.shared.postgresql import SharedDatabase

SHARED = "shared.sealed"
_PURPOSE = "zg/shared/v1"


@dataclass(frozen=True, slots=True)
class SharedPlace:
    database: str
    """Address of the database, with the login of this desk and perhaps a password: only ever kept sealed."""
    device: str
    files: str = ""
    """Folder or URL of the sealed files that all desks share; "" for the desk's own folder."""


def is_shared(generation: Path) -> bool:
    return (generation / SHARED).is_file()


def write_place(generation: Path, vault: Vault, place: SharedPlace) -> None:
    """Raises OSError."""
    sealed = vault.seal(_PURPOSE, json.dumps(asdict(place)).encode("utf-8"), SHARED)
    write_atomically(generation / SHARED, sealed)


def read_place(generation: Path, vault: Vault) -> SharedPlace:
    """Raises UnavailableError shared.place_damaged."""
    try:
        sealed = (generation / SHARED).read_bytes()
        return SharedPlace(**json.loads(vault.unseal(_PURPOSE, sealed, SHARED)))
    except (OSError, InvalidTag, ValueError, TypeError) as error:
        raise UnavailableError("shared.place_damaged") from error


def open_shared(place: SharedPlace) -> "SharedDatabase":
    """Raises UnavailableError shared.not_installed; StoreTroubleError as db.shared.postgresql."""
    require_driver()
    from db.shared.postgresql import SharedDatabase

    return SharedDatabase.at(read_address(place.database), place.device)


def require_driver() -> None:
    """Raises UnavailableError shared.not_installed: the extra `postgresql` is for offices that share a store."""
    if not has_driver():
        raise UnavailableError("shared.not_installed")


def address_problems(text: str) -> list[Problem]:
    """What is wrong with an address as it was typed; empty when nothing is."""
    try:
        read_address(text)
    except AddressError as error:
        return [Problem(f"shared.address_{error.flaw}", {"detail": error.detail})]
    return []


def facts_of(place: SharedPlace) -> Mapping[str, str]:
    """For people: without the password."""
    address: Address = read_address(place.database)
    return {"database": address.shown, "login": address.login, "files": place.files}
