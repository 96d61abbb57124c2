"""How much the battery of this computer has, where the system says so."""

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_UNKNOWN_PERCENT = 255
_NO_BATTERY, _CHARGING = 128, 8


@dataclass(frozen=True, slots=True)
class Battery:
    percent: int
    charging: bool
    """Or fed by the mains."""


def battery(supplies: Path = SUPPLIES) -> Battery | None:
    """None for a computer without one, and where the system does not say."""
    if sys.platform == "win32":
        return _of_windows()
    return _of_linux(supplies)


def _of_linux(supplies: Path) -> Battery | None:
    """Of several the emptiest: that one ends the day."""
    found = [each for each in (_supply(folder) for folder in sorted(supplies.glob("*"))) if each is not None]
    return min(found, key=lambda each: each.percent) if found else None


def _supply(folder: Path) -> Battery | None:
    try:
        if _word(folder / "type") != "Battery" or _scope(folder) == "Device":
            return None
        percent = int(_word(folder / "capacity"))
        status = _word(folder / "status")
    except (OSError, ValueError):
        return None
    return Battery(min(max(percent, 0), 100), status in ("Charging", "Full", "Not charging"))


def _scope(folder: Path) -> str:
    """ "Device" for the battery of a mouse."""
    try:
        return _word(folder / "scope")
    except OSError:
        return ""


def _word(path: Path) -> str:
    return path.read_text("ascii", "replace").strip()


class _PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS of winbase.h."""

    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_uint32),
        ("full_seconds", ctypes.c_uint32),
    )


def _of_windows() -> Battery | None:
    status = _PowerStatus()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    if status.flag == _UNKNOWN_PERCENT or status.flag & _NO_BATTERY or status.percent == _UNKNOWN_PERCENT:
        return None
    return Battery(min(int(status.percent), 100), bool(status.flag & _CHARGING) or status.line == 1)
