"""`inspector-app holidays …`: which days are worked, and where a deadline falls."""

import re
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app import deadlines, holidays
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.commands.law import day
from inspector_app.deadlines import load_rules, rules_in, set_rules, suggest
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.holiday_tables import read_table, save_table
from inspector_app.holidays import HolidayYear, calendar_in, calendar_of, load_year
from inspector_app.messages import say

_SPREADSHEETS = (".xlsx", ".xls", ".csv")
_TERM = re.compile("(?P<severity>[ABC])=(?P<days>[0-9]{1,3})(:(?P<unit>calendar|working))?")


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
    load = add_verb(verbs, "load", _load, "take in the table of one year (JSON, or a spreadsheet: 开始 结束 类型 名称)")
    load.add_argument("file", metavar="FILE")
    load.add_argument("--verified", action="store_true", help="a spreadsheet was compared with the notice")
    rules = add_verb(verbs, "rules", _rules, "the rules of deadlines; with a file, the office's own")
    rules.add_argument("file", nargs="?", default=None, metavar="FILE")
    rules.add_argument("--term", action="append", default=[], metavar="A=3:working", help="days of a severity")
    rules.add_argument("--longest", type=whole_number, default=None, metavar="DAYS")
    rules.add_argument("--months", type=int, default=None, help="how far back a repetition counts")
    rules.add_argument("--percents", default=None, metavar="50,34", help="what is left the 2nd, 3rd … time; '' for all")
    rules.add_argument("--least", type=int, default=None, metavar="DAYS", help="what a repetition leaves at least")
    rules.add_argument("--ends-on-working-day", choices=["yes", "no"], default=None)
    undo = add_verb(verbs, "undo", _undo, "what held before the last change; twice is back again")
    undo.add_argument("what", choices=["years", "rules"])


def _list(command: Command) -> Exit:
    with command.store() as store:
        calendar = calendar_of(store)
    wanted = getattr(command.arguments, "year", None)
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
    path = Path(command.arguments.file)
    with command.store() as store:
        try:
            if path.suffix.lower() in _SPREADSHEETS:
                table = replace(read_table(path), verified=command.arguments.verified)
                loaded = save_table(store, table, command.now)
            else:
                loaded = load_year(store, path.read_bytes(), command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    command.answer(_year_json(loaded, days=True), str(loaded.year))
    return Exit.DONE


def _undo(command: Command) -> Exit:
    years = command.arguments.what == "years"
    with command.store() as store:
        try:
            (holidays.go_back if years else deadlines.go_back)(store, command.now)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    return _list(command) if years else _rules(command)


def _changed_rules(command: Command, value: dict[str, Any]) -> dict[str, Any]:
    """The rules with what was asked for. Raises RefusedInputError deadline.term_unknown, deadline.shape."""
    asked = command.arguments
    for text in asked.term:
        found = _TERM.fullmatch(text)
        if found is None:
            raise RefusedInputError([Problem("deadline.term_unknown", {"text": text[:40]})])
        value["severities"][found["severity"]] = {"days": int(found["days"]), "unit": found["unit"] or "calendar"}
    repeat = {"months": asked.months, "least_days": asked.least, "percents": _percents(asked.percents)}
    ends = None if asked.ends_on_working_day is None else asked.ends_on_working_day == "yes"
    value["repeat"] |= _said(repeat)
    return value | _said({"longest_days": asked.longest, "ends_on_working_day": ends})


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _percents(text: str | None) -> list[int] | None:
    if text is None:
        return None
    parts = [part.strip() for part in re.split("[,，、]", text) if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise RefusedInputError([Problem("deadline.shape", {"place": "percents"})])
    return [int(part) for part in parts]


def _rules(command: Command) -> Exit:
    path = getattr(command.arguments, "file", None)
    with command.store() as store:
        try:
            if path is not None:
                load_rules(store, Path(path).read_bytes(), command.now)
            elif hasattr(command.arguments, "term"):
                value = deadlines.rules_value(store)
                changed = _changed_rules(command, deepcopy(value))
                if changed != value:
                    set_rules(store, changed, command.now)
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
    lines = [f"{key}\t{term.days}\t{term.unit}" for key, term in rules.terms.items()]
    percents = "、".join(f"{percent}%" for percent in rules.repeat_percents) or "—"
    lines += [
        command.say("最长\t{days}", "longest\t{days}").format(days=rules.longest_days),
        command.say("再次发现\t{months} 个月内 {percents}", "found again\twithin {months} months {percents}").format(
            months=rules.repeat_months, percents=percents
        ),
    ]
    command.answer(value, "\n".join(lines))
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
