"""`inspector-app planning draw …`: 双随机: draws enterprises and the people who go there; draws again and compares."""

import secrets
from pathlib import Path
from typing import Any

from db.records.planning import DoubleDraw
from inspector_app.commands.frame import Command, Exit, add_verb
from inspector_app.enterprises.grading import Grade
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import write_atomically
from inspector_app.planning.double_random import DrawDraft, Pool, check_draw, draws, keep_draw
from inspector_app.planning.drawing import Drawn, Excluded, drawn_of
from inspector_app.planning.named import ids_of
from inspector_app.stores import Store


def add_draws(verbs: Any) -> None:
    draw = add_verb(verbs, "draw", _draw, "draw enterprises, and for each the people who go there; kept for good")
    draw.add_argument("count", type=int, metavar="COUNT")
    draw.add_argument("--seed", default="", metavar="TEXT", help="by default one is made; it is kept with the draw")
    draw.add_argument("--title", default="", metavar="TEXT")
    draw.add_argument("--person", action="append", default=[], metavar="NAME", help="who may go; once for each")
    draw.add_argument("--team", type=int, default=2, metavar="COUNT", help="how many go to each enterprise")
    draw.add_argument("--grade", action="append", default=[], choices=[each.value for each in Grade])
    draw.add_argument("--community", default="", metavar="TEXT")
    draw.add_argument("--kind", default="", metavar="TEXT")
    draw.add_argument("--unvisited", type=int, default=0, metavar="DAYS", help="only where nobody was in so many days")
    for name, count, metavar, words in (
        ("--exclude", 2, ("CODE", "REASON"), "an enterprise that is not drawn"),
        ("--absent", 2, ("NAME", "REASON"), "a person who is not drawn"),
        ("--conflict", 3, ("NAME", "CODE", "REASON"), "a person who does not go to that enterprise"),
    ):
        draw.add_argument(name, nargs=count, action="append", default=[], metavar=metavar, help=words)
    draw.add_argument("--out", default="", metavar="FILE", help="write the record as a PDF")
    add_verb(verbs, "draws", _draws, "every draw that was made, newest first")
    check = add_verb(verbs, "check-draw", _check, "draw it again from its seed, and compare")
    check.add_argument("draw", metavar="DRAW", help="id")
    check.add_argument("--out", default="", metavar="FILE", help="write the record as a PDF")


def _draw(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        pool = Pool(frozenset(map(Grade, given.grade)), given.community, given.kind, given.unvisited)
        seed = given.seed or secrets.token_hex(8)
        excluded = _excluded(store, given)
        draft = DrawDraft(given.count, seed, given.title, tuple(given.person), given.team, pool, excluded)
        kept = keep_draw(store, draft, command.now)
        _write(store, kept.id, given.out)
    drawn = drawn_of(kept.facts)
    assert drawn is not None, "what was just drawn can be read"
    command.answer(draw_json(kept, drawn), _words(kept, drawn))
    return Exit.DONE


def _draws(command: Command) -> Exit:
    with command.store() as store:
        found = [(kept, drawn_of(kept.facts)) for kept in draws(store)]
    lines = [f"{kept.id}\t{kept.drawn_at:%Y-%m-%d %H:%M}\t{kept.title}\t{kept.person}" for kept, _ in found]
    command.answer([draw_json(kept, drawn) for kept, drawn in found], "\n".join(lines))
    return Exit.DONE


def _check(command: Command) -> Exit:
    given = command.arguments
    with command.store() as store:
        checked = check_draw(store, given.draw)
        if checked.drawn is None:
            raise RefusedInputError([Problem("planning.draw_unreadable")])
        _write(store, given.draw, given.out)
    value = {**draw_json(checked.kept, checked.drawn), "same": checked.same, "strangers": checked.strangers}
    said = command.say("重抽结果一致。", "The same came out.")
    differs = command.say("重抽结果不一致：记录被人改过。", "Another result came out: the record was changed.")
    command.answer(value, said if checked.same else differs)
    return Exit.DONE if checked.same else Exit.REFUSED


def _excluded(store: Store, given: Any) -> tuple[Excluded, ...]:
    codes = [code for code, _ in given.exclude] + [code for _, code, _ in given.conflict]
    ids = dict(zip(codes, ids_of(store, codes), strict=True))
    return (
        *(Excluded(reason, ids[code]) for code, reason in given.exclude),
        *(Excluded(reason, person=name) for name, reason in given.absent),
        *(Excluded(reason, ids[code], name) for name, code, reason in given.conflict),
    )


def _write(store: Store, draw: str, out: str) -> None:
    if out:
        from inspector_app.notices.double_draw_record import double_draw_record

        write_atomically(Path(out), double_draw_record(store, draw))


def draw_json(kept: DoubleDraw, drawn: Drawn | None) -> dict[str, Any]:
    """What scripts see of a draw."""
    told = {"id": kept.id, "title": kept.title, "drawn_at": kept.drawn_at.isoformat(), "person": kept.person}
    if drawn is None:
        return {**told, "readable": False}
    facts = drawn.to_json()
    return {**told, "readable": True, **facts, "pool": len(drawn.pool)}


def _words(kept: DoubleDraw, drawn: Drawn) -> str:
    lines = [f"{number}\t{match.name}\t{'、'.join(match.people)}" for number, match in enumerate(drawn.matches, 1)]
    return "\n".join([f"{kept.id}\t{drawn.seed}\t{len(drawn.matches)}/{len(drawn.pool)}", *lines])
