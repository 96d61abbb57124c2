"""The import of a register: what is certain is taken, what is in doubt is told, nothing happens by halves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from offices import NOW, new_store
from register_files import (
    HEADERS,
    HENGXU,
    KAIHONG,
    SHENGBANG,
    enterprises,
    import_file,
    plan_of,
    problems,
    write_csv,
    write_xlsx,
)

from inspector_app.enterprises.counts import counts, report_json
from inspector_app.enterprises.importing import apply_import
from inspector_app.errors import CancelledError, RefusedInputError
from inspector_app.stores import Store

PLANTED = [
    (5, "统一社会信用代码", "code_check"),
    (9, "统一社会信用代码", "code_twice"),
    (11, "企业名称", "name_missing"),
    (13, "联系电话", "phone_impossible"),
    (15, "纬度", "number_unreadable"),
    (17, "许可证有效期至", "date_impossible"),
    (19, "企业名称", "formula_kept"),
    (21, "从业人员数", "count_impossible"),
    (23, "企业名称", "name_in_doubt"),
    (25, "所属社区", "community_contradicts"),
    (27, "企业名称", "name_long"),
]
REST = ("", "", "")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "store")
    yield store
    store.close()


def test_clean_and_messy_registers_give_the_true_counts_and_the_same_enterprises(
    tmp_path: Path, shared_data: Path
) -> None:
    truth = json.loads((shared_data / "register_1451.truth.json").read_text("utf-8"))
    registers = []
    for name in ("register_1451.xlsx", "register_1451_messy.xlsx"):
        store = new_store(tmp_path / name)
        plan = plan_of(store, shared_data / name)
        assert (plan.rows, len(plan.new), plan.skipped, problems(plan)) == (1451, 1451, 0, [])
        assert counts(plan.after(store.database)) == truth
        apply_import(store.database, plan, NOW)
        assert enterprises(store) == plan.after(store.database)
        assert counts(enterprises(store)) == truth
        again = plan_of(store, shared_data / name)
        assert (again.new, again.changed, again.unchanged, again.skipped) == ((), (), 1451, 0)
        registers.append(enterprises(store))
        store.close()
    clean, messy = registers
    # 331 cells of the messy file are empty where the clean one says 否: nobody has said so, and it is not guessed.
    silent = [each.id for each in messy if each.handles_sensitive_goods is None]
    assert len(silent) == 331
    as_if_said = [replace(each, handles_sensitive_goods=bool(each.handles_sensitive_goods)) for each in messy]
    assert as_if_said == clean


def test_every_planted_fault_has_one_line_and_the_rest_is_imported(store: Store, shared_data: Path) -> None:
    plan = import_file(store, shared_data / "register_bad_rows.xlsx")
    assert problems(plan) == PLANTED
    assert (plan.rows, len(plan.new), plan.skipped) == (40, 35, 5)
    by_code = {each.credit_code: each for each in enterprises(store)}
    assert len(by_code) == 35
    assert by_code["91440303MA21MY372M"].phone == "18983279674"
    assert by_code["91440301MAQ280TQY1"].name == "=cmd|' /C calc'!A0"
    assert by_code["91440306MAE5WA8WHU"].community == ""
    assert by_code["91440303MAFEP9KTF6"].staff_count is None
    assert by_code["91440303MAFEP9KTF6"].xray_count == 0
    again = plan_of(store, shared_data / "register_bad_rows.xlsx")
    assert (again.new, again.changed, again.unchanged, again.skipped) == ((), (), 35, 5)


def test_the_report_for_scripts_has_numbers_and_sentences(store: Store, shared_data: Path) -> None:
    plan = plan_of(store, shared_data / "register_bad_rows.xlsx")
    report = json.loads(json.dumps(report_json(plan, counts(plan.after(store.database)))))
    assert {name: report[name] for name in ("rows", "new", "changed", "unchanged", "skipped")} == {
        "rows": 40,
        "new": 35,
        "changed": 0,
        "unchanged": 0,
        "skipped": 5,
    }
    assert len(report["problems"]) == 11
    assert set(report["problems"][0]) == {"row", "column", "value", "problem"}
    assert "91440305MAWULWQE20" in report["problems"][0]["problem"]
    assert report["counts"]["enterprises"] == 35


def test_a_changed_file_updates_by_credit_code_and_says_what(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    import_file(store, write_csv(path, (*KAIHONG, "13290713029", "福永社区", ""), (*HENGXU, "", "", "")))
    write_csv(path, ("凯宏（改名）", KAIHONG[1].lower(), "13290713028", "福永社区", ""), (*HENGXU, "", "聚福社区", ""))
    plan = plan_of(store, path)
    assert [(change.name, change.fields) for change in plan.changed] == [
        (KAIHONG[0], {"name": (KAIHONG[0], "凯宏（改名）"), "phone": ("13290713029", "13290713028")}),
        (HENGXU[0], {"community": ("", "聚福社区")}),
    ]
    assert (plan.new, plan.unchanged) == ((), 0)
    before = enterprises(store)
    apply_import(store.database, plan, NOW)
    assert enterprises(store) != before
    assert enterprises(store) == plan.after(store.database)
    assert len(enterprises(store)) == 2


def test_empty_cells_and_absent_columns_erase_nothing(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "a.csv", (*KAIHONG, "13290713029", "福永社区", "永和路1号")))
    before = enterprises(store)
    assert plan_of(store, write_csv(tmp_path / "b.csv", (*KAIHONG, *REST))).unchanged == 1
    assert plan_of(store, write_csv(tmp_path / "c.csv", KAIHONG, headers=HEADERS[:2])).unchanged == 1
    faulty = import_file(store, write_csv(tmp_path / "d.csv", (*KAIHONG, "12345", "", "")))
    assert problems(faulty) == [(2, "联系电话", "phone_impossible")]
    assert enterprises(store) == before


def test_two_laptops_that_import_the_same_register_speak_of_the_same_enterprises(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", (*KAIHONG, *REST), ("无证物流", "", *REST))
    ids = []
    for laptop in ("one", "two"):
        store = new_store(tmp_path / laptop)
        import_file(store, path)
        ids.append([each.id for each in enterprises(store)])
        store.close()
    assert ids[0] == ids[1]


def test_a_name_alone_finds_its_enterprise_and_later_takes_its_code(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "a.csv", (KAIHONG[0], "", "", "", "")))
    assert plan_of(store, write_csv(tmp_path / "b.csv", (f" {KAIHONG[0]}　", "", *REST))).unchanged == 1
    plan = import_file(store, write_csv(tmp_path / "c.csv", (*KAIHONG, *REST)))
    assert [change.fields for change in plan.changed] == [{"credit_code": ("", KAIHONG[1])}]
    assert len(enterprises(store)) == 1
    assert plan_of(store, write_csv(tmp_path / "d.csv", (KAIHONG[0], "", *REST))).unchanged == 1


def test_an_id_that_means_another_enterprise_by_now_is_not_used_again(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "a.csv", ("甲物流", "", *REST)))
    (first,) = enterprises(store)
    with store.database.work(NOW) as work:
        work.enterprises.save(first.id, {"name": "乙物流"})
    import_file(store, write_csv(tmp_path / "b.csv", ("甲物流", "", *REST)))
    assert sorted(each.name for each in enterprises(store)) == ["乙物流", "甲物流"]


def test_rows_in_doubt_are_told_and_not_imported(store: Store, tmp_path: Path) -> None:
    with store.database.work(NOW) as work:
        work.enterprises.save_many([("x1", {"name": "同名物流"}), ("x2", {"name": "同名物流"})])
        work.enterprises.save("x3", {"name": "旧名物流", "credit_code": HENGXU[1]})
    rows = (
        (*KAIHONG, *REST),
        ("另一家", KAIHONG[1], *REST),
        (KAIHONG[0], "", *REST),
        ("无码物流", "", *REST),
        ("无码物流", "", *REST),
        ("同名物流", "", *REST),
        ("同名物流", SHENGBANG[1], *REST),
        (*HENGXU, *REST),
        ("旧名物流", "", *REST),
        ("短码物流", "9144", *REST),
        ("字母物流", "91440307MAETETXKIT", *REST),
    )
    plan = plan_of(store, write_csv(tmp_path / "a.csv", *rows))
    assert problems(plan) == [
        (3, "统一社会信用代码", "code_twice"),
        (4, "企业名称", "name_in_doubt"),
        (6, "企业名称", "name_twice"),
        (7, "企业名称", "name_in_doubt"),
        (8, "统一社会信用代码", "name_ambiguous"),
        (10, "企业名称", "enterprise_twice"),
        (11, "统一社会信用代码", "code_length"),
        (12, "统一社会信用代码", "code_characters"),
    ]
    assert [each.name for each in plan.new] == [KAIHONG[0], "无码物流"]
    assert [change.id for change in plan.changed] == ["x3"]
    assert (plan.rows, plan.unchanged, plan.skipped) == (11, 0, 8)
    one = plan_of(store, write_csv(tmp_path / "b.csv", ("同名物流", "", *REST)))
    assert problems(one) == [(2, "企业名称", "name_ambiguous")]


def test_a_formula_is_text_where_text_is_asked_and_else_left_alone(store: Store, tmp_path: Path) -> None:
    headers = ("企业名称", "统一社会信用代码", "备注", "所属社区", "从业人员数")
    row = (*KAIHONG, ["=HYPERLINK(1)"], ["=VLOOKUP(1)"], ["=1+1"])
    plan = import_file(store, write_xlsx(tmp_path / "a.xlsx", row, headers=headers))
    assert problems(plan) == [
        (2, "备注", "formula_kept"),
        (2, "所属社区", "formula_left"),
        (2, "从业人员数", "formula_left"),
    ]
    (enterprise,) = enterprises(store)
    assert (enterprise.note, enterprise.community, enterprise.staff_count) == ("=HYPERLINK(1)", "", None)
    code = write_xlsx(tmp_path / "b.xlsx", ("乙物流", ["=A1"]), headers=headers[:2])
    assert plan_of(store, code).skipped == 1


def test_a_text_that_begins_like_a_formula_is_just_a_text(store: Store, tmp_path: Path) -> None:
    plan = import_file(store, write_csv(tmp_path / "a.csv", ("=1+1", KAIHONG[1], *REST)))
    assert plan.problems == ()
    assert [each.name for each in enterprises(store)] == ["=1+1"]


def test_a_stopped_import_leaves_all_as_before(store: Store, shared_data: Path) -> None:
    plan = plan_of(store, shared_data / "register_1451.xlsx")
    told: list[tuple[int, int]] = []
    with pytest.raises(CancelledError):
        apply_import(store.database, plan, NOW, lambda done, total: told.append((done, total)), lambda: len(told) > 1)
    assert told[-1] == (800, 1451)
    assert enterprises(store) == []
    apply_import(store.database, plan, NOW, lambda done, total: told.append((done, total)))
    assert told[-1] == (1451, 1451)
    assert len(enterprises(store)) == 1451


def test_a_plan_that_the_register_has_overtaken_is_refused(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", (*KAIHONG, *REST))
    stale = plan_of(store, path)
    import_file(store, path)
    before = enterprises(store)
    with pytest.raises(RefusedInputError, match="plan_stale"):
        apply_import(store.database, stale, NOW)
    assert enterprises(store) == before


def test_dates_are_kept_as_dates(store: Store, tmp_path: Path) -> None:
    headers = ("企业名称", "承诺书", "有效期")
    import_file(store, write_csv(tmp_path / "a.csv", ("甲物流", "2026年8月3日", "20271207"), headers=headers))
    (enterprise,) = enterprises(store)
    assert enterprise.commitment_signed == date(2026, 8, 3)
    assert enterprise.express_licence_expires == date(2027, 12, 7)
