"""`inspector-app paper …`: papers of every kind, what may be made and why not, without a window."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.records.papers import Notice
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, complain
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import try_place, write_atomically
from inspector_app.messages import disk_problem, say

if TYPE_CHECKING:
    from inspector_app.notices.kinds import FieldSpec, PaperKind
    from inspector_app.notices.papers import Offer

# ReportLab takes 140 ms to import: the verbs that need it import it.


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "paper", "papers of every kind: what may be made, drafts, issued papers")
    add_verb(verbs, "kinds", _kinds, "every kind: who may issue it, after what, with which fields", store=False)
    offered = add_verb(verbs, "offers", _offers, "what a visit or an enterprise may have now, and why not the rest")
    offered.add_argument("subject", metavar="VISIT|ENTERPRISE")
    asked = add_verb(verbs, "fields", _fields, "the fields of one paper with what the store proposes")
    _add_which(asked)
    draft = add_verb(verbs, "preview", _preview, "write the draft and say what is missing")
    _add_which(draft)
    draft.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    issue = add_verb(verbs, "issue", _issue, "give the paper its number and keep it; a second call gives it back")
    _add_which(issue)
    issue.add_argument("--out", default=None, metavar="FILE", help="the PDF to write")
    issue.add_argument("--replaces", default="", metavar="PAPER", help="the paper that is withdrawn for this one")
    issue.add_argument("--reason", default="", help="why it is replaced")
    listed = add_verb(verbs, "list", _list, "issued papers of every kind")
    listed.add_argument("subject", nargs="?", default=None, metavar="VISIT|ENTERPRISE")
    show = add_verb(verbs, "show", _show, "write the PDF of an issued paper")
    show.add_argument("paper")
    show.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")


def _add_which(parser: Any) -> None:
    parser.add_argument("kind", metavar="KIND", help="see `paper kinds`")
    parser.add_argument("subject", metavar="VISIT|ENTERPRISE")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="see `paper fields`")
    parser.add_argument("--body", default="", metavar="NAME", help="which body of a joint inspection issues it")


def _kinds(command: Command) -> Exit:
    from inspector_app.notices.kinds import KINDS

    value = [_kind_json(kind) for kind in KINDS.values()]
    command.answer(value, "\n".join(f"{kind.id}\t{kind.subject.value}\t{kind.title}" for kind in KINDS.values()))
    return Exit.DONE


def _offers(command: Command) -> Exit:
    from inspector_app.notices.papers import offers

    with command.store() as store:
        offered = offers(store, command.arguments.subject)
    command.answer(
        [_offer_json(command, offer) for offer in offered], "\n".join(_offer_text(command, offer) for offer in offered)
    )
    return Exit.DONE


def _fields(command: Command) -> Exit:
    from inspector_app.notices.papers import fields_of

    arguments = command.arguments
    with command.store() as store:
        specs = fields_of(store, arguments.kind, arguments.subject, _given(arguments.set), body=arguments.body)
    lines = [f"{spec.name}\t{spec.type.value}\t{_label(command, spec)}\t{spec.default}" for spec in specs]
    command.answer([_field_json(spec) for spec in specs], "\n".join(lines))
    return Exit.DONE


def _preview(command: Command) -> Exit:
    from inspector_app.notices.papers import preview

    arguments = command.arguments
    given = _given(arguments.set)
    with command.store() as store:
        seen = preview(store, arguments.kind, arguments.subject, given, command.now, body=arguments.body)
    write_atomically(Path(arguments.out), seen.pdf)
    value = {
        "kind": arguments.kind,
        "subject": arguments.subject,
        "file": arguments.out,
        "pages": seen.pages,
        "next_number": seen.next_number,
        "problems": [command.problem_json(problem) for problem in seen.problems],
        "hints": [command.problem_json(hint) for hint in seen.hints],
    }
    said = [str(say(problem, command.language)) for problem in (*seen.problems, *seen.hints)]
    command.answer(value, "\n".join([f"{arguments.out}\t{command.say('草稿', 'draft')}", *said]))
    return Exit.DONE


def _issue(command: Command) -> Exit:
    from inspector_app.notices.issuing import issued_pdf
    from inspector_app.notices.papers import issue
    from inspector_app.notices.replacing import Replacing

    arguments = command.arguments
    replacing = Replacing(arguments.replaces, arguments.reason) if arguments.replaces else None
    given = _given(arguments.set)
    with command.store() as store:
        if arguments.out:
            # Before a number is used, which nobody can give back.
            try_place(Path(arguments.out))
        paper = issue(
            store, arguments.kind, arguments.subject, given, command.now, body=arguments.body, replacing=replacing
        )
        pdf = issued_pdf(store, paper.id) if arguments.out else b""
    value = paper_json(paper) | {"file": arguments.out}
    try:
        if arguments.out:
            write_atomically(Path(arguments.out), pdf)
    except OSError as error:
        complain(command.say(f"已签发：{paper.number or paper.id}", f"Issued: {paper.number or paper.id}"))
        return command.refuse([disk_problem(error)], **value | {"file": None})
    command.answer(value, paper.number or paper.id)
    return Exit.DONE


def _list(command: Command) -> Exit:
    from inspector_app.notices.papers import issued_papers

    with command.store() as store:
        papers = [paper_json(paper) for paper in issued_papers(store, command.arguments.subject)]
    lines = [f"{p['id']}\t{p['issued_at']}\t{p['title']}\t{p['number']}\t{p['enterprise']}" for p in papers]
    command.answer(papers, "\n".join(lines))
    return Exit.DONE


def _show(command: Command) -> Exit:
    from inspector_app.notices.issuing import issued_pdf

    arguments = command.arguments
    with command.store() as store:
        write_atomically(Path(arguments.out), issued_pdf(store, arguments.paper))
    command.answer({"paper": arguments.paper, "file": arguments.out}, arguments.out)
    return Exit.DONE


def paper_json(paper: Notice) -> dict[str, Any]:
    """What scripts see of an issued paper."""
    from inspector_app.notices.kinds import KINDS

    return {
        "id": paper.id,
        "kind": paper.kind,
        "title": KINDS[paper.kind].title if paper.kind in KINDS else paper.kind,
        "visit": paper.visit_id,
        "number": paper.number,
        "issued_at": paper.issued_at.isoformat(),
        "issuer": paper.facts.get("issuer", ""),
        "enterprise": paper.facts.get("enterprise_name", ""),
        "pdf_sha256": paper.pdf_sha256,
        "pdf_size": paper.pdf_size,
    }


def _given(words: list[str]) -> dict[str, str]:
    r"""FIELD=VALUE; `\n` in a value begins a new line. Raises RefusedInputError paper.set_bad for each that is not."""
    problems = [Problem("paper.set_bad", {"text": word[:40]}) for word in words if "=" not in word]
    if problems:
        raise RefusedInputError(problems)
    pairs = (word.partition("=")[::2] for word in words)
    return {name.strip(): value.replace("\\n", "\n") for name, value in pairs}


def _kind_json(kind: "PaperKind") -> dict[str, Any]:
    return {
        "id": kind.id,
        "title": kind.title,
        "subject": kind.subject.value,
        "word": kind.word,
        "modes": sorted(kind.modes) if kind.subject.value == "visit" else [],
        "officers": kind.officers,
        "follows": list(kind.follows),
        "needs": [need.value for need in kind.needs],
        "fields": [_field_json(spec) for spec in kind.fields],
    }


def _field_json(spec: "FieldSpec") -> dict[str, Any]:
    return {
        "name": spec.name,
        "type": spec.type.value,
        "required": spec.required,
        "default": spec.default,
        "choices": [{"value": choice.value, "label": dict(choice.label)} for choice in spec.choices],
        "label": dict(spec.label),
        "detail": spec.detail,
    }


def _offer_json(command: Command, offer: "Offer") -> dict[str, Any]:
    return {
        "kind": offer.kind.id,
        "title": offer.kind.title,
        "possible": not offer.problems,
        "problems": [command.problem_json(problem) for problem in offer.problems],
        "issued": [paper_json(paper) for paper in offer.issued],
    }


def _offer_text(command: Command, offer: "Offer") -> str:
    why = " ".join(say(problem, command.language).problem for problem in offer.problems)
    state = why or command.say("可以制作", "may be made")
    return f"{offer.kind.id}\t{offer.kind.title}\t{len(offer.issued)}\t{state}"


def _label(command: Command, spec: "FieldSpec") -> str:
    return f"{spec.label[command.language.value]} {spec.detail}".strip()
