"""What one desk gives to the next: where the shared store is, and the key of its sealed files.

The data key lies in it as in `slots.json`, under a passphrase that is told in another way than the file; where the
database is, is sealed by the data key. Neither ever lies in the database.
"""

import base64
import json
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.vault import KdfCost, SlotOwner, Vault, fitting_cost, passphrase_problems
from inspector_app.vault.slots import Slots, as_bytes, slots_in, unwrap, wrap

SUFFIX = ".zjinvite"
_KIND = "inspector-app invitation"
_FORMAT = 1
_MOST_BYTES = 64 * 1024
_PURPOSE = "zg/invitation/v1"
_NOBODY = SlotOwner("invitation", "invitation")
"""Whose slot it is: it opens nothing but the invitation."""


@dataclass(frozen=True, slots=True)
class Invitation:
    database: str
    """Address without a login: everybody has one of their own."""
    files: str
    office: str
    data_key: bytes


def write_invitation(invitation: Invitation, passphrase: str, cost: KdfCost | None = None) -> bytes:
    """Raises RefusedInputError with the problems of the passphrase."""
    problems = passphrase_problems(passphrase)
    if problems:
        raise RefusedInputError(problems)
    slot, _ = wrap(invitation.data_key, _NOBODY, passphrase, cost or fitting_cost())
    place = {name: value for name, value in asdict(invitation).items() if name != "data_key"}
    sealed = Vault(invitation.data_key, _NOBODY).seal(_PURPOSE, json.dumps(place).encode("utf-8"), _KIND)
    written = {
        "kind": _KIND,
        "format": _FORMAT,
        "slots": json.loads(as_bytes(Slots((slot,)))),
        "place": base64.b64encode(sealed).decode("ascii"),
    }
    return json.dumps(written, indent=1).encode("utf-8")


def read_invitation(data: bytes, passphrase: str) -> Invitation:
    """Raises RefusedInputError shared.invitation_bad; UnavailableError shared.invitation_wrong: another passphrase."""
    try:
        written = _content(data)
        (slot,) = slots_in(json.dumps(written["slots"]).encode("utf-8")).people
        sealed = base64.b64decode(written["place"], validate=True)
    except (ValueError, TypeError, KeyError, RecursionError, UnavailableError) as error:
        raise RefusedInputError([Problem("shared.invitation_bad")]) from error
    vault = unwrap(slot, passphrase)
    if vault is None:
        raise UnavailableError("shared.invitation_wrong")
    try:
        place = json.loads(vault.unseal(_PURPOSE, sealed, _KIND))
        return Invitation(**place, data_key=vault.data_key())
    except (InvalidTag, ValueError, TypeError) as error:
        raise RefusedInputError([Problem("shared.invitation_bad")]) from error


def _content(data: bytes) -> dict[str, Any]:
    """Raises ValueError, TypeError, KeyError when it is none of ours."""
    if len(data) > _MOST_BYTES:
        raise ValueError(len(data))
    written = json.loads(data.decode("utf-8"))
    if (written["kind"], written["format"]) != (_KIND, _FORMAT):
        raise ValueError(_KIND)
    return dict(written)
