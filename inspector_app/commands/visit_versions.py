"""`inspector-app visit upgrade, export`: a visit goes over to a newer checklist, or out to other programs."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import Problem, RefusedInputError


def add(verbs: Subparsers) -> None:
    upgrade = add_verb(verbs, "upgrade", _upgrade, "take an open visit over to a newer version of its checklist")
    upgrade.add_argument("visit")
    upgrade.add_argument("--to", default="", metavar="ID", help="the one in force without it")
    upgrade.add_argument("--dry-run", action="store_true", help="say what would happen")
    export = add_verb(verbs, "export", _export, "write a visit's answers for other programs")
    export.add_argument("visit")
    export.add_argument("--openrosa", required=True, metavar="OUT.xml", help="as an OpenRosa submission")


def _upgrade(command: Command) -> Exit:
    from inspector_app.checklists.editions import change_json, in_force, kept_checklist
    from inspector_app.checklists.upgrading import plan_upgrade, upgrade_visit
    from inspector_app.commands.checklists import change_line

    visit, wanted = command.arguments.visit, command.arguments.to
    with command.store() as store:
        with store.database.look() as work:
            newer = kept_checklist(work, wanted) if wanted else in_force(work, command.now.date())
        if command.arguments.dry_run:
            done = plan_upgrade(store, visit, newer)
        else:
            done = upgrade_visit(store, visit, newer, command.now)
    facts = {
        "visit": visit,
        "older": done.older,
        "newer": done.newer,
        "version": newer.version,
        "changes": [change_json(change) for change in done.changes],
        "carried": list(done.carried),
        "annexed": [dict(entry) for entry in done.annexed],
        "done": not command.arguments.dry_run,
    }
    lines = [change_line(command, change) for change in facts["changes"]]
    lines += [command.say("附件", "annex") + f"\t{entry['item']}" for entry in done.annexed]
    command.answer(facts, "\n".join(lines))
    return Exit.DONE


def _export(command: Command) -> Exit:
    from inspector_app import files
    from inspector_app.checklists.submission import submission_xml
    from inspector_app.visits import visit_checklist

    with command.store() as store:
        with store.database.look() as work:
            visit = work.visits.get(command.arguments.visit)
            if visit is None:
                raise RefusedInputError([Problem("visit.not_found")])
            answers = work.answers.of_visit(visit.id)
            enterprise = work.enterprises.get(visit.enterprise_id)
        data = submission_xml(visit_checklist(store, visit), visit, enterprise.kind if enterprise else "", answers)
    target = Path(command.arguments.openrosa)
    files.write_atomically(target, data)
    command.answer({"visit": visit.id, "file": str(target)}, str(target))
    return Exit.DONE
