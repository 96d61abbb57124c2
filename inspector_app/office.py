"""What the office's papers say about it: issuer, number code, contact, where to complain (domain.md §4.6, §5.1)."""

from dataclasses import asdict
from datetime import datetime

from db.records import OfficeFacts
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.plain_line import is_plain_line
from inspector_app.notices.numbers import DEFAULT_PATTERN, pattern_problems
from inspector_app.stores import Store

LONGEST_TEXT = 100
HIGHEST_FIRST_NUMBER = 999_999


def office_facts(store: Store) -> OfficeFacts:
    """The facts as saved; the issuer starts as the store's own office and the pattern as the default one."""
    with store.database.look() as work:
        saved = work.office.facts()
    return OfficeFacts(
        **asdict(saved)
        | {"issuer": saved.issuer or store.owner.office, "number_pattern": saved.number_pattern or DEFAULT_PATTERN}
    )


def save_office_facts(store: Store, facts: OfficeFacts, now: datetime) -> None:
    """Raises RefusedInputError with every problem: office.text_long, office.text_signs, office.first_number_bad,
    notice.pattern_*.
    """
    problems = _problems(facts)
    if problems:
        raise RefusedInputError(problems)
    with store.database.work(now) as work:
        before = asdict(work.office.facts())
        work.office.save({name: value for name, value in asdict(facts).items() if before[name] != value})


def _problems(facts: OfficeFacts) -> list[Problem]:
    texts = {name: value for name, value in asdict(facts).items() if isinstance(value, str)}
    problems = [
        Problem("office.text_long", {"field": name, "most": LONGEST_TEXT})
        for name, value in texts.items()
        if len(value) > LONGEST_TEXT
    ]
    problems += [
        Problem("office.text_signs", {"field": name})
        for name, value in texts.items()
        if name != "number_pattern" and value.strip() and not is_plain_line(value.strip(), len(value))
    ]
    if not 1 <= facts.first_number <= HIGHEST_FIRST_NUMBER:
        problems.append(Problem("office.first_number_bad"))
    return problems + pattern_problems(facts.number_pattern or DEFAULT_PATTERN)
