"""What is other in a newer checklist: added, removed, reworded, moved, altered."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.checklists.differences import Change, ChangeKind, differences
from inspector_app.checklists.model import Area, Checklist, Item, Part, PartKind


def item(code: str, label: str = "", **more: object) -> Item:
    return replace(Item(code, {"zh": label or code}), **more)  # type: ignore[arg-type]


def checklist(**areas: list[Item]) -> Checklist:
    return Checklist("", "own", {"zh": "表"}, "1", tuple(Area(c, {"zh": c}, tuple(i)) for c, i in areas.items()))


def told(changes: list[Change]) -> list[tuple[str, str]]:
    return [(change.kind.value, change.code) for change in changes]


def test_nothing_changed() -> None:
    same = checklist(A=[item("1"), item("2")])
    assert differences(same, same) == []


def test_each_kind_of_change() -> None:
    older = checklist(A=[item("1"), item("2"), item("3")], B=[item("4", severity="B"), item("5")])
    newer = checklist(A=[item("1", "另一种说法"), item("9"), item("3")], B=[item("4", severity="A"), item("2")])
    changes = differences(older, newer)
    assert told(changes) == [
        ("reworded", "1"),
        ("added", "9"),
        ("altered", "4"),
        ("moved", "2"),
        ("removed", "5"),
    ]
    moved = changes[3]
    assert (moved.before, moved.after, moved.area) == ({"zh": "A"}, {"zh": "B"}, "B")
    assert changes[2].fields == ("severity",)


def test_one_item_carried_to_the_front_is_the_one_that_moved() -> None:
    older = checklist(A=[item(code) for code in "12345"])
    newer = checklist(A=[item(code) for code in "51234"])
    assert told(differences(older, newer)) == [("moved", "5")]


def test_a_changed_part_is_named() -> None:
    count = Part("1_count", PartKind.INTEGER, {"zh": "次数"}, path="/data/A/1_count")
    older = checklist(A=[item("1", parts=(count,))])
    other_path = checklist(A=[item("1", parts=(replace(count, path="/form/A/1_count"),))])
    other_unit = checklist(A=[item("1", parts=(replace(count, unit="件"),))])
    assert differences(older, other_path) == []
    assert differences(older, other_unit)[0].fields == ("parts.1_count",)
    assert differences(older, checklist(A=[item("1")]))[0].fields == ("parts.1_count",)


codes = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(codes, codes)
def test_the_changes_account_for_every_item(before: list[str], after: list[str]) -> None:
    changes = differences(checklist(A=[item(c) for c in before]), checklist(A=[item(c) for c in after]))
    kinds = {kind: {c.code for c in changes if c.kind is kind} for kind in ChangeKind}
    assert kinds[ChangeKind.ADDED] == set(after) - set(before)
    assert kinds[ChangeKind.REMOVED] == set(before) - set(after)
    stay = [code for code in after if code in before and code not in kinds[ChangeKind.MOVED]]
    assert stay == [code for code in before if code in stay], "what has not moved is in the same order"
