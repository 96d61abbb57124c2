"""The peers that figures stand beside: libraries of the extra `bench` are fetched when they are missing, and what a
machine lacks all the same is said at the end of the table, so that nobody takes a shorter table for a whole one.
"""

import subprocess
import sys
import tomllib
from importlib.util import find_spec

from measuring import ROOT

_left_out: list[str] = []


def fetch() -> None:
    """Into this environment; where no package index is reached, the rows beside them are left out."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["bench"]
    missing = [each for each in extras if find_spec(each.partition(">")[0]) is None]
    if missing:
        print(f"bench: fetching {' '.join(missing)}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *missing])


def leave_out(rows: str, reason: str) -> None:
    """Of this process; run.py tells it."""
    _left_out.append(f"{rows}: {reason}")


def left_out() -> list[str]:
    return list(_left_out)
