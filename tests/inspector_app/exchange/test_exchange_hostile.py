"""Plans, receipts and comments of a supervisor who is known and signs correctly, and whose content is none."""

from pathlib import Path
from typing import Any

import pytest
from handovers import LATER, codes, holdings, worked_visit
from hostile_packs import line, made
from offices import NOW, with_enterprise

from inspector_app.errors import RefusedInputError
from inspector_app.exchange.bag import canonical
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.kinds.plans_out import write_plan_packs
from inspector_app.exchange.kinds.returns import add_comment
from inspector_app.exchange.read import check_pack, import_pack
from inspector_app.plans.documents import current
from inspector_app.stores import Store

Stores = tuple[Store, Store]


def refused(store: Store, path: Path) -> set[str]:
    before = holdings(store)
    with pytest.raises(RefusedInputError) as error:
        import_pack(store, path, LATER)
    assert holdings(store) == before
    assert _seen(store, path)
    return set(codes(error.value))


def _seen(store: Store, path: Path) -> list[str]:
    """What a look at the pack complains of, in the preview or as a refusal."""
    try:
        return [problem.code for problem in check_pack(store, path).problems]
    except RefusedInputError as error:
        return codes(error)


TASKS = canonical.encode({"value": {"tasks": []}})


@pytest.mark.parametrize(
    "changed",
    [
        {"section": "../tasks"}, {"section": "Tasks"}, {"section": 1}, {"document": "zz"}, {"edition": 0},
        {"edition": True}, {"edition": 1.5}, {"edition": 10**9}, {"since": "2026-02-30"}, {"since": ""},
        {"issued_at": "2026-10-28T09:30:00"}, {"issued_at": 7}, {"issued_at": "0001-01-01T00:00:00+14:00"},
        {"issuer": "a\u202eb"}, {"issuer": ""}, {"issuer_device": "x"}, {"record": "event"}, {"more": 1},
    ],
)  # fmt: skip
def test_a_malformed_line_of_a_plan_is_refused(changed: dict[str, Any], stores: Stores, tmp_path: Path) -> None:
    path = made(stores[1], tmp_path / "p.zjpack", PackKind.PLAN, [line(TASKS, **changed)], [TASKS])
    assert refused(stores[0], path) == {"plan.record"}


@pytest.mark.parametrize(
    ("section", "value", "code"),
    [
        ("tasks", {"tasks": [{"enterprise": "e1"}]}, "plan.tasks"),
        ("tasks", [], "plan.tasks"),
        ("tasks", {"tasks": [dict.fromkeys(("enterprise", "name", "inspector", "until", "reason"), 1)]}, "plan.tasks"),
        ("register", {"enterprises": {}}, "plan.register"),
        ("register", {"have": {"x": -1}, "enterprises": {}}, "plan.register"),
        ("register", {"have": {}, "enterprises": {"v1/RN-01": {"name": "x"}}}, "plan.register"),
        ("register", {"have": {}, "enterprises": {"e1": {"name": {"a": 1}}}}, "pack.field_bad"),
        ("register", {"have": {}, "enterprises": {"e1": {"name": "长" * 30_000}}}, "pack.field_bad"),
        ("devices", {"list": "{}"}, "pack.devices_not_ours"),
        ("devices", {"list": 1}, "plan.devices"),
    ],
)  # fmt: skip
def test_a_section_with_problems_is_refused_and_the_others_with_it(
    section: str, value: object, code: str, stores: Stores, tmp_path: Path
) -> None:
    inspector, supervisor = stores
    document = canonical.encode({"value": value})
    records = [line(document, section=section)]
    if section != "tasks":
        records.append(line(TASKS))
    documents = [document, *([TASKS] if section != "tasks" else [])]
    path = made(supervisor, tmp_path / "p.zjpack", PackKind.PLAN, records, documents)
    assert code in refused(inspector, path)
    assert current(inspector, "tasks") is None


def test_no_plan_counts_itself_beyond_all_that_could_follow(stores: Stores, tmp_path: Path) -> None:
    path = made(stores[1], tmp_path / "p.zjpack", PackKind.PLAN, [line(TASKS, edition=100_001)], [TASKS])
    assert refused(stores[0], path) == {"plan.edition_far"}


def test_documents_must_be_there_and_be_documents(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    assert refused(inspector, made(supervisor, tmp_path / "a.zjpack", PackKind.PLAN, [line(TASKS)])) == {
        "pack.file_missing"
    }
    for number, data in enumerate((b"no JSON", b'{"value":1,"more":2}', b'{"value": 1}', b"[]", b'{"value":NaN}')):
        path = made(supervisor, tmp_path / f"{number}.zjpack", PackKind.PLAN, [line(data)], [data])
        assert refused(inspector, path) == {"plan.document"}
    twice = made(supervisor, tmp_path / "t.zjpack", PackKind.PLAN, [line(TASKS), line(TASKS, edition=2)], [TASKS])
    assert refused(inspector, twice) == {"plan.record"}


def test_more_documents_than_a_plan_has_sections_are_refused_unread(stores: Stores, tmp_path: Path) -> None:
    documents = [canonical.encode({"value": number}) for number in range(60)]
    path = made(stores[1], tmp_path / "p.zjpack", PackKind.PLAN, [line(TASKS)], documents)
    assert refused(stores[0], path) == {"pack.too_large"}


def test_a_section_of_a_newer_program_is_kept_and_changes_nothing_else(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    document = canonical.encode({"value": {"what": "nobody here knows"}})
    path = made(supervisor, tmp_path / "p.zjpack", PackKind.PLAN, [line(document, section="moods")], [document])
    assert [part.state for part in check_pack(inspector, path).parts] == ["unread"]
    assert import_pack(inspector, path, LATER).result == "imported"
    assert current(inspector, "moods") == {"what": "nobody here knows"}


def test_an_older_edition_changes_nothing_and_a_restored_supervisor_is_believed(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores

    def told(name: str, value: object, **changed: Any) -> str:
        document = canonical.encode({"value": {"tasks": [], "n": value}})
        path = made(
            supervisor,
            tmp_path / f"{name}.zjpack",
            PackKind.PLAN,
            [line(document, section="moods", **changed)],
            [document],
        )
        return import_pack(inspector, path, LATER).parts[0].state

    assert told("five", 5, edition=5) == "unread"
    assert told("four", 4, edition=4) == "older"
    assert current(inspector, "moods") == {"tasks": [], "n": 5}
    assert told("restored", 2, edition=2, issuer_device="0123456789ab-2") == "unread"
    assert told("before", 6, edition=6) == "older"


@pytest.mark.parametrize(
    "record",
    [
        {"record": "have", "device": "x", "seq": 1}, {"record": "have", "device": "0123456789ab-1", "seq": -1},
        {"record": "have", "device": "0123456789ab-1", "seq": True}, {"record": "holds", "files": ["zz"]},
        {"record": "holds", "files": ["0" * 64] * 1001}, {"record": "holds", "files": "0" * 64},
        {"record": "pack", "pack": "1", "sha256": "0" * 64, "photos": 1, "verified": 1}, {"record": "event"}, {},
    ],
)  # fmt: skip
def test_a_malformed_line_of_a_receipt_is_refused(record: dict[str, Any], stores: Stores, tmp_path: Path) -> None:
    path = made(stores[1], tmp_path / "r.zjpack", PackKind.RECEIPT, [record])
    assert refused(stores[0], path) == {"pack.record"}


def test_a_comment_must_be_one_and_on_a_visit_of_this_laptop(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    visit = worked_visit(inspector, photos=0)
    good = {
        "record": "return", "id": "a" * 32, "visit": visit, "item": "", "comment": "请补拍", "by": "王芳",
        "made_at": NOW.isoformat(),
    }  # fmt: skip
    spoilt: list[dict[str, Any]] = [
        {"id": "x"}, {"visit": "../v"}, {"comment": "长" * 3_000}, {"made_at": "soon"}, {"by": 1}, {"more": ""},
    ]  # fmt: skip
    for number, changed in enumerate(spoilt):
        path = made(supervisor, tmp_path / f"{number}.zjpack", PackKind.RETURN, [good | changed])
        assert refused(inspector, path) == {"pack.record"}
    foreign = made(supervisor, tmp_path / "f.zjpack", PackKind.RETURN, [good | {"visit": "v-of-nobody"}])
    assert refused(inspector, foreign) == {"pack.return_foreign"}
    assert import_pack(inspector, made(supervisor, tmp_path / "g.zjpack", PackKind.RETURN, [good]), LATER).returned == 1


def test_nobody_comments_on_what_the_own_laptop_recorded(stores: Stores) -> None:
    supervisor = stores[1]
    visit = worked_visit(supervisor, photos=0)
    with pytest.raises(RefusedInputError) as own:
        add_comment(supervisor, visit, "", "请补拍", NOW)
    assert codes(own.value) == ["pack.return_own"]


def test_no_inspector_sends_plans_receipts_or_comments(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    for kind in (PackKind.PLAN, PackKind.RECEIPT, PackKind.RETURN):
        path = made(inspector, tmp_path / f"{kind.value}.zjpack", kind, [])
        assert refused(supervisor, path) == {"pack.sender_role"}


def test_a_plan_holds_no_photos_and_a_visit_pack_no_documents(stores: Stores, tmp_path: Path) -> None:
    inspector, supervisor = stores
    with_enterprise(supervisor)
    write_plan_packs(supervisor, tmp_path / "p.zjpack", NOW)
    path = made(inspector, tmp_path / "v.zjpack", PackKind.VISIT, [], [TASKS])
    assert refused(supervisor, path) == {"pack.manifest"}
