"""A section of the plan that was changed on this laptop goes back to what it said before; twice is back again."""

from datetime import datetime

from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.plans.deciding import plan_problems
from inspector_app.plans.documents import adopt
from inspector_app.stores import Store


def go_back(store: Store, section: str, shipped: JsonValue, code: str, now: datetime) -> None:
    """Before the first change stands what ships with the program, `shipped`.

    Raises RefusedInputError plan.nothing_before when nothing was ever changed; `code` as `plan_problems` says.
    """
    with store.database.work(now) as work:
        refused = plan_problems(work, store, section, code)
        if refused:
            raise RefusedInputError(refused)
        adoptions = work.plans.adoptions(section)
        if not adoptions:
            raise RefusedInputError([Problem("plan.nothing_before")])
        earlier = next((each for each in adoptions if each.sha256 != adoptions[0].sha256), None)
        kept = None if earlier is None else work.plans.value(earlier.sha256)
        adopt(work, section, shipped if kept is None else kept["value"], now)
