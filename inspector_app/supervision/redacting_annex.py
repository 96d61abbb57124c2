"""The sealed annex of a redacted copy: which original each file was made from, for the office's eyes alone.

A copy with boxes burnt into it proves nothing by itself. The annex holds the hash of each original beside the hash of
what was handed on; it is an age file that only the office's laptops open.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.envelope import seal
from inspector_app.exchange.sending import supervisors
from inspector_app.exchange.trust.rights import with_keys_of_now
from inspector_app.stores import Store

_LARGEST = 64 * 1024 * 1024
_SHAPE = "inspector-app/redacted-annex/1"


@dataclass(frozen=True, slots=True)
class AnnexLine:
    file: str
    """Path in the folder that was handed on, with /; "" for what was left out."""
    sha256: str
    original_sha256: str
    original_size: int
    visit: str = ""
    photo: str = ""
    masks: int = 0
    """Boxes that are burnt in."""


@dataclass(frozen=True, slots=True)
class Annex:
    made_at: datetime
    person: str
    lines: tuple[AnnexLine, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a file since it was handed on."""

    file: str
    state: str
    """same, changed, missing."""


def sealed(store: Store, annex: Annex, now: datetime) -> bytes:
    """For this laptop and every supervisor's that is known."""
    said = {"shape": _SHAPE, "made_at": annex.made_at.isoformat(), "person": annex.person}
    text = json.dumps({**said, "files": [asdict(each) for each in annex.lines]}, ensure_ascii=False, indent=1)
    with store.database.look() as work:
        keys = [with_keys_of_now(work, each).recipient for each in supervisors(store, now)]
    target = io.BytesIO()
    seal(iter([text.encode("utf-8")]), target, list(dict.fromkeys([store.identity.age_recipient, *keys])))
    return target.getvalue()


def open_annex(store: Store, path: Path) -> Annex:
    """Raises RefusedInputError handing.annex_foreign, handing.annex_broken; OSError."""
    data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    value = _opened(store, data, path.name)
    try:
        if value["shape"] != _SHAPE:
            raise ValueError(value["shape"])
        lines = tuple(AnnexLine(**each) for each in value["files"])
        return Annex(datetime.fromisoformat(value["made_at"]), str(value["person"]), lines)
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedInputError([Problem("handing.annex_broken", {"file": path.name})]) from error


def check_against(annex: Annex, folder: Path) -> tuple[Checked, ...]:
    """Every file of the annex as it lies in `folder` now. Raises OSError."""
    return tuple(_checked(folder, each) for each in annex.lines if each.file)


def _checked(folder: Path, line: AnnexLine) -> Checked:
    path = folder / line.file
    # What an annex names is looked for inside the folder only.
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        return Checked(line.file, "missing")
    return Checked(line.file, "same" if _sha256(path) == line.sha256 else "changed")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for chunk in _chunks(stream):
            digest.update(chunk)
    return digest.hexdigest()


def _chunks(stream: Any) -> Iterator[bytes]:
    while chunk := stream.read(1024 * 1024):
        yield chunk


def _opened(store: Store, data: bytes, name: str) -> Any:
    import pyrage

    keys: Sequence[Any] = [pyrage.x25519.Identity.from_str(each) for each in store.identity.secrets]
    try:
        return json.loads(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        known = "handing.annex_foreign" if "No matching keys" in str(error) else "handing.annex_broken"
        raise RefusedInputError([Problem(known, {"file": name})]) from error
    except ValueError as error:
        raise RefusedInputError([Problem("handing.annex_broken", {"file": name})]) from error
