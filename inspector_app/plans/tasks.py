"""The section `tasks`: which enterprises are to be visited, by whom, until when (issue 6, "tasks").

{"tasks": [{"enterprise": id, "name": name, "inspector": name or "", "until": ISO date or "", "reason": text}, …]}
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from db.records.values import JsonValue
from inspector_app.errors import Problem
from inspector_app.plans.documents import current
from inspector_app.stores import Store

NAME = "tasks"
MOST_TASKS = 5_000
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Task:
    """One enterprise that the office wants visited."""

    enterprise: str
    """Id in the register."""
    name: str
    inspector: str = ""
    """Name of the person who is to go; "" for whoever has time."""
    until: date | None = None
    reason: str = ""


def tasks_of(store: Store, inspector: str = "") -> list[Task]:
    """The current tasks, those with the nearest day first; with `inspector`, his and nobody's."""
    value = current(store, NAME)
    tasks = [_task(each) for each in value["tasks"]] if value is not None else []
    mine = [task for task in tasks if not inspector or task.inspector in ("", inspector)]
    return sorted(mine, key=lambda task: (task.until is None, task.until or date.max, task.name))


def to_value(tasks: list[Task]) -> JsonValue:
    return {"tasks": [{**asdict(task), "until": task.until.isoformat() if task.until else ""} for task in tasks]}


def problems(value: JsonValue) -> list[Problem]:
    """plan.tasks with the number of each task that is none."""
    rows = value.get("tasks") if isinstance(value, dict) and set(value) == {"tasks"} else None
    if not isinstance(rows, list) or len(rows) > MOST_TASKS:
        return [Problem("plan.tasks", {"number": 0})]
    return [Problem("plan.tasks", {"number": number}) for number, row in enumerate(rows, 1) if not _is_task(row)]


def _is_task(row: Any) -> bool:
    names = ("enterprise", "name", "inspector", "until", "reason")
    if not isinstance(row, dict) or set(row) != set(names):
        return False
    if not all(isinstance(row[name], str) and len(row[name]) <= _LONGEST for name in names):
        return False
    return bool(row["enterprise"]) and _is_day(row["until"])


def _is_day(text: str) -> bool:
    try:
        return text == "" or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _task(row: Any) -> Task:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Task(row["enterprise"], row["name"], row["inspector"], until, row["reason"])
