"""`inspector-app notice batch`: all papers of a day, a PDF each or one file to print."""

from datetime import date
from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, complain
from inspector_app.errors import Problem, RefusedInputError


def add(verbs: Subparsers) -> None:
    """To the verbs of `notice`."""
    batch = add_verb(verbs, "batch", _batch, "write all papers of a day: a PDF each, or one file to print")
    batch.add_argument("--day", default="", metavar="DAY", help="as 2026-08-03; otherwise all days")
    batch.add_argument("--kind", action="append", default=[], metavar="KIND", help="only papers of that kind")
    batch.add_argument("--find", default="", metavar="TEXT", help="in the enterprise's name or the number")
    batch.add_argument("--out", required=True, metavar="DIR|FILE", help="a folder, or a file that ends in .pdf")


def _batch(command: Command) -> Exit:
    from inspector_app.notices.batch import BatchFilter, listed, to_file, to_folder

    arguments = command.arguments
    wanted = BatchFilter(_day(arguments.day), tuple(arguments.kind), (), arguments.find)
    out = Path(arguments.out)

    def tell(done: int, total: int, what: str) -> None:
        if what:
            complain(f"{done + 1}/{total} {what}")

    with command.store() as store:
        notices = [each.notice for each in listed(store, wanted)][::-1]
        files = (to_file if out.suffix.lower() == ".pdf" else to_folder)(store, notices, out, tell)
    value = {"papers": [notice.id for notice in notices], "files": [str(path) for path in files]}
    command.answer(value, "\n".join(value["files"]))
    return Exit.DONE


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RefusedInputError([Problem("service.time_unreadable", {"text": text[:40]})]) from error
