"""`inspector-app planning …`: where to go next, draws at random, the list of a day, and whether the laptop is ready."""

from argparse import ArgumentTypeError
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.commands.planning_draws import add_draws
from inspector_app.enterprises.grading import Grade
from inspector_app.files import write_atomically
from inspector_app.messages import say
from inspector_app.planning.battery import battery
from inspector_app.planning.day_list import Day, add_stops, assign_day, day_of, order_day, remove_stop, save_day
from inspector_app.planning.departure import Check, State, Surroundings, departure_checks, worst
from inspector_app.planning.due import EXPIRY_DAYS, Due, Reason, due_lists
from inspector_app.planning.intervals import Intervals, intervals_in_force, save_intervals
from inspector_app.planning.named import ids_of
from inspector_app.planning.ordering import Place, place_of
from inspector_app.stores import Store


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "planning", "where to go next, and whether the laptop is ready to leave")
    _add_lists(verbs)
    _add_day(verbs)
    add_draws(verbs)
    add_verb(verbs, "check", _check, "disk, clock, battery, printer, backup, register, law, checklist, packs, receipts")


def _add_lists(verbs: Any) -> None:
    for name, reason, words in (
        ("due", Reason.VISIT, "who is due by colour and last visit"),
        ("never", Reason.NEVER, "where nobody was yet"),
        ("corrections", Reason.CORRECTION, "findings whose time for correction has ended or soon ends"),
        ("expiring", Reason.LICENCE, "licences and filings that have ended or soon end"),
    ):
        parser = add_verb(verbs, name, partial(_list, reason), words)
        if reason in (Reason.VISIT, Reason.CORRECTION):
            parser.add_argument("--ahead", type=int, metavar="DAYS", help="list it so many days before its day")
        if reason is Reason.LICENCE:
            parser.add_argument("--within", type=int, default=EXPIRY_DAYS[-1], metavar="DAYS", help="30, 60, 90 …")
    intervals = add_verb(verbs, "intervals", _intervals, "how often each colour is visited; a plan pack takes it down")
    for colour in Grade:
        intervals.add_argument(f"--{colour.value}", type=int, metavar="DAYS")
    intervals.add_argument("--soon", type=int, metavar="DAYS", help="so many days before its day a visit is listed")


def _add_day(verbs: Any) -> None:
    day = add_verb(verbs, "day", _day, "the list of a day: show it, change it, order it, print it, assign it")
    day.add_argument("--day", type=date.fromisoformat, metavar="DATE", help="today by default")
    for name, words in (
        ("--add", "put these at the end"),
        ("--set", "this list, in this order, instead of the one there was"),
        ("--remove", "take these off"),
    ):
        day.add_argument(name, nargs="+", metavar="CODE", help=f"{words}; credit codes or ids")
    day.add_argument("--order", action="store_true", help="by distance where places are known, else by address")
    day.add_argument("--start", type=_place, metavar="LAT,LON", help="with --order: where the people set out")
    day.add_argument("--assign", default="", metavar="NAME", help="what is not done becomes tasks of this person")
    day.add_argument("--reason", default="", metavar="TEXT", help="with --assign")
    day.add_argument("--out", default="", metavar="FILE", help="write the list as a PDF")


def _list(reason: Reason, command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        within = getattr(given, "within", EXPIRY_DAYS[-1])
        found = due_lists(store, command.now, getattr(given, "ahead", None), within).of(reason)
    command.answer([due_json(due) for due in found], "\n".join(_line(due) for due in found))
    return Exit.DONE


def due_json(due: Due) -> dict[str, Any]:
    """What scripts see of one line."""
    enterprise = due.row.enterprise
    return {
        "enterprise": enterprise.id,
        "name": enterprise.name,
        "credit_code": enterprise.credit_code,
        "community": enterprise.community,
        "grade": due.row.grade.value,
        "last_visit": due.row.last_visit.isoformat() if due.row.last_visit else "",
        "reason": due.reason.value,
        "day": due.day.isoformat() if due.day else "",
        "days_left": due.left,
        "findings": due.count,
        "what": due.what,
    }


def _line(due: Due) -> str:
    left = "" if due.left is None else str(due.left)
    enterprise = due.row.enterprise
    return f"{due.row.grade.value}\t{enterprise.name}\t{enterprise.community}\t{due.day or ''}\t{left}"


def _intervals(command: Command) -> Exit:
    given = vars(command.arguments)
    with command.store() as store:
        with store.database.look() as work:
            before = intervals_in_force(work)
        asked = {colour: given[colour.value] for colour in Grade if given[colour.value] is not None}
        now = Intervals({**before.days, **asked}, before.soon if given["soon"] is None else given["soon"])
        if now != before:
            save_intervals(store, now, command.now)
    days = {colour.value: number for colour, number in now.days.items()}
    words = "\n".join(f"{colour}\t{number}" for colour, number in {**days, "soon": now.soon}.items())
    command.answer({"days": days, "soon": now.soon}, words)
    return Exit.DONE


def _day(command: Command) -> Exit:
    given = command.arguments
    day = given.day or command.now.date()
    with command.store() as store:
        found = _changed_day(command, store, day)
        assigned = assign_day(store, day, given.assign, given.reason, command.now) if given.assign else 0
        if given.out:
            from inspector_app.notices.day_sheet import day_sheet

            write_atomically(Path(given.out), day_sheet(store, found))
    lines = [_stop_line(number, stop) for number, stop in enumerate(_stops(found), start=1)]
    value = {"day": day.isoformat(), "kilometres": found.kilometres, "assigned": assigned, "stops": _stops(found)}
    command.answer(value, "\n".join(lines) or command.say("这一天没有安排。", "Nothing is planned for that day."))
    return Exit.DONE


def _changed_day(command: Command, store: Store, day: date) -> Day:
    given, now = command.arguments, command.now
    if given.set:
        save_day(store, day, ids_of(store, given.set), now)
    if given.add:
        add_stops(store, day, ids_of(store, given.add), now)
    for stop in ids_of(store, given.remove or ()):
        remove_stop(store, day, stop, now)
    if given.order:
        order_day(store, day, now, given.start)
    return day_of(store, day, now)


def _stops(day: Day) -> list[dict[str, Any]]:
    return [
        {
            "enterprise": stop.enterprise.id,
            "name": stop.enterprise.name,
            "address": stop.enterprise.address,
            "phone": stop.enterprise.phone,
            "grade": stop.grade.value,
            "done": stop.done,
            "in_progress": stop.in_progress,
        }
        for stop in day.stops
    ]


def _stop_line(number: int, stop: dict[str, Any]) -> str:
    mark = "✓" if stop["done"] else "…" if stop["in_progress"] else " "
    return f"{number}\t{mark}\t{stop['grade']}\t{stop['name']}\t{stop['address']}"


def _check(command: Command) -> Exit:
    """Refused when something is bad, so that a script sees it; warnings are told and pass."""
    known = command.open_printers().known() if command.open_printers is not None else None
    with command.store() as store:
        checks = departure_checks(store, Surroundings(known, battery()), command.now)
    state = worst(checks)
    value = {
        "state": state.value,
        "checks": [
            {"name": check.name, "state": check.state.value, "leads_to": check.leads_to, **_said(command, check)}
            for check in checks
        ],
    }
    marks = {State.OK: "✓", State.WARN: "!", State.BAD: "✗"}
    lines = [f"{marks[check.state]} {say(check.problem, command.language)}" for check in checks]
    command.answer(value, "\n".join(lines))
    return Exit.REFUSED if state is State.BAD else Exit.DONE


def _said(command: Command, check: Check) -> dict[str, str]:
    return asdict(say(check.problem, command.language))


def _place(text: str) -> Place:
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError as error:
        raise ArgumentTypeError(f"not LAT,LON: {text[:40]!r}") from error
    place = place_of(latitude, longitude)
    if place is None:
        raise ArgumentTypeError(f"no place on the earth: {text[:40]!r}")
    return place
