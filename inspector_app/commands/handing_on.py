"""`inspector-app handing-on …`: data for others, as it is or as a copy for outsiders, with the annex that proves it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.supervision.handing_on import HandedOn, hand_on, told_together
from inspector_app.supervision.handing_on_values import Format, Subject, Wanted
from inspector_app.supervision.redacting_annex import Annex, AnnexLine, check_against, open_annex

_WORDS = {
    Subject.ENTERPRISES: "the register",
    Subject.GOVERNMENT: "the register under the government's list of fields (寄递物流安全管理)",
    Subject.VISITS: "visits, a row each",
    Subject.FINDINGS: "findings and how they stand",
    Subject.ANSWERS: "answers: a row a visit, a column a question, a table of its own for each repeat",
}


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "handing-on", "data for others: workbook, CSV or Parquet, photos, redacted or not")
    for subject, words in _WORDS.items():
        _add_subject(verbs, subject, words)
    annex = add_verb(verbs, "annex", _annex, "open the sealed annex of a redacted copy, and check the copy against it")
    annex.add_argument("file", metavar="FILE")
    annex.add_argument("--against", default="", metavar="DIR", help="the folder that was handed on")


def _add_subject(verbs: Subparsers, subject: Subject, words: str) -> None:
    parser = add_verb(verbs, subject.value, lambda command: _hand_on(command, subject), words)
    parser.add_argument("--format", default=Format.XLSX.value, choices=[each.value for each in Format])
    parser.add_argument("--out", required=True, metavar="PATH", help="a .xlsx, or a new folder")
    parser.add_argument("--codes", action="store_true", help="codes for headers and values instead of words")
    parser.add_argument("--redacted", action="store_true", help="names, numbers and photos covered; a sealed annex")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="first day of the visits")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="the last day, counted in")
    parser.add_argument("--community", default="", metavar="NAME")
    parser.add_argument("--kind", default="", metavar="KIND", help="of the enterprise, as the register says it")
    parser.add_argument("--enterprise", action="append", default=[], metavar="ID")
    parser.add_argument("--id", action="append", default=[], metavar="ID", help="only these; of answers: of visits")
    parser.add_argument("--accepted", action="store_true", help="only visits that a reviewer accepted")
    parser.add_argument("--photos", action="store_true", help="with the photos in named folders")
    parser.add_argument(
        "--unmasked-photos", action="store_true",
        help="of a redacted copy: somebody looked, and photos on which nobody drew a box need none",
    )  # fmt: skip


def _hand_on(command: Command, subject: Subject) -> Exit:
    given = command.arguments
    named = frozenset(given.id) if given.id else None
    of_register = subject in (Subject.ENTERPRISES, Subject.GOVERNMENT)
    enterprises = frozenset([*given.enterprise, *(given.id if of_register else ())])
    wanted = Wanted(
        subject=subject,
        enterprises=enterprises if enterprises else None,
        visits=named if subject in (Subject.VISITS, Subject.ANSWERS) else None,
        findings=named if subject is Subject.FINDINGS else None,
        first=given.first,
        last=given.last,
        community=given.community,
        kind=given.kind,
        accepted=given.accepted,
        codes=given.codes,
        language=command.language,
    )
    with command.store() as store:
        done = hand_on(
            store,
            wanted,
            Path(given.out),
            Format(given.format),
            command.now,
            photos=given.photos,
            redact=given.redacted,
            unmasked=given.unmasked_photos,
        )
    command.refuse_in_words(told_together(done.problems))
    command.answer(_json(command, done), _words(command, done))
    return Exit.DONE


def _json(command: Command, done: HandedOn) -> dict[str, Any]:
    return {
        "path": str(done.path),
        "rows": done.rows,
        "tables": list(done.tables),
        "photos": done.photos,
        "left_out": done.left_out,
        "problems": [command.problem_json(each) for each in done.problems],
    }


def _words(command: Command, done: HandedOn) -> str:
    return command.say(
        f"已交出 {done.rows} 行、{done.photos} 张照片：{done.path}",
        f"Handed on: {done.rows} rows, {done.photos} photos: {done.path}",
    )


def _annex(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        annex = open_annex(store, Path(given.file))
    checked = check_against(annex, Path(given.against)) if given.against else ()
    states = {each.file: each.state for each in checked}
    value = {
        "made_at": annex.made_at.isoformat(),
        "person": annex.person,
        "files": [{**_line_json(each), "state": states.get(each.file, "")} for each in annex.lines],
        "same": not checked or all(each.state == "same" for each in checked),
    }
    command.answer(value, "\n".join(_annex_words(command, annex, states)))
    return Exit.DONE if value["same"] else Exit.REFUSED


def _annex_words(command: Command, annex: Annex, states: Mapping[str, str]) -> list[str]:
    """Who made it, and of each file the hash of its original and what became of it."""
    said = {
        "same": command.say("没有改动", "unchanged"),
        "changed": command.say("被改过", "changed"),
        "missing": command.say("找不到", "missing"),
    }
    head = command.say(
        f"{annex.person} {annex.made_at:%Y-%m-%d %H:%M} 制作，{len(annex.lines)} 个文件",
        f"Made by {annex.person} {annex.made_at:%Y-%m-%d %H:%M}, {len(annex.lines)} files",
    )
    out = command.say("（没有交出）", "(not handed on)")
    lines = [(each.file or out, each.original_sha256, said.get(states.get(each.file, ""), "")) for each in annex.lines]
    return [head, *("\t".join(line).rstrip() for line in lines)]


def _line_json(each: AnnexLine) -> dict[str, Any]:
    return {
        "file": each.file,
        "sha256": each.sha256,
        "original_sha256": each.original_sha256,
        "original_size": each.original_size,
        "visit": each.visit,
        "photo": each.photo,
        "masks": each.masks,
    }
