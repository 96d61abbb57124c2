"""SIGKILL at a random time; the same store lives through many."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from fault_forks import in_fork
from fault_stores import broken_promises, saving, worked_store

_LIVES = 25
"""Kills that one store lives through: the whole log is checked after each."""
_LONGEST_S = 0.12


def lacks() -> str:
    return "" if hasattr(os, "fork") else "a system with fork and SIGKILL"


def kill(place: Path, chance: Random, rounds: int, wrong: bool) -> Iterator[str]:
    start = 1
    folder, visit = place / "store", ""
    for number in range(rounds):
        if number % _LIVES == 0:
            shutil.rmtree(folder, ignore_errors=True)
            visit = worked_store(folder)
        deed = saving(folder, visit, start, wrong="early" if wrong else "")
        told = in_fork(deed, kill_after=chance.uniform(0, _LONGEST_S))
        start += 1000
        yield told.end if told.end.startswith("bug") else broken_promises(folder, visit, told)
