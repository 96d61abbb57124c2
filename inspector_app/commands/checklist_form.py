"""`inspector-app checklist form`: the checklist on paper, nothing filled in."""

import argparse
from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.files import write_atomically


def add(verbs: Subparsers) -> argparse.ArgumentParser:
    form = add_verb(verbs, "form", _form, "print a checklist as an empty form (PDF)", store=False)
    form.add_argument("checklist", nargs="?", default="shipped", metavar="FILE|ID")
    form.add_argument("--kind", default="", metavar="E|F|W|T", help="only the items for this kind of enterprise")
    form.add_argument("--out", required=True, metavar="FILE.pdf")
    return form


def _form(command: Command) -> Exit:
    from inspector_app.commands.checklists import asked_checklist
    from inspector_app.notices.checklist_form import draw_form
    from inspector_app.notices.form_facts import empty_form

    facts = empty_form(asked_checklist(command, command.arguments.checklist), command.arguments.kind)
    out = Path(command.arguments.out)
    write_atomically(out, draw_form(facts))
    items = sum(len(area.items) for area in facts.areas)
    command.answer({"out": str(out), "items": items, "version": facts.checklist.version}, str(out))
    return Exit.DONE
