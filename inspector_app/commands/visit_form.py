"""`inspector-app visit form|scan|missing|last-time|draw|draws`: a visit's checklist on paper, gaps, samples."""

import argparse
import secrets
from datetime import date, time
from pathlib import Path
from typing import Any

from inspector_app.checklists.lacks import HARD, Missing
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.proposing import Proposal
from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, whole_number
from inspector_app.files import write_atomically
from inspector_app.sampling import Drawn, draw_again, draw_moments, draw_numbers, drawn_of, keep_draw
from inspector_app.visit_forms import (
    Answered,
    answer_as_last_time,
    answer_as_proposed,
    missing_of_visit,
    proposals_of_visit,
)


def add(verbs: Subparsers) -> None:
    form = add_verb(verbs, "form", _form, "print the visit's checklist (PDF), as far as it is answered")
    form.add_argument("visit")
    form.add_argument("--out", required=True, metavar="FILE.pdf")
    form.add_argument("--blank", action="store_true", help="without the answers, to be filled in by hand")
    scan = add_verb(verbs, "scan", _scan, "attach the scan of the paper that the visit was keyed in from")
    scan.add_argument("visit")
    scan.add_argument("file", nargs="+", metavar="FILE")
    add_verb(verbs, "missing", _missing, "what is still missing, item by item").add_argument("visit")
    last = add_verb(verbs, "last-time", _last_time, "answer an item as it was the last time")
    last.add_argument("visit")
    last.add_argument("item", metavar="CODE")
    proposed = add_verb(verbs, "proposed", _proposed, "verdicts that numbers propose and nobody has given")
    proposed.add_argument("visit")
    proposed.add_argument("--take", default="", metavar="CODE", help="give that item the verdict its number proposes")
    draw = add_verb(verbs, "draw", _draw, "draw a sample at random and record the draw")
    draw.add_argument("visit")
    draw.add_argument("--item", default="", metavar="CODE")
    what = draw.add_mutually_exclusive_group(required=True)
    what.add_argument("--of", type=whole_number, metavar="N", help="parcels, waybills or persons, numbered 1 to N")
    what.add_argument("--day", type=date.fromisoformat, action="append", metavar="YYYY-MM-DD", help="a moment of it")
    draw.add_argument("--size", type=whole_number, default=10, help="how many of N (10)")
    draw.add_argument("--from", dest="first", type=_hour, default=time(0), metavar="HH:MM")
    draw.add_argument("--to", dest="last", type=_hour, default=time(0), metavar="HH:MM")
    draw.add_argument("--seed", default="", help="made by the program without it")
    draw.add_argument("--out", metavar="FILE.pdf", help="print the record of the draw")
    add_verb(verbs, "draws", _draws, "the samples drawn in a visit, each drawn again").add_argument("visit")


def answered_json(done: Answered) -> dict[str, Any]:
    return {
        "faulty": done.faulty,
        "messages": list(done.messages),
        "proposed": None if done.proposal is None else _proposal_json(done.proposal),
        "no_longer_asked": list(done.hidden),
        "asked_now": list(done.shown),
    }


def answered_words(command: Command, done: Answered) -> str:
    lines = list(done.messages)
    if done.faulty and not lines:
        zh, en = "已保存，但这个答案不符合检查表的规定。", "Kept, but the checklist does not allow this answer."
        lines.append(command.say(zh, en))
    if done.proposal is not None:
        lines.append(_proposal_words(command, done.proposal))
    if done.shown:
        lines.append(command.say("现在要问：", "Asked now: ") + " ".join(done.shown))
    if done.hidden:
        lines.append(command.say("不再问：", "No longer asked: ") + " ".join(done.hidden))
    return "\n".join(lines)


def _form(command: Command) -> Exit:
    from inspector_app.notices.checklist_form import draw_form
    from inspector_app.notices.form_facts import visit_form_facts

    arguments, out = command.arguments, Path(command.arguments.out)
    with command.store() as store:
        facts = visit_form_facts(store, arguments.visit, command.now, filled=not arguments.blank)
    write_atomically(out, draw_form(facts))
    command.answer({"out": str(out), "answered": facts.answered, "total": facts.total}, str(out))
    return Exit.DONE


def _scan(command: Command) -> Exit:
    from inspector_app.paper_forms import attach_scan

    arguments = command.arguments
    with command.store() as store:
        kept = [attach_scan(store, arguments.visit, Path(name), command.now) for name in arguments.file]
    facts = [{"photo": photo.id, "file": photo.file_name, "sha256": photo.sha256} for photo in kept]
    command.answer(facts, "\n".join(f"{photo.sha256[:12]}\t{photo.file_name}" for photo in kept))
    return Exit.DONE


def _missing(command: Command) -> Exit:
    with command.store() as store:
        missing = missing_of_visit(store, command.arguments.visit, command.now)
    rows = [_missing_json(each, command.language.value) for each in missing]
    text = "\n".join(f"{row['item']}\t{row['lack']}\t{row['label']}" for row in rows)
    command.answer(rows, text or command.say("什么都不缺。", "Nothing is missing."))
    return Exit.DONE


def _missing_json(missing: Missing, language: str) -> dict[str, Any]:
    label = missing.item.label
    return {
        "item": missing.item.code,
        "label": label.get(language, label["zh"]),
        "lack": missing.lack.value,
        "part": missing.part.name if missing.part else "",
        "have": missing.have,
        "want": missing.want,
        "hinders_closing": missing.lack in HARD,
    }


def _last_time(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        done = answer_as_last_time(store, arguments.visit, arguments.item, command.now, command.language.value)
    command.answer(
        {"visit": arguments.visit, "item": arguments.item} | answered_json(done), answered_words(command, done)
    )
    return Exit.DONE


def _proposed(command: Command) -> Exit:
    arguments, language = command.arguments, command.language.value
    with command.store() as store:
        if arguments.take:
            done = answer_as_proposed(store, arguments.visit, arguments.take, command.now, language)
            facts = {"visit": arguments.visit, "item": arguments.take} | answered_json(done)
            command.answer(facts, answered_words(command, done))
            return Exit.DONE
        proposals = proposals_of_visit(store, arguments.visit, command.now, language)
    rows = [{"item": code} | _proposal_json(each) for code, each in proposals.items()]
    lines = [f"{code}\t{_proposal_words(command, each)}" for code, each in proposals.items()]
    command.answer(rows, "\n".join(lines) or command.say("没有建议。", "Nothing is proposed."))
    return Exit.DONE


def _proposal_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "verdict": proposal.verdict.value,
        "part": proposal.part.name,
        "value": proposal.value,
        "passes": list(proposal.bounds),
    }


def _proposal_words(command: Command, proposal: Proposal) -> str:
    passes = proposal.verdict is Verdict.PASS
    part, language = proposal.part, command.language.value
    label = part.label.get(language, part.label["zh"])
    unit = part.unit_in(language)
    said, rule = f"{label} {proposal.value:g}{unit}", " ".join(proposal.bounds)
    zh = f"建议：{'合格' if passes else '不合格'}，因为{said}，标准 {rule}"
    return command.say(zh, f"Proposed: {'pass' if passes else 'fail'}, because {said}, standard {rule}")


def _draw(command: Command) -> Exit:
    arguments = command.arguments
    seed = arguments.seed or secrets.token_hex(8)
    if arguments.of:
        drawn = draw_numbers(arguments.of, arguments.size, seed)
    else:
        drawn = draw_moments(arguments.day, arguments.first, arguments.last, seed)
    with command.store() as store:
        draw = keep_draw(store, arguments.visit, arguments.item, drawn, command.now)
        if arguments.out:
            from inspector_app.notices.draw_record import draw_record_of

            write_atomically(Path(arguments.out), draw_record_of(store, arguments.visit, draw))
    command.answer({"draw": draw} | drawn.to_json(), "\n".join([f"{seed}", *drawn.results]))
    return Exit.DONE


def _draws(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        draws = work.draws.of_visit(command.arguments.visit)
    rows, lines = [], []
    for draw in draws:
        drawn = drawn_of(draw)
        good = drawn is not None and _comes_out_again(drawn)
        about = {"draw": draw.id, "item": draw.item, "drawn_at": draw.drawn_at.isoformat()}
        rows.append(about | dict(draw.facts) | {"comes_out_again": good})
        lines.append(f"{about['drawn_at']}\t{draw.item}\t{' '.join(drawn.results) if drawn else '—'}")
    command.answer(rows, "\n".join(lines))
    return Exit.DONE


def _comes_out_again(drawn: Drawn) -> bool:
    return draw_again(drawn) == drawn


def _hour(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a time of day (HH:MM): {text[:20]!r}") from error
