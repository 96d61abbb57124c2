"""`inspector-app rectification suspected …`: suspected drugs, recorded and reported, never ordered put right."""

from datetime import datetime
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.rectification.suspicion import (
    SuspicionDraft,
    as_draft,
    record_suspicion,
    steps,
    suspicion_json,
    suspicions,
    warning,
)


def add(verbs: Subparsers) -> None:
    add_verb(verbs, "drug-steps", _steps, "what to do when drugs are suspected, in order", store=False)
    record = add_verb(verbs, "suspected", _record, "record suspected drugs, or what became known of them")
    record.add_argument("visit")
    record.add_argument("--id", default="", help="one that is recorded, to go on with")
    for name, words in (
        ("place", "where it was found"),
        ("description", "what it looks like, untouched"),
        ("item", "code of the checklist item"),
        ("reported-to", "110, or the police unit"),
        ("number", "of the call"),
        ("handed-to", "officer and unit"),
    ):
        record.add_argument(f"--{name}", default="", metavar="TEXT", help=words)
    for name in ("found-at", "reported-at", "handed-at"):
        record.add_argument(f"--{name}", type=_moment, default=None, metavar="YYYY-MM-DDTHH:MM")
    record.add_argument("--step", action="append", default=[], metavar="STEP", help="done now; see drug-steps")
    record.add_argument("--listed", action="append", default=[], metavar="TEXT", help="a line of the list handed over")
    listed = add_verb(verbs, "suspicions", _list, "suspected drugs of a visit, an enterprise, or all")
    listed.add_argument("--visit", default="")
    listed.add_argument("--enterprise", default="", metavar="ID")


def _steps(command: Command) -> Exit:
    told = steps(command.language)
    value = {
        "warning": warning(command.language),
        "steps": [{"id": e.id, "title": e.title, "more": e.more} for e in told],
    }
    lines = [f"{number}. {each.title}: {each.more} ({each.id})" for number, each in enumerate(told, start=1)]
    command.answer(value, "\n".join([warning(command.language), *lines]))
    return Exit.DONE


def _record(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        known = next((each for each in suspicions(store, given.visit) if each.id == given.id), None)
        if given.id and known is None:
            raise RefusedInputError([Problem("rectify.suspicion_unknown", {"id": given.id[:80]})])
        before = as_draft(known) if known is not None else SuspicionDraft(command.now.replace(microsecond=0), "", "")
        record_id = record_suspicion(store, given.visit, _draft(command, before), command.now, given.id)
        kept = next(each for each in suspicions(store, given.visit) if each.id == record_id)
    command.answer(suspicion_json(kept), record_id)
    return Exit.DONE


def _draft(command: Command, before: SuspicionDraft) -> SuspicionDraft:
    """What is given takes the place of what was kept; steps and lines are added."""
    given, now = command.arguments, command.now.replace(microsecond=0)
    done = dict(before.steps) | {step: now for step in given.step if step not in dict(before.steps)}
    return SuspicionDraft(
        found_at=given.found_at or before.found_at,
        place=given.place or before.place,
        description=given.description or before.description,
        item=given.item or before.item,
        steps=tuple(done.items()),
        reported_to=given.reported_to or before.reported_to,
        reported_at=given.reported_at or before.reported_at,
        report_number=given.number or before.report_number,
        handed_to=given.handed_to or before.handed_to,
        handed_at=given.handed_at or before.handed_at,
        handed_list=(*before.handed_list, *given.listed),
    )


def _list(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        found = suspicions(store, given.visit, given.enterprise)
    value: list[Any] = [suspicion_json(each) for each in found]
    lines = [f"{each.id}\t{each.found_at:%Y-%m-%d %H:%M}\t{each.place}\t{each.reported_to}" for each in found]
    command.answer(value, "\n".join(lines))
    return Exit.DONE


def _moment(text: str) -> datetime:
    """In the time of this computer when it names no other."""
    return datetime.fromisoformat(text).astimezone()
