"""The stick that a pack goes to: is it there, can it be written, has it room; and out with it, safely.

Asked before anything is written. `inspector_app.exchange.bag.container` then asks for the room, writes beside, syncs,
renames and reads back; only after `eject` may anybody say 可以拔出.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from inspector_app.errors import Problem, UnavailableError
from inspector_app.exchange.bag.layout import MIB

_EJECT_SECONDS = 60
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder to write packs to, and what is known of the disk it lies on."""

    folder: Path
    device: str = ""
    """`/dev/sdb1`, or `E:`; "" when the system does not say."""
    file_system: str = ""
    removable: bool = False
    free: int = 0
    """Bytes."""


def look_at(folder: Path) -> Place:
    """Raises UnavailableError pack.stick_missing."""
    if not folder.is_dir():
        raise UnavailableError("pack.stick_missing", folder=str(folder))
    free = shutil.disk_usage(folder).free
    if sys.platform == "win32":
        device, system, removable = _windows_disk(folder)
    else:
        device, system = _mount_of(folder)
        removable = _is_removable(device)
    return Place(folder, device, system, removable, free)


def place_problems(place: Place) -> list[Problem]:
    """Why nothing can be written there: pack.stick_read_only."""
    try:
        _try_writing(place.folder)
    except OSError as error:
        detail = error.strerror or str(error)
        return [Problem("pack.stick_read_only", {"folder": str(place.folder), "detail": detail})]
    return []


def require_room(folder: Path, size: int) -> None:
    """Before `size` bytes are written beside what is there. Raises UnavailableError pack.stick_full; OSError."""
    usage, needed = shutil.disk_usage(folder), size + MIB
    free = usage.free
    # Some file systems, such as of phones and of FUSE, say of everything that it is 0: then writing will tell.
    if usage.total and free < needed:
        raise UnavailableError("pack.stick_full", needed=_mib(needed), free=_mib(free))


def is_on_a_stick(path: Path) -> bool:
    """Whether a file lies on something that people pull out."""
    try:
        return look_at(path.parent).removable
    except UnavailableError:
        return False


def eject(place: Place) -> None:
    """Unmounts the stick, so that it may be pulled. Raises UnavailableError pack.stick_busy, pack.stick_no_eject."""
    if sys.platform == "win32":
        _eject_windows(place)
        return
    udisks = shutil.which("udisksctl")
    if udisks is None or not place.device:
        raise UnavailableError("pack.stick_no_eject", detail="udisksctl")
    _run([udisks, "unmount", "--no-user-interaction", "--block-device", place.device])
    # Some readers cannot be switched off; unmounted is safe to pull all the same.
    subprocess.run(
        [udisks, "power-off", "--no-user-interaction", "--block-device", place.device],
        capture_output=True,
        timeout=_EJECT_SECONDS,
        check=False,
    )


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_EJECT_SECONDS, check=False, text=True)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError("pack.stick_busy", detail=str(error)[:200]) from error
    if done.returncode:
        raise UnavailableError("pack.stick_busy", detail=(done.stderr or done.stdout).strip()[:200])


def _try_writing(folder: Path) -> None:
    """Raises OSError; leaves nothing behind."""
    probe = folder / f".{uuid4().hex[:8]}.part"
    try:
        with probe.open("xb") as stream:
            stream.write(b"?")
            stream.flush()
            os.fsync(stream.fileno())
    finally:
        probe.unlink(missing_ok=True)


def _mount_of(folder: Path) -> tuple[str, str]:
    """(device, file system) of the mount that a folder lies in; ("", "") where the system does not say."""
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return "", ""
    path = folder.resolve()
    best = ("", "", "")
    for line in filter(None, lines):
        before, _, after = line.partition(" - ")
        # Only blanks, line ends and backslashes are escaped; the Chinese label of a stick stands as it is.
        point = _OCTAL.sub(lambda escape: chr(int(escape[1], 8)), before.split(" ")[4])
        system, device = after.split(" ")[:2]
        if path.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, device, system)
    return (best[1], best[2]) if best[1].startswith("/dev/") else ("", best[2])


def _is_removable(device: str) -> bool:
    name = Path(device).name
    for folder in (Path("/sys/class/block") / name, (Path("/sys/class/block") / name).resolve().parent):
        try:
            if (folder / "removable").read_text("ascii").strip() == "1":
                return True
        except OSError:
            continue
    return False


def _windows_disk(folder: Path) -> tuple[str, str, bool]:
    """(drive, file system, removable) by the Windows API."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    drive = folder.resolve().drive + "\\"
    system = ctypes.create_unicode_buffer(64)
    kernel.GetVolumeInformationW(drive, None, 0, None, None, None, system, 64)
    return drive.rstrip("\\"), system.value, kernel.GetDriveTypeW(drive) == 2


def _eject_windows(place: Place) -> None:
    shell = shutil.which("powershell")
    if shell is None or not place.device:
        raise UnavailableError("pack.stick_no_eject", detail="powershell")
    script = f"(New-Object -ComObject Shell.Application).Namespace(17).ParseName('{place.device}').InvokeVerb('Eject')"
    _run([shell, "-NoProfile", "-NonInteractive", "-Command", script])


def _mib(size: int) -> str:
    return f"{size / MIB:,.1f} MB"
