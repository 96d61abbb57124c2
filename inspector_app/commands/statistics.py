"""`inspector-app statistics`: the figures of a period, the list behind one, its parts, and the checklist's items."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.commands.questions import add_question, as_given, asked
from inspector_app.messages import Language
from inspector_app.stores import Store
from inspector_app.supervision import lists
from inspector_app.supervision.figures import figure_of, group_word
from inspector_app.supervision.statistics import By, Question, figures, items, listed, parted


def add(subparsers: Subparsers) -> None:
    parser = add_verb(subparsers, "statistics", _statistics, "count a period: every figure, or the list behind one")
    add_question(parser)
    parser.add_argument("--measure", default="", metavar="ID", help="only what was found in this operation")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", dest="listed", default="", metavar="FIGURE", help="the records behind a figure")
    what.add_argument("--parts", default="", metavar="FIGURE", help="a figure in parts; see --by")
    what.add_argument("--items", action="store_true", help="how often each item of the checklist was asked and failed")
    parser.add_argument("--by", default=By.COMMUNITY.value, choices=[each.value for each in By])
    parser.add_argument("--out", default="", metavar="FILE", help="with --list: write it as .xlsx or .csv")


def _statistics(command: Command) -> Exit:
    given = command.arguments
    question = replace(asked(given), measure=given.measure)
    with command.store() as store:
        if given.listed:
            return _list(command, store, question)
        if given.parts:
            return _parts(command, store, question)
        return _items(command, store, question) if given.items else _figures(command, store, question)


def _figures(command: Command, store: Store, question: Question) -> Exit:
    found = figures(store, question, command.now)
    numbers = [
        {
            "id": each.id,
            "group": each.spec.group,
            "number": each.number,
            "unit": each.spec.unit(command.language),
            "words": each.spec.word(command.language),
            "at_end": each.spec.at_end,
        }
        for each in found
    ]
    lines, group = [], ""
    for each in found:
        if each.spec.group != group:
            group = each.spec.group
            lines.append(group_word(group, command.language))
        lines.append(f"  {each.spec.word(command.language)}\t{each.number}{each.spec.unit(command.language)}")
    command.answer({**_about(question), "figures": numbers}, "\n".join(lines))
    return Exit.DONE


def _list(command: Command, store: Store, question: Question) -> Exit:
    figure = figure_of(command.arguments.listed)
    records = lists.named(store, listed(store, figure.id, question, command.now), command.language)
    if command.arguments.out:
        title = figure.word(Language.ZH)
        lists.export_list(store, records, Path(command.arguments.out), title, command.now, command.language)
    told = [
        {
            "record": each.record.record,
            "id": each.record.id,
            "day": each.record.day,
            "enterprise": each.record.enterprise,
            "name": each.enterprise,
            "what": each.what,
            "words": each.words,
            "amount": each.record.amount,
            "colour": each.record.colour,
        }
        for each in records
    ]
    (number,) = figures(store, question, command.now, [figure.id])
    lines = [f"{each.record.day}\t{each.enterprise}\t{each.what}\t{each.words}".rstrip() for each in records]
    value = {**_about(question), "figure": figure.id, "number": number.number, "records": told}
    command.answer(value, command.arguments.out or "\n".join(lines))
    return Exit.DONE


def _parts(command: Command, store: Store, question: Question) -> Exit:
    figure = figure_of(command.arguments.parts)
    found = parted(store, figure.id, question, By(command.arguments.by), command.now)
    value = {**_about(question), "figure": figure.id, "by": command.arguments.by, "parts": found}
    command.answer(value, "\n".join(f"{part or '—'}\t{number}" for part, number in found.items()))
    return Exit.DONE


def _items(command: Command, store: Store, question: Question) -> Exit:
    found = items(store, question, command.now)
    told = [{"item": each.item, "asked": each.asked, "failed": each.failed} for each in found]
    lines = [f"{each.item}\t{each.failed}/{each.asked}\t{each.rate:.1%}" for each in found]
    command.answer({**_about(question), "items": told}, "\n".join(lines))
    return Exit.DONE


def _about(question: Question) -> dict[str, Any]:
    return {
        "from": question.first.isoformat() if question.first else "",
        "to": question.last.isoformat() if question.last else "",
        "community": as_given(question.community),
        "kind": as_given(question.kind),
        "colour": question.colour,
        "campaign": question.campaign,
        "measure": question.measure,
    }
