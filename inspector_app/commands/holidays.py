"""`inspector-app holidays …`: which days are worked, and where a deadline falls."""

from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.commands.law import day
from inspector_app.deadlines import load_rules, rules_in, suggest
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.holidays import HolidayYear, calendar_in, calendar_of, load_year
from inspector_app.messages import say


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "holidays", "working days, deadlines, tables of holidays")
    listed = add_verb(verbs, "list", _list, "the years that are known, or the days of one")
    listed.add_argument("--year", type=whole_number, default=None)
    count = add_verb(verbs, "count", _count, "the last of so many working days after a day")
    count.add_argument("--from", dest="start", type=day, required=True, metavar="DATE")
    count.add_argument("--days", type=whole_number, required=True)
    due = add_verb(verbs, "deadline", _deadline, "what the office's rules suggest")
    due.add_argument("--from", dest="start", type=day, required=True, metavar="DATE")
    due.add_argument("--severity", choices=["A", "B", "C"], required=True)
    due.add_argument("--repeats", type=int, default=0, help="in how many visits before the same was found")
    load = add_verb(verbs, "load", _load, "take in the table of one year (JSON)")
    load.add_argument("file", metavar="FILE")
    rules = add_verb(verbs, "rules", _rules, "the rules of deadlines; with a file, the office's own")
    rules.add_argument("file", nargs="?", default=None, metavar="FILE")


def _list(command: Command) -> Exit:
    with command.store() as store:
        calendar = calendar_of(store)
    wanted = command.arguments.year
    years = [each for each in calendar.years.values() if not wanted or each.year == wanted]
    years.sort(key=lambda each: each.year)
    value = [_year_json(each, days=bool(wanted)) for each in years]
    marks = {True: command.say("已核对", "verified"), False: command.say("未核对", "not verified")}
    command.answer(value, "\n".join(f"{each.year}\t{marks[each.verified]}\t{each.source}" for each in years))
    return Exit.DONE


def _count(command: Command) -> Exit:
    asked = command.arguments
    if asked.days > 1000:
        return command.refuse([Problem("command.usage", {"detail": "--days <= 1000", "prog": "holidays count"})])
    with command.store() as store:
        counted = calendar_of(store).after(asked.start, asked.days)
    _answer_day(command, {"day": counted.day.isoformat()}, counted.day, counted.certain)
    return Exit.DONE


def _deadline(command: Command) -> Exit:
    asked = command.arguments
    with command.store() as store, store.database.look() as work:
        found = suggest(rules_in(work), calendar_in(work), asked.severity, None, asked.start, max(0, asked.repeats))
    value = {"day": found.day.isoformat(), "days": found.days, "unit": found.unit, "repeats": found.repeats}
    _answer_day(command, value, found.day, found.certain)
    return Exit.DONE


def _load(command: Command) -> Exit:
    data = Path(command.arguments.file).read_bytes()
    with command.store() as store:
        try:
            loaded = load_year(store, data, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(_year_json(loaded, days=True), str(loaded.year))
    return Exit.DONE


def _rules(command: Command) -> Exit:
    path = command.arguments.file
    with command.store() as store:
        if path is not None:
            try:
                load_rules(store, Path(path).read_bytes(), command.now)
            except RefusedInputError as error:
                return command.refuse(error.problems)
        with store.database.look() as work:
            rules = rules_in(work)
    value = {
        "severities": {key: {"days": term.days, "unit": term.unit} for key, term in rules.terms.items()},
        "longest_days": rules.longest_days,
        "repeat": {
            "months": rules.repeat_months,
            "percents": list(rules.repeat_percents),
            "least_days": rules.least_days,
        },
        "ends_on_working_day": rules.ends_on_working_day,
    }
    command.answer(value, "\n".join(f"{key}\t{term.days}\t{term.unit}" for key, term in rules.terms.items()))
    return Exit.DONE


def _answer_day(command: Command, value: dict[str, Any], found: date, certain: bool) -> None:
    text = found.isoformat()
    if not certain:
        text += "\n" + str(say(Problem("holiday.year_unknown", {"year": found.year}), command.language))
    command.answer(value | {"certain": certain}, text)


def _year_json(year: HolidayYear, *, days: bool) -> dict[str, Any]:
    value: dict[str, Any] = {"year": year.year, "verified": year.verified, "source": year.source}
    if days:
        value["off"] = sorted(each.isoformat() for each in year.off)
        value["work"] = sorted(each.isoformat() for each in year.work)
    return value
