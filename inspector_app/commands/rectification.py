"""`inspector-app rectification …`: what becomes of findings, from the order to the day they are put right."""

from datetime import date
from pathlib import Path
from typing import Any

from db.records.rectification import Act
from db.records.values import Inspector
from inspector_app.checklists.editions import checklist_in_force
from inspector_app.commands import suspected_drugs
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.evidence.intake import picture_from_file
from inspector_app.rectification.acts import VERDICTS, ActDraft, ActKind, record_act, undo_act
from inspector_app.rectification.export import export_findings
from inspector_app.rectification.listing import FindingFile, Line, count_findings, finding_file, list_findings
from inspector_app.rectification.on_site import correct_on_site
from inspector_app.rectification.reinspection import (
    VerdictDraft,
    add_recheck_photo,
    judge,
    open_reinspection,
    reinspection,
)
from inspector_app.rectification.repeats import repeat_words
from inspector_app.rectification.replies import ReplyDraft, read_files, record_reply
from inspector_app.rectification.stages import Shown, Stage, days_words, stage_word
from inspector_app.stores import Store
from inspector_app.visits import Mode, VisitDraft


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "rectification", "findings from the order to the day they are put right")
    listed = add_verb(verbs, "list", _list, "findings of all enterprises by how they stand today, due first")
    listed.add_argument("--show", choices=[each.value for each in Shown], default=Shown.OPEN.value)
    listed.add_argument(
        "--find", default="", metavar="TEXT", help="in enterprise, problem, item or number of the order"
    )
    listed.add_argument("--enterprise", default="", metavar="ID", help="of one enterprise")
    listed.add_argument("--out", default="", metavar="FILE", help="write what is listed as .xlsx or .csv")
    add_verb(verbs, "show", _show, "one finding with its whole history").add_argument("finding")
    _add_acts(verbs)
    undo = add_verb(verbs, "undo", _undo, "take an act back, while nothing rests on it")
    undo.add_argument("act", metavar="ACT", help="id, as `show` has it")
    undo.add_argument("--reason", required=True)
    start = add_verb(verbs, "start", _start, "open a re-inspection of what is open at an enterprise")
    start.add_argument("enterprise", metavar="ID")
    start.add_argument("--inspector", required=True, action="append", metavar="NAME[:CERTIFICATE]")
    start.add_argument("--finding", action="append", default=[], metavar="FINDING", help="only these")
    look = add_verb(verbs, "look", _look, "what a re-inspection looks at, and what was seen")
    look.add_argument("visit")
    suspected_drugs.add(verbs)


def _add_acts(verbs: Subparsers) -> None:
    reply = add_verb(verbs, "reply", _reply, "the enterprise replied, with pages and pictures")
    extend = add_verb(verbs, "extend", _extend, "a later last day, with the reason")
    transfer = add_verb(verbs, "transfer", _transfer, "passed on to the competent body")
    verify = add_verb(verbs, "verify", _verify, "put right, in part, or not; in a re-inspection or by what was sent")
    for parser in (reply, extend, transfer, verify):
        parser.add_argument("findings", nargs="+", metavar="FINDING")
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="today without it"
        )
        parser.add_argument("--note", default="", metavar="TEXT", help="what it says, the reason, or what was seen")
    reply.add_argument("--signer", default="", metavar="NAME")
    reply.add_argument("--file", action="append", default=[], metavar="FILE")
    extend.add_argument("--due", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    transfer.add_argument("--to", required=True, metavar="BODY")
    for parser in (extend, transfer):
        parser.add_argument("--paper", default="", metavar="NUMBER")
    verify.add_argument("--verdict", choices=[each.value for each in VERDICTS], default=ActKind.VERIFIED.value)
    verify.add_argument("--visit", default="", metavar="VISIT", help="the re-inspection in which it was seen")
    verify.add_argument("--due", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="new last day")
    verify.add_argument("--photo", default="", metavar="FILE", help="taken in the re-inspection")
    verify.add_argument("--before", default="", metavar="PHOTO", help="the old photo that it is paired with")
    site = add_verb(verbs, "on-site", _on_site, "put right while the inspectors are there")
    site.add_argument("finding")
    site.add_argument("--note", required=True, metavar="TEXT")
    site.add_argument("--photo", required=True, metavar="FILE|PHOTO", help="a file, or the id of a photo of the visit")


def _list(command: Command) -> Exit:
    given, today = command.arguments, command.now.date()
    with command.store() as store:
        lines = list_findings(store, Shown(given.show), today, given.find, given.enterprise)
        counts = count_findings(store, today)
        if given.out:
            export_findings(store, lines, Path(given.out), command.language)
    value = {
        "counts": {shown.value: count for shown, count in counts.items()},
        "findings": [_line_json(line) for line in lines],
    }
    command.answer(value, "\n".join(_line_words(command, line) for line in lines))
    return Exit.DONE


def _show(command: Command) -> Exit:
    with command.store() as store:
        file = finding_file(store, command.arguments.finding, command.now.date())
    command.answer(_file_json(command, file), "\n".join(_file_words(command, file)))
    return Exit.DONE


def _reply(command: Command) -> Exit:
    given = command.arguments
    draft = ReplyDraft(_day(command), given.note, given.signer, read_files([Path(name) for name in given.file]))
    with command.store() as store:
        return _answered(command, store, record_reply(store, given.findings, draft, command.now))


def _extend(command: Command) -> Exit:
    given = command.arguments
    draft = ActDraft(ActKind.EXTENDED, _day(command), given.note, due=given.due, paper=given.paper)
    with command.store() as store:
        return _answered(command, store, record_act(store, given.findings, draft, command.now))


def _transfer(command: Command) -> Exit:
    given = command.arguments
    draft = ActDraft(ActKind.TRANSFERRED, _day(command), given.note, body=given.to, paper=given.paper)
    with command.store() as store:
        return _answered(command, store, record_act(store, given.findings, draft, command.now))


def _verify(command: Command) -> Exit:
    given, verdict = command.arguments, ActKind(command.arguments.verdict)
    with command.store() as store:
        if not given.visit:
            draft = ActDraft(verdict, _day(command), given.note, due=given.due)
            return _answered(command, store, record_act(store, given.findings, draft, command.now))
        seen = VerdictDraft(verdict, given.note, given.due)
        acts = [judge(store, given.visit, finding, seen, command.now) for finding in given.findings]
        if given.photo:
            picture = picture_from_file(Path(given.photo), "file")
            add_recheck_photo(store, given.visit, given.findings[0], picture, given.before, command.now)
        return _answered(command, store, acts)


def _on_site(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        photo = given.photo
        with store.database.look() as work:
            known, finding = work.photos.get(photo), work.findings.get(given.finding)
        if known is None and finding is not None:
            picture = picture_from_file(Path(photo), "file")
            photo = add_recheck_photo(store, finding.visit_id, finding.id, picture, "", command.now)
        return _answered(command, store, [correct_on_site(store, given.finding, given.note, photo, command.now)])


def _undo(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        act = undo_act(store, given.act, given.reason, command.now)
        state = finding_file(store, act.finding_id, command.now.date()).standing
    value = {"act": act.id, "finding": act.finding_id, "stage": state.stage.value}
    command.answer(value, command.say("已撤销，现在是：", "Undone; now: ") + stage_word(state.stage, command.language))
    return Exit.DONE


def _start(command: Command) -> Exit:
    given = command.arguments
    people = tuple(Inspector(*(part.strip() for part in text.partition(":")[::2])) for text in given.inspector)
    with command.store() as store:
        checklist = checklist_in_force(store, command.now.date())
        draft = VisitDraft(given.enterprise, people, Mode.INSPECTION)
        visit = open_reinspection(store, draft, checklist, given.finding, command.now)
        seen = reinspection(store, visit)
    command.answer({"visit": visit, "findings": [each.finding.id for each in seen.rechecks]}, visit)
    return Exit.DONE


def _look(command: Command) -> Exit:
    with command.store() as store:
        seen = reinspection(store, command.arguments.visit)
    rows = [
        {
            "finding": each.finding.id,
            "problem": each.finding.problem,
            "before": [photo.id for photo in each.before],
            "after": [photo.id for photo in each.after],
            "verdict": each.verdict.act if each.verdict else "",
            "note": each.verdict.note if each.verdict else "",
        }
        for each in seen.rechecks
    ]
    words = "\n".join(f"{row['finding']}\t{row['verdict'] or '—'}\t{row['problem']}" for row in rows)
    command.answer({"visit": seen.visit.id, "rechecks": rows, "unjudged": seen.unjudged}, words)
    return Exit.DONE


def _day(command: Command) -> date:
    given: date | None = command.arguments.on
    return given or command.now.date()


def _answered(command: Command, store: Store, acts: list[str]) -> Exit:
    """Each act, and how its finding stands now."""
    told = []
    with store.database.look() as work:
        for act_id in acts:
            act = work.rectifications.get(act_id)
            state = None if act is None else work.rectifications.state(act.finding_id)
            if act is not None and state is not None:
                told.append({"act": act_id, "finding": act.finding_id, "stage": state.stage})
    words = [f"{each['finding']}\t{stage_word(Stage(each['stage']), command.language)}" for each in told]
    command.answer({"acts": told}, "\n".join(words))
    return Exit.DONE


def _line_json(line: Line) -> dict[str, Any]:
    found, standing = line.found, line.standing
    return {
        "id": line.id,
        "visit": found.state.visit_id,
        "enterprise": found.enterprise_id,
        "name": found.enterprise_name,
        "community": found.community,
        "item": found.item,
        "severity": found.severity,
        "problem": found.problem,
        "order": found.state.order_id,
        "number": found.order_number,
        "stage": standing.stage.value,
        "open": standing.is_open,
        "due": standing.due.isoformat() if standing.due else "",
        "days_left": standing.days_left,
        "overdue": standing.is_overdue,
    }


def _line_words(command: Command, line: Line) -> str:
    due = line.standing.due.isoformat() if line.standing.due else "—"
    left, stage = days_words(line.standing, command.language), stage_word(line.standing.stage, command.language)
    return "\t".join((line.id, due, left, stage, line.found.enterprise_name, line.found.problem))


def _file_json(command: Command, file: FindingFile) -> dict[str, Any]:
    standing = file.standing
    return {
        "id": file.finding.id,
        "enterprise": file.finding.enterprise_id,
        "name": file.enterprise_name,
        "item": file.finding.item,
        "problem": file.finding.problem,
        "requirement": file.finding.requirement,
        "stage": standing.stage.value,
        "due": standing.due.isoformat() if standing.due else "",
        "days_left": standing.days_left,
        "overdue": standing.is_overdue,
        "order": file.order.number if file.order else "",
        "acts": [_act_json(act, file) for act in file.acts],
        "photos": [photo.id for photo in file.photos],
        "repeats": len(file.earlier),
        "earlier": [
            {"visit": each.visit_id, "on": each.visited_at.date().isoformat(), "number": each.order_number}
            for each in file.earlier
        ],
    }


def _act_json(act: Act, file: FindingFile) -> dict[str, Any]:
    return {
        "id": act.id,
        "act": act.act,
        "on": act.done_on.isoformat(),
        "person": act.person,
        "note": act.note,
        "due": act.due.isoformat() if act.due else "",
        "body": act.body,
        "paper": act.paper,
        "visit": act.visit_id,
        "files": [{"name": each.file_name, "sha256": each.sha256} for each in file.files.get(act.batch, ())],
        "undone": act.undone,
        "undone_reason": act.undone_reason,
        "undoable": act.id in file.undoable,
    }


def _file_words(command: Command, file: FindingFile) -> list[str]:
    language = command.language
    lines = [
        f"{file.enterprise_name}: {file.finding.problem}",
        " ".join((stage_word(file.standing.stage, language), days_words(file.standing, language))).strip(),
    ]
    lines += [repeat_words(file.earlier, language)] if file.earlier else []
    for act in file.acts:
        undone = command.say("（已撤销）", " (undone)") if act.undone else ""
        word = stage_word(Stage(act.act), language)
        lines.append("\t".join((act.done_on.isoformat(), word + undone, act.person, act.note, act.id)))
    return lines
