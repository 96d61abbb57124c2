"""Makes an update file of a frozen folder, and the keys that sign it: the work of whoever publishes the program."""

import base64
import hashlib
import json
import os
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector_app.exchange.bag.minisign import public_key_text, sign
from inspector_app.files import open_atomically, write_atomically
from inspector_app.updates.release import MANIFEST, SIGNATURE, SUFFIX

_NOT_IN_THE_ZIP_S_DATES = (1980, 1, 1, 0, 0, 0)
"""The same folder gives the same file."""


def new_key(folder: Path, name: str) -> tuple[Path, Path]:
    """`name`.key, which stays with the publisher, and `name`.pub, which people trust. Raises OSError."""
    private = Ed25519PrivateKey.generate()
    secret = base64.b64encode(private.private_bytes_raw())
    public = base64.b64encode(private.public_key().public_bytes_raw()).decode("ascii")
    paths = folder / f"{name}.key", folder / f"{name}.pub"
    write_atomically(paths[0], secret + b"\n")
    write_atomically(paths[1], public_key_text(public).encode("ascii"))
    return paths


def make_update(frozen: Path, version: str, system: str, key: str, now: datetime, out: Path) -> Path:
    """`inspector-app-<version>-<system>.zjupdate` in `out`. `key` is the text of the `.key` file. Raises OSError."""
    files = sorted(path for path in frozen.rglob("*") if path.is_symlink() or path.is_file())
    manifest = {
        "version": version,
        "system": system,
        "files": {path.relative_to(frozen).as_posix(): _entry(path) for path in files},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
    signature = sign(key.strip(), text, f"inspector-app {version} {system} {now:%Y-%m-%d}")
    target = out / f"inspector-app-{version}-{system}{SUFFIX}"
    with open_atomically(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_dated(MANIFEST), text)
        archive.writestr(_dated(SIGNATURE), signature)
        for path in files:
            if not path.is_symlink():
                archive.writestr(_dated(path.relative_to(frozen).as_posix()), path.read_bytes())
    return target


def _entry(path: Path) -> dict[str, Any]:
    if path.is_symlink():
        return {"size": 0, "sha256": "", "runnable": False, "link": path.readlink().as_posix()}
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": digest, "runnable": os.access(path, os.X_OK), "link": ""}


def _dated(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NOT_IN_THE_ZIP_S_DATES)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
