"""`inspector-app visit …`: a whole visit without a window."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from db.records.values import Inspector
from db.records.visits import TakingPart, Visit
from db.work import Work
from inspector_app.checklists.editions import editions, in_force, kept_checklist
from inspector_app.checklists.model import Checklist, Verdict
from inspector_app.commands import photo_copies, visit_form, visit_versions
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.commands.photos import add_photos
from inspector_app.commands.visit_form import answered_json, answered_words
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.kinds.hints import notes_of_visit
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.joint_visits import save_bodies
from inspector_app.stores import Store
from inspector_app.supervision.correcting import reopen_visit
from inspector_app.visit_forms import answer_visit, close_checked, progress_of
from inspector_app.visits import (
    GivenAnswer,
    Mode,
    VisitDraft,
    open_visit,
    visit_checklist,
)


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "visit", "open, answer, document and close a visit")
    start = add_verb(verbs, "open", _open, "start a visit")
    start.add_argument("--enterprise", required=True, metavar="ID|CODE", help="id or unified social credit code")
    start.add_argument("--inspector", required=True, action="append", metavar="NAME[:CERTIFICATE]")
    start.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.INSPECTION.value)
    start.add_argument("--contact", default="", metavar="NAME", help="who was met on site")
    start.add_argument("--phone", default="", metavar="NUMBER")
    start.add_argument("--checklist", default="", metavar="NAME|ID", help="instead of the one in force")
    joint = add_verb(verbs, "bodies", _bodies, "who takes part in a joint inspection")
    joint.add_argument("visit")
    joint.add_argument("--body", action="append", default=[], metavar="NAME=PERSON、…", help="and its people")
    answer = add_verb(verbs, "answer", _answer, "answer one item")
    answer.add_argument("visit")
    answer.add_argument("item", metavar="CODE")
    answer.add_argument("verdict", nargs="?", choices=[verdict.value for verdict in Verdict])
    answer.add_argument("--value", action="append", default=[], metavar="PART=JSON", help="a number, text or table")
    answer.add_argument("--reason", default="", help="why the item does not apply")
    answer.add_argument("--note", default="")
    _add_finding_verb(verbs)
    _add_photo_verbs(verbs)
    photo_copies.add(verbs)
    visit_versions.add(verbs)
    visit_form.add(verbs)
    add_verb(verbs, "list", _list, "every visit in the store")
    for name, verb, words in (
        ("show", _show, "all of one visit"),
        ("close", _close, "close a visit: then it is evidence"),
        ("reopen", _reopen, "open a closed visit again, for the comments with which it was sent back"),
    ):
        add_verb(verbs, name, verb, words).add_argument("visit")


def _add_finding_verb(verbs: Subparsers) -> None:
    finding = add_verb(verbs, "finding", _finding, "record a free finding, or change the finding of an item")
    finding.add_argument("visit")
    finding.add_argument("--id", default=None, help="the finding to change; a new one without it")
    finding.add_argument("--severity", required=True, choices=["A", "B", "C"])
    finding.add_argument("--problem", required=True)
    finding.add_argument("--requirement", required=True)
    finding.add_argument("--deadline", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    finding.add_argument("--basis", action="append", default=[], metavar="ARTICLE")


def _add_photo_verbs(verbs: Subparsers) -> None:
    photo = add_verb(verbs, "photo", add_photos, "add photos, films and papers to an item")
    photo.add_argument("visit")
    photo.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    place = photo.add_mutually_exclusive_group()
    place.add_argument("--item", default="", metavar="CODE", help="without it they belong to the visit itself")
    place.add_argument("--tray", action="store_true", help="to the item the time speaks for, else to the tray")


def _bodies(command: Command) -> Exit:
    arguments = command.arguments
    told = [text.partition("=")[::2] for text in arguments.body]
    bodies = [
        TakingPart(name.strip(), tuple(part.strip() for part in people.replace("，", "、").split("、") if part.strip()))
        for name, people in told
    ]
    with command.store() as store:
        save_bodies(store, arguments.visit, bodies, command.now)
    command.answer([asdict(body) for body in bodies], "\n".join(body.name for body in bodies))
    return Exit.DONE


def _open(command: Command) -> Exit:
    arguments = command.arguments
    people = tuple(Inspector(*(part.strip() for part in text.partition(":")[::2])) for text in arguments.inspector)
    with command.store() as store:
        enterprise = _enterprise_id(store, arguments.enterprise)
        draft = VisitDraft(enterprise, people, Mode(arguments.mode), arguments.contact, arguments.phone)
        visit = open_visit(store, draft, _chosen_checklist(store, command), command.now)
    command.answer({"visit": visit, "enterprise": enterprise}, visit)
    return Exit.DONE


def _chosen_checklist(store: Store, command: Command) -> Checklist:
    """The one in force: of all, or of that name; or a version that is kept."""
    wanted, today = command.arguments.checklist, command.now.date()
    with store.database.look() as work:
        published = any(each.name == wanted for each in editions(work))
        return in_force(work, today, wanted) if published or not wanted else kept_checklist(work, wanted)


def _answer(command: Command) -> Exit:
    arguments = command.arguments
    values = {name: _value(text) for name, _, text in (pair.partition("=") for pair in arguments.value)}
    verdict = Verdict(arguments.verdict) if arguments.verdict else None
    with command.store() as store:
        given = GivenAnswer(verdict, values, arguments.reason, arguments.note)
        done = answer_visit(store, arguments.visit, arguments.item, given, command.now, command.language.value)
    answer = {"visit": arguments.visit, "item": arguments.item, "verdict": arguments.verdict}
    command.answer(answer | answered_json(done), answered_words(command, done))
    return Exit.DONE


def _finding(command: Command) -> Exit:
    arguments = command.arguments
    draft = FindingDraft(
        arguments.severity, arguments.problem, arguments.requirement, tuple(arguments.basis), arguments.deadline
    )
    with command.store() as store:
        finding = save_finding(store, arguments.visit, arguments.id, draft, command.now)
    command.answer({"finding": finding}, finding)
    return Exit.DONE


def _reopen(command: Command) -> Exit:
    with command.store() as store:
        told = reopen_visit(store, command.arguments.visit, command.now)
    value = {"visit": command.arguments.visit, "comments": [each.id for each in told]}
    command.answer(value, "\n".join(f"{each.item or '—'}\t{each.comment}" for each in told))
    return Exit.DONE


def _close(command: Command) -> Exit:
    with command.store() as store:
        close_checked(store, command.arguments.visit, command.now)
    command.answer(
        {"visit": command.arguments.visit, "closed": True}, command.say("检查已结束。", "The visit is closed.")
    )
    return Exit.DONE


def _list(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        visits = [visit_json(work, visit) for visit in work.visits.all()]
    command.answer(visits, "\n".join(f"{v['id']}\t{v['opened_at']}\t{v['enterprise']}" for v in visits))
    return Exit.DONE


def _show(command: Command) -> Exit:
    with command.store() as store:
        checklist = _checklist(store, command.arguments.visit)
        with store.database.look() as work:
            visit = work.visits.get(command.arguments.visit)
            assert visit is not None
            facts = visit_json(work, visit)
            answers = work.answers.of_visit(visit.id)
            enterprise = work.enterprises.get(visit.enterprise_id)
            areas = progress_of(work, visit, checklist, enterprise.kind if enterprise else "")
            notes = notes_of_visit(work, visit.id)
    facts |= {
        "answers": {
            code: {"verdict": a.verdict, "values": dict(a.values), "reason": a.reason, "note": a.note}
            for code, a in answers.items()
        },
        "areas": [asdict(area) for area in areas],
        "notes": [command.problem_json(note) for note in notes],
    }
    command.answer(facts, json.dumps(facts, ensure_ascii=False, indent=2))
    return Exit.DONE


def visit_json(work: Work, visit: Visit) -> dict[str, Any]:
    """What scripts see of a visit."""
    enterprise = work.enterprises.get(visit.enterprise_id)
    findings = work.findings.of_visit(visit.id)
    return {
        "id": visit.id,
        "enterprise": enterprise.name if enterprise else "",
        "enterprise_id": visit.enterprise_id,
        "mode": visit.mode,
        "opened_at": visit.opened_at.isoformat(),
        "closed_at": visit.closed_at.isoformat() if visit.closed_at else None,
        "inspectors": [asdict(inspector) for inspector in visit.inspectors],
        "current_item": visit.current_item,
        "checklist": visit.checklist_id,
        "annex": [dict(entry) for entry in visit.annex],
        "answered": sum(1 for answer in work.answers.of_visit(visit.id).values() if answer.verdict),
        "findings": [
            {
                "id": f.id,
                "item": f.item,
                "severity": f.severity,
                "problem": f.problem,
                "requirement": f.requirement,
                "basis": list(f.basis),
                "deadline": f.deadline.isoformat() if f.deadline else None,
            }
            for f in findings
        ],
        "photos": [
            {
                "id": p.id,
                "item": p.item,
                "sha256": p.sha256,
                "file": p.file_name,
                "layers": len(p.layers),
                "pair_of": p.pair_of,
            }
            for p in work.photos.of_visit(visit.id)
        ],
        "notices": [{"id": n.id, "number": n.number} for n in work.notices.of_visit(visit.id)],
    }


def _enterprise_id(store: Store, text: str) -> str:
    with store.database.look() as work:
        for enterprise in work.enterprises.all():
            if text in (enterprise.id, enterprise.credit_code):
                return enterprise.id
    raise RefusedInputError([Problem("visit.enterprise_not_found", {"id": text})])


def _checklist(store: Store, visit_id: str) -> Checklist:
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
    if visit is None:
        raise RefusedInputError([Problem("visit.not_found")])
    return visit_checklist(store, visit)


def _value(text: str) -> Any:
    """JSON when it is JSON, else the text itself; also for a number too long, or brackets too deep, to be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
