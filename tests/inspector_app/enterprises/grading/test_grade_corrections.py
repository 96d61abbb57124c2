"""The shortest list of corrections is the shortest there is: compared with trying every set."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app import assets
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.corrections import Way, ways_up
from inspector_app.enterprises.grading.measuring import Judged, colour_of, measure
from inspector_app.enterprises.grading.rule import GradingRule, read_rule, shipped_rule

FOUR = read_rule(assets.read_json("grading", "four_colours.json"))
ORDER = [Grade.RED, Grade.YELLOW, Grade.BLUE, Grade.GREEN]

judged = st.builds(
    lambda area, weight, critical, passed: Judged("", area, weight, critical, passed, {"zh": "项"}),
    st.sampled_from(["RN", "OB", "LIC"]),
    st.sampled_from([0.5, 1.0, 2.0, 3.0]),
    st.sampled_from([False, False, False, True]),
    st.sampled_from([True, True, False, False, None]),
)


def numbered(items: list[Judged]) -> list[Judged]:
    return [
        Judged(f"I-{number}", each.area, each.weight, each.critical, each.passed, each.label)
        for number, each in enumerate(items)
    ]


def by_trying(rule: GradingRule, colour: Grade, sensitive: bool, items: list[Judged]) -> dict[Grade, int]:
    """Fewest corrections to each better colour, from every set of items with and without giving up the goods."""
    best: dict[Grade, int] = {}
    open_items = [each.code for each in items if not each.passed]
    for given_up in {False, sensitive}:
        for count in range(len(open_items) + 1):
            for mended in combinations(open_items, count):
                measured = measure(rule, items, mended)
                reached = colour_of(rule, sensitive and not given_up, measured.met, measured)
                if ORDER.index(reached) > ORDER.index(colour):
                    best[reached] = min(best.get(reached, 99), count + given_up)
    return best


@settings(max_examples=150)
@given(st.lists(judged, min_size=1, max_size=7), st.booleans(), st.sampled_from([shipped_rule(), FOUR]))
def test_no_set_of_corrections_is_shorter(items: list[Judged], sensitive: bool, rule: GradingRule) -> None:
    items = numbered(items)
    measured = measure(rule, items)
    colour = colour_of(rule, sensitive, measured.met, measured)
    found = ways_up(rule, colour, sensitive, measured.met, items)
    tried = by_trying(rule, colour, sensitive, items)
    if tried:
        assert found[0].length == min(tried.values())
        best = max(tried, key=ORDER.index)
        assert next(way.length for way in found if way.colour is best) == tried[best]
    else:
        assert found == ()


def test_red_by_goods_gives_up_the_goods_and_says_what_then() -> None:
    rule = shipped_rule()
    items = [
        Judged("RN-01", "RN", 1.0, False, True, {"zh": "项"}),
        Judged("RN-04", "RN", 1.0, True, False, {"zh": "项"}),
    ]
    to_yellow, to_green = ways_up(rule, Grade.RED, True, False, items)
    assert (to_yellow.colour, to_yellow.length, to_yellow.no_sensitive_goods) == (Grade.YELLOW, 1, True)
    assert (to_green.colour, [each.code for each in to_green.items]) == (Grade.GREEN, ["RN-04"])


def test_without_a_visit_only_the_facts_can_change() -> None:
    assert ways_up(shipped_rule(), Grade.YELLOW, False, False, ()) == (Way(Grade.GREEN, safeguards=True),)
    assert ways_up(shipped_rule(), Grade.GREEN, False, True, ()) == ()
