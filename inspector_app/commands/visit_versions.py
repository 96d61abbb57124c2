"""`inspector-app visit upgrade, export`: a visit goes over to a newer checklist, or out to other programs."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb


def add(verbs: Subparsers) -> None:
    upgrade = add_verb(verbs, "upgrade", _upgrade, "take an open visit over to a newer version of its checklist")
    upgrade.add_argument("visit")
    upgrade.add_argument("--to", default="", metavar="ID", help="the one in force without it")
    upgrade.add_argument("--dry-run", action="store_true", help="say what would happen")
    export = add_verb(verbs, "export", _export, "write a visit's answers for other programs")
    export.add_argument("visit")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--openrosa", metavar="OUT.xml", help="as an OpenRosa submission, without the files it names")
    form.add_argument("--submission", metavar="DIR|OUT.zip", help="the same with its files, as ODK Briefcase keeps it")
    export.add_argument("--originals", action="store_true", help="photos as they were taken, where nothing is masked")


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
    return _submit(command) if command.arguments.submission else _answers(command)


def _submit(command: Command) -> Exit:
    from inspector_app.checklists.submission_folder import write_submission
    from inspector_app.commands.frame import complain
    from inspector_app.messages import say

    arguments = command.arguments
    with command.store() as store:
        done = write_submission(store, arguments.visit, Path(arguments.submission), originals=arguments.originals)
    facts = {
        "visit": arguments.visit,
        "path": str(done.path),
        "instance": done.instance,
        "files": list(done.files),
        "marked": list(done.marked),
        "problems": [command.problem_json(problem) for problem in done.problems],
    }
    for problem in done.problems:
        complain(str(say(problem, command.language)))
    command.answer(facts, "\n".join([str(done.path), *done.files]))
    return Exit.DONE


def _answers(command: Command) -> Exit:
    from inspector_app import files
    from inspector_app.checklists.submission_folder import submission_alone

    visit, target = command.arguments.visit, Path(command.arguments.openrosa)
    with command.store() as store:
        written = submission_alone(store, visit)
    files.write_atomically(target, written)
    command.answer({"visit": visit, "file": str(target)}, str(target))
    return Exit.DONE
