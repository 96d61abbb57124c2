"""`inspector-app bulletin`: the 工作通报 of a period as a Word file or PDF, every figure of it with its source."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.commands.questions import add_question, asked
from inspector_app.supervision.bulletin_file import write_bulletin


def add(subparsers: Subparsers) -> None:
    parser = add_verb(
        subparsers, "bulletin", _bulletin, "write the bulletin (工作通报) of a period, for Word or as PDF"
    )
    add_question(parser, is_of_period=True)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=".docx or .pdf")


def _bulletin(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        bulletin = write_bulletin(store, asked(given), given.out, command.now)
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
