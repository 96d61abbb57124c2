"""双随机: the same seed gives the same draw, who is excluded is not drawn, and a changed record shows."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW, SHUNDA, new_store

from inspector_app.enterprises.grading import Grade
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.merging.deliveries import WHOLE
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.planning.double_random import DrawDraft, Pool, check_draw, draws, keep_draw
from inspector_app.planning.drawing import Drawn, DrawOrder, Excluded, draw, draw_again, drawn_of
from inspector_app.stores import Store

POOL = {f"e{number:03}": f"第{number}家" for number in range(100)}
PEOPLE = ("张三", "李四", "王五", "赵六")
ORDER = DrawOrder("2026-Q4", 8, POOL, PEOPLE, 2)


def codes(error: RefusedInputError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_the_draw_follows_from_seed_and_lists_as_the_rule_says() -> None:
    """The rule in words, done by hand."""
    first = int.from_bytes(sha256(b"2026-Q4/enterprises:0").digest(), "big")
    assert first < 2**256 // 100 * 100
    drawn = draw(ORDER)
    assert drawn.matches[0].enterprise == f"e{first % 100:03}"
    one = int.from_bytes(sha256(b"2026-Q4/1:0").digest(), "big") % 4
    assert drawn.matches[0].people[0] == sorted(PEOPLE)[one]


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40), st.integers(1, 60))
def test_every_draw_is_of_the_pool_without_repeats_and_comes_out_again(seed: str, count: int) -> None:
    drawn = draw(replace(ORDER, seed=seed, count=count))
    chosen = [match.enterprise for match in drawn.matches]
    assert len(set(chosen)) == count
    assert set(chosen) <= set(POOL)
    assert all(len(set(match.people)) == 2 and set(match.people) <= set(PEOPLE) for match in drawn.matches)
    assert draw_again(drawn) == drawn
    assert drawn_of(json.loads(json.dumps(drawn.to_json()))) == drawn


def test_the_order_in_which_lists_come_changes_nothing() -> None:
    turned = replace(ORDER, pool=dict(reversed(POOL.items())), people=PEOPLE[::-1])
    assert draw(turned) == draw(ORDER)


def test_who_is_excluded_is_never_drawn() -> None:
    excluded = (
        *(Excluded("停业", f"e{number:03}") for number in range(50)),
        Excluded("休假", person="张三"),
        *(Excluded("亲属任职", each, "李四") for each in list(POOL)[50:]),
    )
    drawn = draw(replace(ORDER, count=50, excluded=excluded))
    assert {match.enterprise for match in drawn.matches} == set(list(POOL)[50:])
    assert {name for match in drawn.matches for name in match.people} == {"王五", "赵六"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"seed": " "}, "planning.draw_seed"),
        ({"seed": "x" * 49}, "planning.draw_seed"),
        ({"seed": "a\nb"}, "planning.draw_seed"),
        ({"count": 0}, "planning.draw_count"),
        ({"count": 201}, "planning.draw_count"),
        ({"count": 101}, "planning.draw_few"),
        ({"team": 0}, "planning.draw_team"),
        ({"team": 5}, "planning.draw_people_few"),
        ({"people": ("张三", " ")}, "planning.draw_person"),
        ({"excluded": (Excluded("", "e001"),)}, "planning.draw_reason"),
        ({"pool": {f"e{number}": "x" for number in range(5_001)}}, "planning.draw_pool"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_reason(changed: dict[str, object], code: str) -> None:
    with pytest.raises(RefusedInputError) as refused:
        draw(replace(ORDER, **changed))  # type: ignore[arg-type]
    assert code in codes(refused.value)


def test_too_few_people_for_one_enterprise_are_said_with_its_name() -> None:
    excluded = tuple(Excluded("亲属任职", each, name) for each in POOL for name in PEOPLE[:3])
    with pytest.raises(RefusedInputError) as refused:
        draw(replace(ORDER, excluded=excluded))
    assert codes(refused.value) == ["planning.draw_team_small"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        for number in range(20):
            facts = {"name": f"第{number}家", "credit_code": "", "handles_sensitive_goods": number < 5}
            work.enterprises.save(f"e{number:02}", SHUNDA | facts)
    yield store
    store.close()


def test_a_draw_is_kept_for_good_and_can_be_drawn_again(store: Store) -> None:
    kept = keep_draw(store, DrawDraft(3, "种子", "第四季度", PEOPLE, 2, Pool(frozenset({Grade.RED}))), NOW)
    checked = check_draw(store, kept.id)
    assert checked.same
    assert checked.drawn is not None
    assert checked.drawn.pool == ("e00", "e01", "e02", "e03", "e04")
    assert checked.strangers == 0
    keep_draw(store, DrawDraft(3, "又一次"), NOW + timedelta(minutes=1))
    assert [each.title for each in draws(store)] == ["", "第四季度"]


def test_a_changed_record_shows(store: Store) -> None:
    kept = keep_draw(store, DrawDraft(3, "种子"), NOW)
    facts = json.loads(json.dumps(kept.facts))
    other = next(each for each in ("e00", "e01", "e02", "e03") if each not in str(facts["matches"]))
    facts["matches"][0]["enterprise"] = other
    with store.database.work(NOW) as work:
        work.planned.add_draw(kept.id, {"facts": facts})
    assert not check_draw(store, kept.id).same
    facts["pool"] = [facts["pool"][0].replace("e00 ", "")]
    with store.database.work(NOW) as work:
        work.planned.add_draw(kept.id, {"facts": facts})
    assert check_draw(store, kept.id).drawn is None


def test_whoever_is_excluded_must_have_been_there_to_be_drawn(store: Store) -> None:
    with pytest.raises(RefusedInputError) as refused:
        keep_draw(
            store, DrawDraft(3, "种子", excluded=(Excluded("停业", "nobody"), Excluded("休假", person="谁"))), NOW
        )
    assert codes(refused.value) == ["planning.draw_unknown", "planning.draw_unknown"]
    assert draws(store) == []


def test_the_largest_draw_fits_an_event_and_its_bounds(tmp_path: Path) -> None:
    store = new_store(tmp_path / "large")
    pool = {f"{number:08x}-0000-4000-8000-{number:012x}": "深圳市某某国际货运代理有限公司" for number in range(5_000)}
    people = tuple(f"检查员{number}" for number in range(60))
    drawn = draw(DrawOrder("s", 200, pool, people, 4))
    fields = {"title": "", "person": "李明", "drawn_at": NOW.isoformat(), "facts": drawn.to_json()}
    assert field_problems("double_draw", "x", fields) == []
    with store.database.work(NOW) as work:
        work.planned.add_draw(f"{store.device}/double_draw/x", fields)
    assert check_draw(store, f"{store.device}/double_draw/x").same
    store.close()


def test_a_record_of_a_stranger_breaks_nothing() -> None:
    for facts in ({}, {"rule": "double-random-1"}, {"rule": "x"}, {**draw(ORDER).to_json(), "team": "two"}):
        assert drawn_of(facts) is None
    assert isinstance(drawn_of(draw(ORDER).to_json()), Drawn)
    assert "drawn_at" in WHOLE["double_draw"]
