"""`inspector-app grade …`: the colour of an enterprise, why it has it, who decided it, and the rule."""

import json
from pathlib import Path
from typing import Any

from db.records.register import GradeDecision
from inspector_app import assets
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, read_passphrase
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.grading.deciding import (
    GradeDraft,
    GradeFile,
    SecondPerson,
    agree,
    decide,
    grade_file,
    is_waiting,
)
from inspector_app.enterprises.grading.rule import NAME, problems, rule_in_force
from inspector_app.enterprises.grading.wording import colour_word, steps, why
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.files import write_atomically
from inspector_app.plans.documents import adopt
from inspector_app.stores import Store


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "grade", "red, yellow, green: proposed by a rule, decided by a person")
    for name, verb, words in (
        ("propose", _propose, "what the rule gives by the last visit and the register"),
        ("why", _why, "the colour that holds, why, and what would change it"),
        ("decide", _decide, "give the proposed colour, or another one with a reason and a second person"),
        ("history", _history, "every grade that was given, newest first, each with the rule of its day"),
    ):
        parser = add_verb(verbs, name, verb, words)
        parser.add_argument("enterprise", metavar="CODE", help="credit code or id")
        if name in ("propose", "decide"):
            parser.add_argument("--visit", default="", metavar="VISIT", help="instead of the last one that was closed")
        if name == "decide":
            parser.add_argument("--colour", choices=[each.value for each in Grade if each is not Grade.UNGRADED])
            parser.add_argument("--reason", default="", metavar="TEXT", help="needed when the rule gave another colour")
            _add_second(parser)
    yes = add_verb(verbs, "agree", _agree, "the second person's yes to a colour that the rule did not give")
    yes.add_argument("grade", metavar="GRADE", help="id")
    _add_second(yes)
    rule = add_verb(verbs, "rule", _rule, "the rule in force; write it to a file, or take one for the office")
    place = rule.add_mutually_exclusive_group()
    place.add_argument("--out", default="", metavar="FILE")
    place.add_argument("--take", default="", metavar="FILE", help="a plan pack carries it to all laptops")
    place.add_argument("--sample", default="", choices=_samples(), help="print a shipped rule")


def _add_second(parser: Any) -> None:
    parser.add_argument("--second", default="", metavar="NAME", help="who may open this store, too")
    parser.add_argument("--second-passphrase-file", default="", metavar="FILE")


def _samples() -> list[str]:
    return [name.removesuffix(".json") for name in assets.names("grading", ".json") if name != "words.json"]


def _propose(command: Command) -> Exit:
    with command.store() as store:
        file = grade_file(store, _enterprise(store, command.arguments.enterprise), command.arguments.visit)
    standing = file.standing
    value = {**_about(file), **standing.to_json(), **_changes(command, file)}
    del value["rule"]
    value["rule"] = {"name": standing.rule.name, "version": standing.rule.version}
    words = command.say("建议：", "Proposed: ") + colour_word(standing.colour, command.language)
    command.answer(value, "\n".join([words, *why(standing, command.language), *_changes_words(command, file)]))
    return Exit.DONE


def _why(command: Command) -> Exit:
    with command.store() as store:
        file = grade_file(store, _enterprise(store, command.arguments.enterprise))
    colour, decision = grade(file.enterprise), file.in_force
    value = {**_about(file), "proposed": file.standing.colour.value, **_changes(command, file)}
    lines = [f"{file.enterprise.name}: {colour_word(colour, command.language)}"]
    if decision is not None:
        value["decision"] = _json(decision)
        lines.append(_decision_words(command, decision))
    command.answer(value, "\n".join([*lines, *why(file.standing, command.language), *_changes_words(command, file)]))
    return Exit.DONE


def _decide(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        enterprise = _enterprise(store, given.enterprise)
        proposed = grade_file(store, enterprise, given.visit).standing.colour
        colour = Grade(given.colour) if given.colour else proposed
        draft = GradeDraft(colour, given.reason, _second(command), given.visit)
        decided = decide(store, enterprise, draft, command.now)
        with store.database.look() as work:
            kept = work.grades.get(decided)
    assert kept is not None
    waits = command.say("（等待第二人确认）", " (waits for a second person)") if is_waiting(kept) else ""
    command.answer(_json(kept), command.say("已评定：", "Decided: ") + colour_word(colour, command.language) + waits)
    return Exit.DONE


def _agree(command: Command) -> Exit:
    with command.store() as store:
        agree(store, command.arguments.grade, command.now, _second(command))
        with store.database.look() as work:
            kept = work.grades.get(command.arguments.grade)
    assert kept is not None
    command.answer(_json(kept), command.say("已确认，评定生效。", "Agreed: the grade holds."))
    return Exit.DONE


def _history(command: Command) -> Exit:
    with command.store() as store:
        file = grade_file(store, _enterprise(store, command.arguments.enterprise))
    lines = [_decision_words(command, each) for each in file.history]
    command.answer([_json(each) for each in file.history], "\n".join(lines))
    return Exit.DONE


def _rule(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        if given.take:
            value = _read(given.take)
            with store.database.work(command.now) as work:
                adopt(work, NAME, value, command.now)
        with store.database.look() as work:
            rule = rule_in_force(work)
    shown = assets.read_json("grading", f"{given.sample}.json") if given.sample else rule.value
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    if given.out:
        _write(Path(given.out), text)
    command.answer(shown, text if not given.out else given.out)
    return Exit.DONE


def _read(name: str) -> Any:
    """Raises RefusedInputError grade.rule, plan.document; UnavailableError pack.not_opened."""
    path = Path(name)
    try:
        value = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UnavailableError("pack.not_opened", file=path.name, detail=error.strerror or str(error)) from error
    except ValueError as error:
        raise RefusedInputError([Problem("plan.document", {"detail": str(error)[:120]})]) from error
    found = problems(value)
    if found:
        raise RefusedInputError(found)
    return value


def _write(path: Path, text: str) -> None:
    write_atomically(path, text.encode("utf-8"))


def _second(command: Command) -> SecondPerson | None:
    given = command.arguments
    if not given.second:
        return None
    return SecondPerson(given.second, read_passphrase(Path(given.second_passphrase_file)))


def _enterprise(store: Store, told: str) -> str:
    """Raises RefusedInputError grade.enterprise_not_found."""
    with store.database.look() as work:
        if work.enterprises.get(told) is not None:
            return told
        known = (each for each in work.enterprises.current() if each.credit_code)
        found = next((each.id for each in known if each.credit_code == told), "")
    if not found:
        raise RefusedInputError([Problem("grade.enterprise_not_found", {"id": told[:80]})])
    return found


def _about(file: GradeFile) -> dict[str, Any]:
    waiting = file.waiting
    return {
        "enterprise": file.enterprise.id,
        "name": file.enterprise.name,
        "grade": grade(file.enterprise).value,
        "waiting": waiting.id if waiting else "",
    }


def _changes(command: Command, file: GradeFile) -> dict[str, Any]:
    ways = [
        {"colour": way.colour.value, "corrections": way.length, "steps": steps(way, command.language)}
        for way in file.standing.ways
    ]
    return {"why": why(file.standing, command.language), "ways": ways}


def _changes_words(command: Command, file: GradeFile) -> list[str]:
    lines = []
    for way in file.standing.ways:
        colour = colour_word(way.colour, command.language)
        lines.append(command.say(f"改正 {way.length} 项可变为{colour}：", f"{way.length} corrections to {colour}:"))
        lines += [f"  {step}" for step in steps(way, command.language)]
    return lines


def _json(decision: GradeDecision) -> dict[str, Any]:
    facts = decision.facts
    return {
        "id": decision.id,
        "colour": decision.colour,
        "proposed": decision.proposed,
        "person": decision.person,
        "decided_at": decision.decided_at.isoformat(),
        "reason": decision.reason,
        "second_person": decision.second_person,
        "seconded_at": decision.seconded_at.isoformat() if decision.seconded_at else "",
        "waiting": is_waiting(decision),
        "visit": decision.visit_id,
        "facts": dict(facts),
    }


def _decision_words(command: Command, decision: GradeDecision) -> str:
    colour = colour_word(Grade(decision.colour), command.language)
    rule = decision.facts.get("rule", {})
    parts = [f"{decision.decided_at:%Y-%m-%d %H:%M}", colour, decision.person, decision.reason, decision.second_person]
    by = f"{rule.get('name', '')} {rule.get('version', '')}".strip()
    waits = command.say("等待第二人确认", "waits for a second person") if is_waiting(decision) else ""
    return "\t".join(part for part in (*parts, by, waits) if part)
