"""What `review list --json` showed, given back with a decision: what came since then is not decided about unseen."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.supervision.reviewing import Looked, ReviewLine


def until_json(lines: Iterable[ReviewLine]) -> dict[str, int]:
    """Up to where the logs went when the list was read; of an empty list nobody decides anything."""
    return next((dict(line.standing.looked.until or ()) for line in lines), {})


def looked_at_listed(name: str, visits: Iterable[str]) -> Mapping[str, Looked | None]:
    """Of each visit, by the file `name`; "": whatever is here when it is decided.

    Raises RefusedInputError review.listed_bad, review.listed_without; UnavailableError review.listed_unreadable.
    """
    if not name:
        return dict.fromkeys(visits)
    path = Path(name)
    try:
        # Of bytes, it finds out how they are written: PowerShell's ">" makes UTF-16 of the answer.
        listed = _rows(json.loads(path.read_bytes()))
    except OSError as error:
        raise UnavailableError(
            "review.listed_unreadable", file=path.name, detail=error.strerror or str(error)
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise RefusedInputError([Problem("review.listed_bad", {"file": path.name})]) from error
    missing = [each for each in dict.fromkeys(visits) if each not in listed]
    if missing:
        details = {"file": path.name, "visits": ", ".join(missing)[:200]}
        raise RefusedInputError([Problem("review.listed_without", details)])
    return {each: listed[each] for each in visits}


def _rows(value: Any) -> dict[str, Looked]:
    until = tuple(sorted((str(device), int(number)) for device, number in value["until"].items()))
    return {
        str(row["visit"]): Looked(tuple(sorted(map(str, row["decisions"]))), until=until) for row in value["visits"]
    }
