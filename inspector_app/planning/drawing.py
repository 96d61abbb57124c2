"""Draws enterprises and, for each, the people who go there (双随机). Anybody can draw it again and compare. Pure.

The rule: everybody who may be drawn stands in a list, enterprises by their id, people by their name. The places that
come out are those of inspector_app.sampling.draw_numbers with the seed "SEED/enterprises", and for the enterprise that
came out as number N those of the people who may go there, with the seed "SEED/N".
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from db.log.keepable import is_keepable_text
from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.sampling import MOST_DRAWN, draw_numbers

RULE = "double-random-1"
MOST_POOL = 5_000
MOST_PEOPLE = 200
MOST_TEAM = 10
MOST_EXCLUDED = 500
LONGEST_SEED = 48
LONGEST_TEXT = 200
_CHUNK = 400
"""Ids in one text of a record."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """Who may not be drawn, and why: an enterprise, a person, or a person for an enterprise (conflict of interest)."""

    reason: str
    enterprise: str = ""
    """Id."""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An enterprise that was drawn, and who goes there."""

    enterprise: str
    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawOrder:
    """What is to be drawn from what. `pool`: id to name of the enterprises; `people` may be empty: only enterprises."""

    seed: str
    count: int
    pool: Mapping[str, str]
    people: tuple[str, ...] = ()
    team: int = 2
    """How many people go to each."""
    excluded: tuple[Excluded, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw with all that is needed to draw it again."""

    seed: str
    pool: tuple[str, ...]
    """Ids from which was drawn, in order: those excluded are not among them."""
    people: tuple[str, ...]
    team: int
    matches: tuple[Match, ...]
    excluded: tuple[Excluded, ...] = ()
    criteria: Mapping[str, JsonValue] = field(default_factory=dict)
    """How the pool was chosen from the register, for people."""
    rule: str = RULE

    @property
    def pool_sha256(self) -> str:
        """Of the ids, one a line: two lists of the same ids have the same."""
        return sha256("\n".join(self.pool).encode()).hexdigest()

    def to_json(self) -> dict[str, JsonValue]:
        chunks = [" ".join(self.pool[start : start + _CHUNK]) for start in range(0, len(self.pool), _CHUNK)]
        return {
            "rule": self.rule,
            "seed": self.seed,
            "pool": chunks,
            "pool_sha256": self.pool_sha256,
            "people": list(self.people),
            "team": self.team,
            "matches": [{**asdict(match), "people": list(match.people)} for match in self.matches],
            "excluded": [asdict(each) for each in self.excluded],
            "criteria": dict(self.criteria),
        }


def draw(order: DrawOrder, criteria: Mapping[str, JsonValue] | None = None) -> Drawn:
    """Raises RefusedInputError with every problem: planning.draw_seed, planning.draw_count, planning.draw_few,
    planning.draw_pool, planning.draw_people, planning.draw_team, planning.draw_person, planning.draw_reason,
    planning.draw_excluded, planning.draw_team_small.
    """
    out = {each.enterprise for each in order.excluded if not each.person}
    away = {each.person for each in order.excluded if not each.enterprise}
    pool = tuple(sorted(each for each in order.pool if each not in out))
    people = tuple(sorted({each.strip() for each in order.people} - away))
    problems = _problems(order, pool, people)
    if problems:
        raise RefusedInputError(problems)
    places = draw_numbers(len(pool), order.count, f"{order.seed}/enterprises").results
    chosen = [pool[int(place) - 1] for place in places]
    matches = [
        Match(each, order.pool[each], _team(order, each, number, people)) for number, each in enumerate(chosen, start=1)
    ]
    return Drawn(order.seed, pool, people, order.team, tuple(matches), order.excluded, criteria or {})


def draw_again(drawn: Drawn) -> Drawn:
    """What the same facts give: equal to `drawn` unless somebody changed it. Raises what `draw` raises."""
    names = dict.fromkeys(drawn.pool, "") | {match.enterprise: match.name for match in drawn.matches}
    order = DrawOrder(drawn.seed, len(drawn.matches), names, drawn.people, drawn.team, drawn.excluded)
    return draw(order, drawn.criteria)


def drawn_of(facts: Mapping[str, JsonValue]) -> Drawn | None:
    """What a record says; None when it does not say it in a way this program knows (a newer laptop's)."""
    try:
        if facts["rule"] != RULE:
            return None
        found = Drawn(
            seed=str(facts["seed"]),
            pool=tuple(" ".join(facts["pool"]).split()),
            people=tuple(map(str, facts["people"])),
            team=int(facts["team"]),
            matches=tuple(
                Match(str(m["enterprise"]), str(m["name"]), tuple(map(str, m["people"]))) for m in facts["matches"]
            ),
            excluded=tuple(Excluded(**{name: str(text) for name, text in each.items()}) for each in facts["excluded"]),
            criteria=dict(facts["criteria"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return found if found.pool_sha256 == facts.get("pool_sha256") else None


def _team(order: DrawOrder, enterprise: str, number: int, people: Sequence[str]) -> tuple[str, ...]:
    """Raises RefusedInputError planning.draw_team_small."""
    if not people:
        return ()
    conflicts = {each.person for each in order.excluded if each.person and each.enterprise == enterprise}
    able = [each for each in people if each not in conflicts]
    if len(able) < order.team:
        details = {"name": order.pool[enterprise], "able": len(able), "team": order.team}
        raise RefusedInputError([Problem("planning.draw_team_small", details)])
    places = draw_numbers(len(able), order.team, f"{order.seed}/{number}").results
    return tuple(able[int(place) - 1] for place in places)


def _problems(order: DrawOrder, pool: Sequence[str], people: Sequence[str]) -> list[Problem]:
    checks: tuple[tuple[bool, str, dict[str, Any]], ...] = (
        (_is_line(order.seed, LONGEST_SEED), "draw_seed", {"most": LONGEST_SEED}),
        (1 <= order.count <= MOST_DRAWN, "draw_count", {"most": MOST_DRAWN}),
        (len(pool) >= order.count or not 1 <= order.count <= MOST_DRAWN, "draw_few", _few(order, pool)),
        (len(order.pool) <= MOST_POOL, "draw_pool", {"count": len(order.pool), "most": MOST_POOL}),
        (len(order.people) <= MOST_PEOPLE, "draw_people", {"most": MOST_PEOPLE}),
        (1 <= order.team <= MOST_TEAM, "draw_team", {"most": MOST_TEAM}),
        (not order.people or len(people) >= order.team, "draw_people_few", {"able": len(people), "team": order.team}),
        (all(_is_line(each, LONGEST_TEXT) for each in order.people), "draw_person", {"most": LONGEST_TEXT}),
        (all(_is_line(each.reason, LONGEST_TEXT) for each in order.excluded), "draw_reason", {"most": LONGEST_TEXT}),
        (len(order.excluded) <= MOST_EXCLUDED, "draw_excluded", {"most": MOST_EXCLUDED}),
    )
    return [Problem(f"planning.{code}", details) for fine, code, details in checks if not fine]


def _few(order: DrawOrder, pool: Sequence[str]) -> dict[str, int]:
    return {"count": order.count, "pool": len(pool), "excluded": len(order.pool) - len(pool)}


def _is_line(text: str, most: int) -> bool:
    return bool(text.strip()) and len(text) <= most and text.isprintable() and is_keepable_text(text)
