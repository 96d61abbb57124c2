import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.checklists.model import Area, Checklist, Choice, Item, Part, PartKind, Rules, all_items
from inspector_app.checklists.snapshots import checklist_id, from_json, shipped, to_json
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, explain

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
words = st.dictionaries(st.sampled_from(["en", "yue"]), texts, max_size=2).map(lambda other: {"zh": "检查", **other})
media = st.dictionaries(st.sampled_from(["image", "audio"]), words, max_size=1)
choices = st.builds(Choice, texts, words, media)
rules = st.builds(Rules, relevant=texts, required_message=words | st.just({}), calculation=texts)
columns = st.builds(
    Part,
    texts,
    st.sampled_from(PartKind),
    words,
    texts,
    texts,
    st.booleans(),
    st.lists(choices, max_size=2).map(tuple),
    path=texts,
    hint=words | st.just({}),
    parameters=st.dictionaries(texts, texts, max_size=1),
    rules=rules,
)
parts = st.builds(replace, columns, columns=st.lists(columns, max_size=2).map(tuple))
items = st.builds(
    Item,
    code=texts,
    label=words,
    has_verdict=st.booleans(),
    parts=st.lists(parts, max_size=2).map(tuple),
    severity=st.sampled_from(["A", "B", "C", ""]),
    legal_basis=st.lists(texts, max_size=2).map(tuple),
    deadline_days=st.none() | st.integers(0, 30),
    photos_min=st.integers(0, 9),
    photos_max=st.integers(0, 9),
    weight=st.floats(0, 1000),
    critical=st.booleans(),
    path=texts,
    media=media,
    rules=rules,
)
areas = st.builds(Area, texts, words, st.lists(items, max_size=3).map(tuple), texts, texts)
checklists = st.builds(
    Checklist,
    st.just(""),
    texts,
    words,
    texts,
    st.lists(areas, max_size=2).map(tuple),
    texts,
    words | st.just({}),
    st.dictionaries(texts, st.binary(max_size=9).map(lambda data: b64encode(data).decode()), max_size=1),
)


@given(checklists)
def test_any_checklist_survives_its_snapshot(checklist: Checklist) -> None:
    text = to_json(checklist)
    read = from_json(text)
    assert read == replace(checklist, id=sha256(text.encode()).hexdigest())
    assert to_json(read) == text


def test_the_snapshot_is_canonical() -> None:
    text = to_json(shipped())
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "实名登记" in text
    assert shipped().id == sha256(text.encode()).hexdigest()
    assert from_json(text) == shipped()


def test_a_version_of_an_earlier_program_is_read_as_it_is_and_keeps_its_id() -> None:
    """A snapshot as the program before forms wrote it."""
    text = (Path(__file__).parents[2] / "fixtures" / "checklist_2026_1.json").read_text("utf-8")
    earlier = from_json(text)
    assert earlier.id == "e8c08c01f9ae686a9019f2a78585b44b19d89e4409087c6b46a888b0775f32ee"
    assert (earlier.version, earlier.form, len(list(all_items(earlier)))) == ("2026.1", "", 101)
    assert to_json(earlier) == text


def test_what_a_version_does_not_say_is_not_written() -> None:
    assert '"photos_max"' not in to_json(shipped())
    limited = replace(shipped().areas[0].items[0], photos_max=5)
    area = replace(shipped().areas[0], items=(limited, *shipped().areas[0].items[1:]))
    text = to_json(replace(shipped(), areas=(area, *shipped().areas[1:])))
    assert text.count('"photos_max":5') == 1
    assert from_json(text).areas[0].items[0].photos_max == 5


def test_another_wording_is_another_version() -> None:
    checklist = shipped()
    reworded = replace(checklist, areas=(replace(checklist.areas[0], label={"zh": "实名"}), *checklist.areas[1:]))
    assert checklist_id(reworded) != checklist.id


def altered(**changes: object) -> str:
    content = json.loads(to_json(shipped())) | changes
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def item_with(**changes: object) -> str:
    content = json.loads(to_json(shipped()))
    content["areas"][0]["items"][0] |= changes
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "checklist"),
        ("{}", "checklist"),
        (altered(id="x"), "checklist"),
        (altered(extra=1), "checklist"),
        (altered(title="检查表"), "checklist.title"),
        (altered(title={"zh": 1}), "checklist.title.zh"),
        (altered(areas={}), "checklist.areas"),
        (altered(areas=[1]), "checklist.areas[0]"),
        (altered(version=1), "checklist.version"),
        (item_with(has_verdict=1), "checklist.areas[0].items[0].has_verdict"),
        (item_with(photos_min=True), "checklist.areas[0].items[0].photos_min"),
        (item_with(photos_max="5"), "checklist.areas[0].items[0].photos_max"),
        (item_with(photos_max=0), "canonical form"),
        (item_with(weight=2), "checklist.areas[0].items[0].weight"),
        (item_with(rules={"relevant": 1}), "checklist.areas[0].items[0].rules.relevant"),
        (item_with(rules={"unknown": ""}), "checklist.areas[0].items[0].rules"),
        (item_with(rules={"relevant": ""}), "canonical form"),
        (item_with(media={"image": "a.png"}), "checklist.areas[0].items[0].media.image"),
        (to_json(shipped()).replace('"photos_min":0', '"photos_min":0,"weight":NaN', 1), "JSON"),
        (altered(form=["<h:html/>"]), "checklist.form"),
        (altered(attachments={"a.csv": "no base64!"}), "checklist.attachments.a.csv"),
        (item_with(deadline_days="7"), "checklist.areas[0].items[0].deadline_days"),
        (item_with(legal_basis=[None]), "checklist.areas[0].items[0].legal_basis[0]"),
        (item_with(surplus=""), "checklist.areas[0].items[0]"),
        (to_json(shipped()) + " ", "canonical form"),
    ],
)
def test_an_altered_snapshot_is_refused_at_its_place(text: str, place: str) -> None:
    with pytest.raises(RefusedInputError) as refusal:
        from_json(text)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.details["place"]) == ("checklist.snapshot", place)
    for language in Language:
        assert explain(refusal.value, language)


def test_an_unknown_kind_of_part_is_refused() -> None:
    with pytest.raises(RefusedInputError):
        from_json(to_json(shipped()).replace('"kind":"table"', '"kind":"smell"'))
