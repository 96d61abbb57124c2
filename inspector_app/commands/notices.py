"""`inspector-app notice …`: the draft, the issued paper and its PDF, without a window."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.records.papers import Notice
from inspector_app.commands import batch, service, verifying
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, complain
from inspector_app.files import try_place, write_atomically
from inspector_app.messages import disk_problem, say

if TYPE_CHECKING:
    from inspector_app.notices.issuing import Preview

# ReportLab takes 140 ms to import: the verbs that need it import it.


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "notice", "draft, issue and read the rectification notices")
    draft = add_verb(
        verbs, "preview", _preview, "write the draft, or the paper that was issued, and say what is missing"
    )
    draft.add_argument("visit")
    draft.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    draft.add_argument("--again", action="store_true", help="the draft of a new paper although one was issued")
    issue = add_verb(verbs, "issue", _issue, "give the paper its number and keep it; a second call gives it back")
    issue.add_argument("visit")
    issue.add_argument("--out", default=None, metavar="FILE", help="the PDF to write")
    issue.add_argument("--replaces", default="", metavar="NOTICE", help="the paper that is withdrawn for this one")
    issue.add_argument("--reason", default="", help="why it is replaced")
    add_verb(verbs, "list", _list, "issued papers").add_argument("visit", nargs="?", default=None)
    show = add_verb(verbs, "show", _show, "write the PDF of an issued paper")
    show.add_argument("notice")
    show.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    show.add_argument("--signed", action="store_true", help="a copy with the signatures that were drawn on a pad")
    service.add(verbs)
    batch.add(verbs)
    verifying.add(verbs)


def _preview(command: Command) -> Exit:
    from inspector_app.notices.issuing import preview

    arguments = command.arguments
    with command.store() as store:
        seen = preview(store, arguments.visit, command.now, again=arguments.again)
    write_atomically(Path(arguments.out), seen.pdf)
    command.answer(_preview_json(command, seen), _preview_text(command, seen))
    return Exit.DONE


def _issue(command: Command) -> Exit:
    from inspector_app.notices.issuing import issue, issued_hints, issued_pdf
    from inspector_app.notices.replacing import Replacing

    arguments = command.arguments
    with command.store() as store:
        if arguments.out:
            # Before a number is used, which nobody can give back.
            try_place(Path(arguments.out))
        replacing = Replacing(arguments.replaces, arguments.reason) if arguments.replaces else None
        notice = issue(store, arguments.visit, command.now, replacing)
        hints = issued_hints(store, notice)
        pdf = issued_pdf(store, notice.id) if arguments.out else b""
    value = notice_json(notice) | {"file": arguments.out, "hints": [command.problem_json(hint) for hint in hints]}
    for hint in hints:
        complain(str(say(hint, command.language)))
    try:
        if arguments.out:
            write_atomically(Path(arguments.out), pdf)
    except OSError as error:
        complain(command.say(f"已签发：{notice.number}", f"Issued: {notice.number}"))
        return command.refuse([disk_problem(error)], **value | {"file": None})
    command.answer(value, notice.number)
    return Exit.DONE


def _list(command: Command) -> Exit:
    from inspector_app.notices.issuing import notices_of

    with command.store() as store:
        notices = [notice_json(notice) for notice in notices_of(store, command.arguments.visit)]
    command.answer(
        notices, "\n".join(f"{n['id']}\t{n['issued_at']}\t{n['number']}\t{n['enterprise']}" for n in notices)
    )
    return Exit.DONE


def _show(command: Command) -> Exit:
    from inspector_app.notices.copies import signed_copy
    from inspector_app.notices.issuing import issued_pdf

    arguments = command.arguments
    with command.store() as store:
        pdf = (signed_copy if arguments.signed else issued_pdf)(store, arguments.notice)
        write_atomically(Path(arguments.out), pdf)
    command.answer({"notice": arguments.notice, "file": arguments.out}, arguments.out)
    return Exit.DONE


def notice_json(notice: Notice) -> dict[str, Any]:
    """What scripts see of an issued paper."""
    return {
        "id": notice.id,
        "visit": notice.visit_id,
        "number": notice.number,
        "issued_at": notice.issued_at.isoformat(),
        "enterprise": notice.facts.get("enterprise_name", ""),
        "pdf_sha256": notice.pdf_sha256,
        "pdf_size": notice.pdf_size,
        "replaces": notice.replaces or None,
    }


def _preview_json(command: Command, seen: "Preview") -> dict[str, Any]:
    return {
        "visit": command.arguments.visit,
        "file": command.arguments.out,
        "pages": seen.pages,
        "draft": seen.issued is None,
        "issued": notice_json(seen.issued) if seen.issued else None,
        "changed_since": seen.changed,
        "next_number": seen.next_number,
        "problems": [command.problem_json(problem) for problem in seen.problems],
        "hints": [command.problem_json(problem) for problem in seen.hints],
    }


def _preview_text(command: Command, seen: "Preview") -> str:
    state = seen.issued.number if seen.issued else command.say("草稿", "draft")
    lines = [f"{command.arguments.out}\t{state}"]
    if seen.changed:
        lines.append(command.say("签发后又有修改。", "The visit was changed after the paper was issued."))
    lines += [str(say(problem, command.language)) for problem in (*seen.problems, *seen.hints)]
    return "\n".join(lines)
