"""The office's recovery keys: a pair made once, its secret half in an envelope in the safe, its public half on laptops.

Both are plain text files that the `age` tools understand too (age-encryption.org/v1), with words for people in them.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector_app import assets
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import write_atomically

PUBLIC_SUFFIX = ".zjrecovery-pub"
SECRET_SUFFIX = ".zjrecovery-key"  # noqa: S105 - the name of a file, no secret
_NAME = "office-recovery"
_MOST_BYTES = 16 * 1024
_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_IDENTITY = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")


@dataclass(frozen=True, slots=True)
class RecoveryFiles:
    secret: Path
    """To be printed or kept on a stick, in a sealed envelope, away from the laptops."""
    public: Path
    """To be given to every laptop of the office."""
    recipient: str
    """`age1…`"""


def new_recovery_files(folder: Path, now: datetime) -> RecoveryFiles:
    """A new pair in `folder`. RefusedInputError store.recovery_file_there; OSError."""
    import pyrage

    secret, public = folder / f"{_NAME}{SECRET_SUFFIX}", folder / f"{_NAME}{PUBLIC_SUFFIX}"
    there = [path for path in (secret, public) if path.exists()]
    if there:
        raise RefusedInputError([Problem("store.recovery_file_there", {"file": str(path)}) for path in there])
    folder.mkdir(parents=True, exist_ok=True)
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    words = {"made": f"{now:%Y-%m-%d}", "recipient": recipient}
    write_atomically(secret, _text("secret.txt", words | {"identity": str(identity)}))
    secret.chmod(0o600)
    write_atomically(public, _text("public.txt", words))
    return RecoveryFiles(secret, public, recipient)


def read_recipient(data: bytes) -> str:
    """The `age1…` key in a public file. RefusedInputError store.recovery_public_bad, store.recovery_secret_given."""
    lines = _lines(data)
    if any(_IDENTITY.fullmatch(line) for line in lines):
        # The secret half has no business on a laptop.
        raise RefusedInputError([Problem("store.recovery_secret_given")])
    found = [line for line in lines if _RECIPIENT.fullmatch(line)]
    if len(found) != 1 or len(lines) != 1 or not _is_recipient(found[0]):
        raise RefusedInputError([Problem("store.recovery_public_bad")])
    return found[0]


def read_identity(data: bytes) -> str:
    """The `AGE-SECRET-KEY-1…` in a secret file. RefusedInputError store.recovery_identity_bad."""
    lines = _lines(data)
    found = [line for line in lines if _IDENTITY.fullmatch(line)]
    if len(found) != 1 or len(lines) != 1 or not _is_identity(found[0]):
        raise RefusedInputError([Problem("store.recovery_identity_bad")])
    return found[0]


def wrap_for(recipient: str, data: bytes) -> bytes:
    """`data` as an age file that only the owner of `recipient` opens."""
    import pyrage

    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))


def unwrap_with(identity: str, wrapped: bytes) -> bytes | None:
    """None when `wrapped` is not for this key, or was changed."""
    import pyrage

    try:
        return bytes(pyrage.decrypt(wrapped, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError:
        return None


def _text(name: str, words: dict[str, str]) -> bytes:
    return assets.read_text("recovery", name).format_map(words).encode("utf-8")


def _lines(data: bytes) -> list[str]:
    """What is neither blank nor a comment; nothing when it cannot be such a file."""
    try:
        text = data[: _MOST_BYTES + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")] if len(data) <= _MOST_BYTES else []


def _is_recipient(text: str) -> bool:
    import pyrage

    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _is_identity(text: str) -> bool:
    import pyrage

    try:
        pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        return False
    return True
