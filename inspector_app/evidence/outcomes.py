"""What became of many files, said in a few sentences: one for each thing that happened, with the names."""

import errno
from collections.abc import Iterable
from errno import ENOSPC

from inspector_app.errors import Problem, ProblemsError

_MOST_NAMES = 8
_FULL = {ENOSPC, getattr(errno, "EDQUOT", ENOSPC)}
"""No room, or none for this person; Windows knows no quota of that name."""


def problem_of(error: ProblemsError | OSError, name: str) -> Problem:
    """Why the file `name` was not taken; an OSError is one of the store's disk."""
    if isinstance(error, ProblemsError):
        problem = error.problems[0]
        # Of a whole folder of photos somebody must know which are still on the camera.
        is_room = problem.code == "backup.no_room_for_photos"
        return Problem("photo.no_room", {**problem.details, "name": name}) if is_room else problem
    code = "photo.disk_full" if error.errno in _FULL else "photo.not_kept"
    return Problem(code, {"name": name, "detail": error.strerror or str(error)})


def summarised(problems: Iterable[Problem]) -> list[Problem]:
    """One problem of each code, its `name` listing the files: the first few, then how many there are."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    return [_as_one(same) for same in by_code.values()]


def _as_one(same: list[Problem]) -> Problem:
    names = list(dict.fromkeys(str(problem.details["name"]) for problem in same if "name" in problem.details))
    if len(names) < 2:
        return same[0]
    listed = ", ".join(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        listed += f" … (×{len(names)})"
    return Problem(same[0].code, {**same[0].details, "name": listed})
