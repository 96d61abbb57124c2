"""The colour of an enterprise: first what it carries, then how it behaves."""

import pytest

from db.records import Enterprise
from inspector_app.enterprises.grading import Grade, grade


@pytest.mark.parametrize(
    ("carries", "met", "colour"),
    [
        (True, True, Grade.RED),
        (True, False, Grade.RED),
        (True, None, Grade.RED),
        (False, True, Grade.GREEN),
        (False, False, Grade.YELLOW),
        (None, True, Grade.GREEN),
        (None, False, Grade.YELLOW),
        (False, None, Grade.UNGRADED),
        (None, None, Grade.UNGRADED),
    ],
)
def test_sensitive_goods_go_before_safeguards(carries: bool | None, met: bool | None, colour: Grade) -> None:
    enterprise = Enterprise("e", "顺达", handles_sensitive_goods=carries, safeguards_met=met)
    assert grade(enterprise) is colour


def test_colours_stand_in_the_order_of_attention() -> None:
    assert [each.value for each in Grade] == ["red", "yellow", "green", "ungraded"]
