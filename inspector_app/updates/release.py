"""An update file: a zip with a manifest, the manifest's signature, and the files of a frozen program.

The manifest names every file with its size and SHA-256, and is signed in minisign's format; so the signature is checked
first, over a few kilobytes, and every byte that is unpacked is compared with what was signed.
"""

import hashlib
import json
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag.minisign import BadSignatureError, verify
from inspector_app.files import make_runnable, make_short_link, open_atomically
from inspector_app.version import parts

SUFFIX = ".zjupdate"
MANIFEST = "update.json"
SIGNATURE = "update.json.minisig"
_LARGEST_MANIFEST = 8 * 2**20
_LARGEST_SIGNATURE = 2000
_MOST_FILES = 20_000
_LARGEST_PROGRAM = 2**30
_CHUNK = 2**20

Report = Callable[[int, int], None]
"""Told (bytes done, bytes in all)."""


@dataclass(frozen=True, slots=True)
class Member:
    path: str
    """Relative, with slashes."""
    size: int
    sha256: str
    runnable: bool
    link: str
    """Where a symbolic link leads, relative to its folder; "" for a file."""


@dataclass(frozen=True, slots=True)
class Release:
    version: str
    system: str
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(member.size for member in self.members)


def this_system() -> str:
    """As a release names it: "linux-x86_64"."""
    import platform

    return f"{sys.platform}-{platform.machine().lower()}"


def read_release(file: Path, keys: Sequence[str]) -> Release:
    """What `file` holds, signed by one of `keys`. Raises RefusedInputError, OSError."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _small(archive, MANIFEST, _LARGEST_MANIFEST)
            signature = _small(archive, SIGNATURE, _LARGEST_SIGNATURE).decode("ascii", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise _refusal("update.unreadable", file=file.name) from error
    if not any(_is_signed_by(key, manifest, signature) for key in keys):
        raise _refusal("update.not_signed", file=file.name)
    try:
        return _parsed(json.loads(manifest))
    except (ValueError, KeyError, TypeError) as error:
        raise _refusal("update.unreadable", file=file.name) from error


def unpack(file: Path, release: Release, folder: Path, report: Report) -> None:
    """Every file of `release` into `folder`, which is new. Raises RefusedInputError at the first that differs."""
    done = 0
    try:
        with zipfile.ZipFile(file) as archive:
            for member in release.members:
                target = folder / member.path
                target.parent.mkdir(parents=True, exist_ok=True)
                if member.link:
                    make_short_link(target, member.link)
                else:
                    with archive.open(member.path) as source:
                        _write(source, member, target)
                done += member.size
                report(done, release.size)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise _refusal("update.unreadable", file=file.name) from error


def _write(source: IO[bytes], member: Member, target: Path) -> None:
    hashed, size = hashlib.sha256(), 0
    with open_atomically(target) as stream:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > member.size:
                break
            hashed.update(chunk)
            stream.write(chunk)
        if size != member.size or hashed.hexdigest() != member.sha256:
            raise _refusal("update.damaged", part=member.path)
    if member.runnable:
        make_runnable(target)


def _small(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    with archive.open(name) as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise zipfile.BadZipFile(f"{name} is too large")
    return data


def _is_signed_by(key: str, manifest: bytes, signature: str) -> bool:
    try:
        verify(key, manifest, signature)
    except BadSignatureError:
        return False
    return True


def _parsed(value: Any) -> Release:
    members = tuple(_member(path, entry) for path, entry in value["files"].items())
    release = Release(str(value["version"]), str(value["system"]), members)
    parts(release.version)
    folded = {member.path.casefold() for member in members}
    if not members or len(members) > _MOST_FILES or release.size > _LARGEST_PROGRAM or len(folded) != len(members):
        raise ValueError("too many, too much, or the same name twice")
    return release


def _member(path: str, entry: Any) -> Member:
    member = Member(path, int(entry["size"]), str(entry["sha256"]), bool(entry["runnable"]), str(entry["link"]))
    inside = PurePosixPath(path).parent / member.link
    if not _is_inside(path) or member.size < 0 or (member.link and not _is_inside(_resolved(inside))):
        raise ValueError(f"leads outside: {path}")
    return member


def _is_inside(path: str) -> bool:
    names = path.split("/")
    return all(name not in ("", ".", "..") and not set(name) & set('\\:*?"<>|\0') for name in names)


def _resolved(path: PurePosixPath) -> str:
    """Without `..`, as far as they stay inside; "" when they do not."""
    kept: list[str] = []
    for name in path.parts:
        if name != "..":
            kept.append(name)
        elif kept:
            kept.pop()
        else:
            return ""
    return "/".join(kept)


def _refusal(code: str, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(code, details)])
