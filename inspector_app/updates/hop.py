"""What the installed program does first: it hands over to a newer version that was taken from a file, if there is one.

Nothing but the standard library is imported here: it runs before everything else, at every start.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector_app.version import VERSION, parts

POINTER = "CURRENT"
NAME = "inspector-app"
HOPPED = "INSPECTOR_APP_HOPPED"
"""Set for the version that is started, so that it never hands over again."""
# PyInstaller: the program that is started is another one, not a worker of this one.
_FRESH = {"PYINSTALLER_RESET_ENVIRONMENT": "1", HOPPED: "1"}


def versions_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where this person's versions lie: with the program's other local data, writable without any rights."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        local = home / "Library" / "Application Support"
    else:
        local = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return local / NAME / "versions"


def program_in(folder: Path, platform: str = sys.platform) -> Path:
    """The program in a frozen folder."""
    return folder / (f"{NAME}.exe" if platform == "win32" else NAME)


def pointed_version(folder: Path) -> str:
    """The version that `folder` says is to start, or "" when there is none or it cannot be read."""
    try:
        value = json.loads((folder / POINTER).read_text("utf-8"))
        version = str(value["version"])
        parts(version)
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return version


def newer_program(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Path | None:
    """The program to start instead of this one; None when this one goes on.

    `update …` stays here: a version that does not start must not be in the way of going back.
    """
    if HOPPED in environment or words[:1] == ["update"]:
        return None
    version = pointed_version(folder)
    if not version or parts(version) <= parts(VERSION):
        return None
    program = program_in(folder / version)
    return program if program.is_file() else None


def hop(words: Sequence[str]) -> None:
    """Does not come back when another version is to run."""
    program = newer_program(words, versions_folder(), os.environ)
    if program is None:
        return
    environment = {**os.environ, **_FRESH}
    if sys.platform == "win32":
        import subprocess

        # Windows has no exec: the installed program stays behind as the parent, and gives the same exit code.
        sys.exit(subprocess.call([str(program), *words], env=environment))
    os.execve(program, [str(program), *words], environment)  # noqa: S606 - a program of ours, no shell is wanted
