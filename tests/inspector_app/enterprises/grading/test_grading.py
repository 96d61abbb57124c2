"""The colour of an enterprise: first what it carries, then how it behaves."""

import pytest

from db.records.register import Enterprise
from inspector_app.enterprises.grading import Grade, facts_key, grade
from inspector_app.enterprises.grading.measuring import colour_of
from inspector_app.enterprises.grading.rule import shipped_rule

CASES = [
    (True, True, Grade.RED),
    (True, False, Grade.RED),
    (True, None, Grade.RED),
    (False, True, Grade.GREEN),
    (False, False, Grade.YELLOW),
    (None, True, Grade.GREEN),
    (None, False, Grade.YELLOW),
    (False, None, Grade.UNGRADED),
    (None, None, Grade.UNGRADED),
]


@pytest.mark.parametrize(("carries", "met", "colour"), CASES)
def test_sensitive_goods_go_before_safeguards(carries: bool | None, met: bool | None, colour: Grade) -> None:
    enterprise = Enterprise("e", "顺达", handles_sensitive_goods=carries, safeguards_met=met)
    assert grade(enterprise) is colour


@pytest.mark.parametrize(("carries", "met", "colour"), CASES)
def test_the_shipped_rule_says_the_same(carries: bool | None, met: bool | None, colour: Grade) -> None:
    assert colour_of(shipped_rule(), carries, met) is colour


def test_colours_stand_in_the_order_of_attention() -> None:
    assert [each.value for each in Grade] == ["red", "yellow", "blue", "green", "ungraded"]


def test_a_decided_colour_holds_until_the_facts_change() -> None:
    facts = {"handles_sensitive_goods": False, "safeguards_met": True}
    decided = {"decided_grade": "yellow", "decided_for": facts_key(False, True)}
    assert grade(Enterprise("e", "顺达", **facts, **decided)) is Grade.YELLOW
    assert grade(Enterprise("e", "顺达", **(facts | {"handles_sensitive_goods": True}), **decided)) is Grade.RED
