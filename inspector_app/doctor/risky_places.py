"""Whether a store lies where it is not safe: in a folder that a program copies elsewhere, or on a network drive.

A synced folder changes files under an open database and puts evidence on somebody's server; a network drive does not
keep what it was told to keep (SQLite, "How To Corrupt An SQLite Database File", 2.1 and 4.2).
"""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_SYNCED_NAMES = (
    "onedrive", "dropbox", "icloud", "iclouddrive", "mobile documents", "google drive", "googledrive", "nextcloud",
    "owncloud", "syncthing", "坚果云", "nutstore", "百度网盘", "baidunetdisk", "baidusyncdisk", "微云", "weiyun",
    "阿里云盘", "wpsdrive", "wps云盘", "腾讯文档", "wechat files", "xwechat_files",
)  # fmt: skip
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "afs", "ceph"}
_REMOTE_DRIVE = 4
"""GetDriveTypeW: DRIVE_REMOTE."""


class Place(StrEnum):
    SAFE = "safe"
    SYNCED = "synced"
    NETWORK = "network"


def place_of(folder: Path, environment: Mapping[str, str] = os.environ, mounts: str | None = None) -> Place:
    """`mounts` is the text of /proc/mounts; read when it is not given."""
    whole = folder.absolute()
    if _is_synced(whole, environment):
        return Place.SYNCED
    return Place.NETWORK if _is_on_network(whole, mounts) else Place.SAFE


def _is_synced(folder: Path, environment: Mapping[str, str]) -> bool:
    roots = [Path(environment[name]) for name in _SYNCED_VARIABLES if environment.get(name)]
    if any(folder.is_relative_to(root) for root in roots):
        return True
    names = [part.casefold() for part in folder.parts]
    return any(name == known or name.startswith(f"{known} ") for name in names for known in _SYNCED_NAMES)


def _is_on_network(folder: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        return _windows_remote(folder)
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text("utf-8", "replace")
        except OSError:
            return False
    found = [
        (Path(_unescaped(line.split()[1])), line.split()[2]) for line in mounts.splitlines() if line.count(" ") > 2
    ]
    holding = [(place, system) for place, system in found if folder.is_relative_to(place)]
    nearest = max(holding, key=lambda each: len(each[0].parts), default=None)
    return nearest is not None and nearest[1] in _NETWORK_SYSTEMS


def _windows_remote(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE


def _unescaped(name: str) -> str:
    """The kernel writes blanks in names as octal numbers."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\134", "\\")):
        name = name.replace(code, sign)
    return name
