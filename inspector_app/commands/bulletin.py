"""`inspector-app bulletin`: the 工作通报 of a period as a Word file or PDF, every figure of it with its source."""

from datetime import date
from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.enterprises.grading import Grade
from inspector_app.supervision.bulletin_file import write_bulletin
from inspector_app.supervision.statistics import Question


def add(subparsers: Subparsers) -> None:
    parser = add_verb(
        subparsers, "bulletin", _bulletin, "write the bulletin (工作通报) of a period, for Word or as PDF"
    )
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="DATE")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="DATE", help="counted in")
    parser.add_argument("--community", default="", metavar="NAME")
    parser.add_argument("--kind", default="", metavar="KIND", help="of the enterprise, as the register says it")
    parser.add_argument("--colour", default="", choices=["", *(each.value for each in Grade)])
    parser.add_argument("--campaign", default="", metavar="ID")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=".docx or .pdf")


def _bulletin(command: Command) -> Exit:
    given = command.arguments
    question = Question(given.first, given.last, given.community, given.kind, given.colour, given.campaign)
    with command.store() as store:
        bulletin = write_bulletin(store, question, given.out, command.now)
    told = [
        {
            "id": each.id,
            "words": each.words,
            "number": each.number,
            "records": each.records,
            "at_end": each.at_end,
            "of": each.of,
        }
        for each in bulletin.annex
    ]
    passages = [{"heading": each.heading, "paragraphs": list(each.paragraphs)} for each in bulletin.passages]
    value = {"file": str(given.out), "title": bulletin.title, "passages": passages, "figures": told}
    command.answer(value, str(given.out))
    return Exit.DONE
