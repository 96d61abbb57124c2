"""`inspector-app review …`: what was received is begun, sent back, accepted, and drawn for a second look.

A decision is about what is here when it is made: it is read and decided in one unit of work. Who decides by a list that
he read before gives the list with it (`--listed`), and what came since is named and left undecided.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.shelves.reviews import Decision
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, whole_number
from inspector_app.commands.review_listed import looked_at_listed, until_json
from inspector_app.exchange.kinds.returns import Comment, write_return_packs
from inspector_app.exchange.sending import require_place
from inspector_app.messages import Language, say
from inspector_app.supervision.review import Wish, accept_several, begin_review, sample_accepted, send_back
from inspector_app.supervision.review_changes import Change, ReviewFile, review_file
from inspector_app.supervision.review_words import act_word, kind_word, state_word
from inspector_app.supervision.reviewing import ReviewLine, ReviewState, review_lines


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "review", "received visits: begin, send back, accept, draw for a second look")
    listed = add_verb(verbs, "list", _list, "received visits by how they stand; never one's own")
    listed.add_argument("--state", choices=[each.value for each in ReviewState], default="")
    show = add_verb(verbs, "show", _show, "one visit: decisions, comments, and what changed since the last decision")
    show.add_argument("visit", metavar="VISIT")
    begin = add_verb(verbs, "begin", _begin, "say that somebody is at it")
    begin.add_argument("visit", metavar="VISIT")
    _add_listed(begin)
    accept = add_verb(
        verbs, "accept", _accept, "accept visits; those that may not be accepted are named with the reason"
    )
    accept.add_argument("visits", nargs="+", metavar="VISIT")
    accept.add_argument("--note", default="", metavar="TEXT")
    _add_listed(accept)
    back = add_verb(verbs, "return", _return, "send a visit back, with what is to be changed at which item")
    back.add_argument("visit", metavar="VISIT")
    back.add_argument("--item", action="append", default=[], metavar="CODE=TEXT", help="what is to be changed there")
    back.add_argument("--whole", default="", metavar="TEXT", help="what is to be changed in the visit as a whole")
    back.add_argument("--note", default="", metavar="TEXT", help="for the office, not for the inspector")
    back.add_argument("--out", default="", metavar="FILE", help="write the return pack there at once")
    _add_listed(back)
    sample = add_verb(verbs, "sample", _sample, "draw accepted visits for a second look")
    sample.add_argument("--percent", type=whole_number, required=True)
    sample.add_argument("--seed", default="", metavar="TEXT", help="draws the same again; without it one is made up")


def _add_listed(verb: ArgumentParser) -> None:
    words = "decide by this answer of `review list --json`: what came since then is named and left undecided"
    verb.add_argument("--listed", default="", metavar="FILE", help=words)


def _list(command: Command) -> Exit:
    with command.store() as store:
        lines = review_lines(store)
    wanted = command.arguments.state
    shown = [each for each in lines if wanted in ("", each.standing.state.value)]
    counts = {state.value: sum(each.standing.state is state for each in lines) for state in ReviewState}
    value = {"counts": counts, "until": until_json(lines), "visits": [_line_json(each) for each in shown]}
    command.answer(value, "\n".join(_line_words(each, command.language) for each in shown))
    return Exit.DONE


def _show(command: Command) -> Exit:
    with command.store() as store:
        file = review_file(store, command.arguments.visit, command.language)
    command.answer(_file_json(command, file), "\n".join(_file_words(file, command.language)))
    return Exit.DONE


def _begin(command: Command) -> Exit:
    visit = command.arguments.visit
    looked = looked_at_listed(command.arguments.listed, [visit])
    with command.store() as store:
        decision = begin_review(store, visit, looked[visit], command.now)
    command.answer(_decision_json(decision), command.say("已开始审核。", "The review has begun."))
    return Exit.DONE


def _accept(command: Command) -> Exit:
    given = command.arguments
    looked = looked_at_listed(given.listed, given.visits)
    with command.store() as store:
        done, refused = accept_several(store, looked, given.note, command.now)
    accepted = {"accepted": [each.visit_id for each in done]}
    if refused:
        problems = []
        for each in refused:
            command.refuse_in_words(each.problems, each.visit)
            problems += [{**command.problem_json(problem), "visit": each.visit} for problem in each.problems]
        value = {"result": "refused", "problems": problems, **accepted, "refused": [each.visit for each in refused]}
        words = command.say(f"其余 {len(done)} 次已通过。", f"The other {len(done)} were accepted.")
        command.answer(value, words if done else "")
        return Exit.REFUSED
    words = command.say(f"已通过 {len(done)} 次检查。", f"Accepted: {len(done)}.")
    command.answer({"result": "accepted", **accepted}, words)
    return Exit.DONE


def _return(command: Command) -> Exit:
    given = command.arguments
    wishes = [Wish(*(part.strip() for part in text.partition("=")[::2])) for text in given.item]
    path = Path(given.out)
    if given.out:
        # Before anything is decided: a name that no pack may have is the script's slip.
        require_place(path)
    wishes += [Wish("", given.whole)] if given.whole.strip() else []
    looked = looked_at_listed(given.listed, [given.visit])
    with command.store() as store:
        decision, told = send_back(store, given.visit, looked[given.visit], wishes, given.note, command.now)
        sent = []
        if given.out:
            sent = write_return_packs(store, path.parent, path.name, command.now)
    value = {**_decision_json(decision), "comments": [_comment_json(each) for each in told]}
    files = [str(each.path) for each in sent]
    words = command.say(f"已退回，{len(told)} 条意见。", f"Sent back with {len(told)} comments.")
    command.answer({**value, "files": files}, "\n".join([words, *files]))
    return Exit.DONE


def _sample(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        drawn = sample_accepted(store, given.percent, given.seed or uuid4().hex, command.now)
    value = {
        "seed": drawn.seed,
        "percent": drawn.percent,
        "pool": drawn.pool,
        "digest": drawn.digest,
        "visits": list(drawn.visits),
    }
    head = command.say(
        f"从 {drawn.pool} 次已通过的检查中抽中 {len(drawn.visits)} 次，种子 {drawn.seed}",
        f"{len(drawn.visits)} drawn of {drawn.pool} accepted visits, seed {drawn.seed}",
    )
    command.answer(value, "\n".join([head, *drawn.visits]))
    return Exit.DONE


def _line_json(line: ReviewLine) -> dict[str, Any]:
    visit, standing = line.visit, line.standing
    return {
        "visit": visit.id,
        "enterprise": line.enterprise,
        "community": line.community,
        "opened_at": visit.opened_at.isoformat(),
        "closed_at": visit.closed_at.isoformat() if visit.closed_at else None,
        "inspectors": [each.name for each in visit.inspectors],
        "recorded_by": line.recorded_by,
        "findings": line.findings,
        "open_comments": line.comments,
        "state": standing.state.value,
        "revised": standing.is_revised,
        "disputed": standing.is_disputed,
        "changed_since_accepted": standing.is_changed_since_accepted,
        "decided_by": standing.last.person if standing.last else "",
        "decisions": list(standing.looked.decisions),
    }


def _line_words(line: ReviewLine, language: Language) -> str:
    people = "、".join(each.name for each in line.visit.inspectors)
    state = state_word(line.standing.state, language)
    return "\t".join((line.visit.id, state, line.enterprise, f"{line.visit.opened_at:%Y-%m-%d}", people))


def _file_json(command: Command, file: ReviewFile) -> dict[str, Any]:
    standing = file.standing
    return {
        "visit": file.visit,
        "enterprise": file.enterprise,
        "state": standing.state.value,
        "revised": standing.is_revised,
        "disputed": standing.is_disputed,
        "changed_since_accepted": standing.is_changed_since_accepted,
        "decisions": [_decision_json(each) for each in file.decisions],
        "comments": [_comment_json(each) for each in file.comments],
        "changes_since": file.since.decided_at.isoformat() if file.since else None,
        "changes": [_change_json(each) for each in file.changes],
        "notes": [command.problem_json(each) for each in file.notes],
    }


def _file_words(file: ReviewFile, language: Language) -> list[str]:
    lines = [f"{file.enterprise}\t{state_word(file.standing.state, language)}"]
    lines += [
        f"{each.decided_at:%Y-%m-%d %H:%M}\t{each.person}\t{act_word(each.act, language)}\t{each.note}".rstrip()
        for each in file.decisions
    ]
    lines += [str(say(each, language)) for each in file.notes]
    lines += [f"{each.item or '—'}\t{'✓' if each.settled else '·'}\t{each.comment}" for each in file.comments]
    lines += [
        f"{kind_word(each.kind, language)}\t{each.item}\t{each.field}\t{each.before or '—'} → {each.after or '—'}"
        for each in file.changes
    ]
    return lines


def _decision_json(each: Decision) -> dict[str, Any]:
    return {
        "id": each.id,
        "visit": each.visit_id,
        "act": each.act,
        "person": each.person,
        "decided_at": each.decided_at.isoformat(),
        "note": each.note,
        "draw": dict(each.draw),
    }


def _comment_json(each: Comment) -> dict[str, Any]:
    return {"id": each.id, "item": each.item, "comment": each.comment, "by": each.by, "settled": each.settled}


def _change_json(each: Change) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "item": each.item,
        "field": each.field,
        "before": each.before,
        "after": each.after,
        "by": each.by,
        "at": each.at,
    }
