"""Versions of the program beside each other, and which of them starts. The installed one is never touched."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import PART_SUFFIX, place_folder, remove_tree, write_atomically
from inspector_app.updates.hop import POINTER, pointed_version, program_in
from inspector_app.updates.release import Release, Report, read_release, this_system, unpack
from inspector_app.updates.trust import trusted_keys
from inspector_app.version import VERSION, parts

_TRIAL_S = 60

Trial = Callable[[Path], bool]
"""Whether the program at this path starts."""


def starts(program: Path) -> bool:
    """Asks it for its own help: that loads nearly all of it and touches no store."""
    try:
        done = subprocess.run(
            [str(program), "update", "--help"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_TRIAL_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def current(folder: Path) -> str:
    """The version that starts: the installed one, or a newer one from a file."""
    pointed = pointed_version(folder)
    return pointed if pointed and parts(pointed) > parts(VERSION) else VERSION


def kept(folder: Path) -> list[str]:
    """Versions from files that are still here, newest first."""
    names = [entry.name for entry in folder.iterdir() if entry.is_dir()] if folder.is_dir() else []
    return sorted((name for name in names if _is_version(name)), key=parts, reverse=True)


def check(file: Path, folder: Path) -> Release:
    """What `file` would bring. Raises RefusedInputError when it is not for this program, OSError."""
    release = read_release(file, trusted_keys(folder))
    if release.system != this_system():
        raise _refusal("update.other_system", file=file.name, system=release.system, here=this_system())
    if parts(release.version) <= parts(current(folder)):
        raise _refusal("update.not_newer", version=release.version, current=current(folder))
    return release


def apply(file: Path, folder: Path, report: Report, trial: Trial = starts) -> Release:
    """Unpacks, checks and tries the version in `file`; from the next start on it runs.

    Nothing that is here is changed before all of it is on the disk and has started once. `report` may raise to stop it.
    Raises RefusedInputError, OSError.
    """
    release = check(file, folder)
    before = pointed_version(folder)
    building, home = folder / f"{release.version}{PART_SUFFIX}", folder / release.version
    remove_tree(building)
    building.mkdir(parents=True)
    try:
        unpack(file, release, building, report)
        if not trial(program_in(building)):
            raise _refusal("update.does_not_start", version=release.version)
        remove_tree(home)
        place_folder(building, home)
    except BaseException:
        remove_tree(building)
        raise
    _point(folder, release.version, before)
    return release


def back(folder: Path) -> str:
    """The version before starts again from now on; gives it, "" for the one that was installed.

    Raises RefusedInputError when nothing was ever taken from a file, OSError.
    """
    if not pointed_version(folder):
        raise _refusal("update.none_before", current=VERSION)
    before = _before(folder)
    before = before if before in kept(folder) else ""
    _point(folder, before, "")
    return before


def _before(folder: Path) -> str:
    try:
        return str(json.loads((folder / POINTER).read_text("utf-8")).get("before", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _point(folder: Path, version: str, before: str) -> None:
    write_atomically(folder / POINTER, json.dumps({"version": version, "before": before}).encode("utf-8"))


def _is_version(name: str) -> bool:
    try:
        parts(name)
    except ValueError:
        return False
    return True


def _refusal(code: str, **details: object) -> RefusedInputError:
    return RefusedInputError([Problem(code, details)])
