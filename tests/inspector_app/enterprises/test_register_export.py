"""The register as a file: it imports again unchanged, its texts stay texts, its numbers numbers."""

from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import NOW, new_store
from register_files import KAIHONG, enterprises, import_file, plan_of, problems, workbook_bytes

from inspector_app.enterprises.delimited import guarded, unguarded
from inspector_app.enterprises.export import export_register
from inspector_app.enterprises.register import read_register
from inspector_app.errors import CancelledError, RefusedInputError, UnavailableError
from inspector_app.messages import say
from inspector_app.stores import Store

SPITEFUL = {
    "name": "=cmd|' /C calc'!A0",
    "credit_code": KAIHONG[1],
    "address": "@SUM(A1)",
    "contact": "'=1",
    "note": "+1\"；,' x",
    "brand": "-1",
    "business_scope": ["普通货运（含冷藏、保鲜）", "仓储"],
    "handles_sensitive_goods": False,
    "safeguards_met": True,
    "staff_count": 0,
    "longitude": 113.837787,
    "latitude": -0.5,
    "commitment_signed": "2026-08-03",
}


def store_with(folder: Path, *registers: dict[str, object]) -> Store:
    store = new_store(folder)
    with store.database.work(NOW) as work:
        work.enterprises.save_many([(f"e{number}", fields) for number, fields in enumerate(registers)])
    return store


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_exported_register_imports_again_unchanged(tmp_path: Path, shared_data: Path, ending: str) -> None:
    store = new_store(tmp_path / "store")
    import_file(store, shared_data / "register_1451.xlsx")
    path = tmp_path / f"台账.{ending}"
    assert export_register(store.database, path) == 1451
    plan = plan_of(store, path)
    assert (plan.new, plan.changed, plan.unchanged, plan.problems) == ((), (), 1451, ())
    other = new_store(tmp_path / "other")
    import_file(other, path)
    assert enterprises(other) == enterprises(store)
    other.close()
    store.close()


def test_the_workbook_has_the_office_headers_and_typed_cells(tmp_path: Path, shared_data: Path) -> None:
    store = store_with(tmp_path / "store", SPITEFUL)
    path = tmp_path / "a.xlsx"
    export_register(store.database, path)
    sheet = openpyxl.load_workbook(path).active
    model = openpyxl.load_workbook(shared_data / "register_1451.xlsx").active
    headers = [cell.value for cell in sheet[1]]
    assert headers == [cell.value for cell in model[1]]
    cells = dict(zip(headers, sheet[2], strict=True))
    assert sheet.freeze_panes == "C2"
    assert (cells["企业名称"].data_type, cells["企业名称"].value) == ("s", SPITEFUL["name"])
    assert (cells["从业人员数"].data_type, cells["从业人员数"].value) == ("n", 0)
    assert cells["承诺书签订日期"].is_date
    assert cells["禁毒安全保障制度是否达标"].value == "是"
    assert not any(cell.data_type == "f" for cell in sheet[2])
    store.close()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_texts_like_formulas_go_out_and_in_as_texts(tmp_path: Path, ending: str) -> None:
    store = store_with(tmp_path / "store", SPITEFUL, {"name": "'@甲物流"})
    path = tmp_path / f"a.{ending}"
    export_register(store.database, path)
    plan = plan_of(store, path)
    assert problems(plan) == []
    assert (plan.new, plan.changed, plan.unchanged) == ((), (), 2)
    if ending == "csv":
        text = path.read_text("utf-8-sig")
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        assert ",'=cmd" in text
        assert ",=cmd" not in text
    store.close()


@given(st.text(max_size=20))
def test_a_guarded_text_comes_back_as_it_was_and_is_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@"} or not text


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.text("=+-@'\"、,；/()（）甲a1 \n\t　", min_size=1, max_size=12),
            st.text("=+-@'\"、,；/()（）甲a1 \n\t　", max_size=12),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_was_imported_survives_the_way_out_and_in(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    first = folder / "a.xlsx"
    first.write_bytes(workbook_bytes({"台账": [("企业名称", "业务范围", "备注"), *((a, b, b) for a, b in rows)]}))
    store = new_store(folder / "store")
    try:
        with suppress(RefusedInputError):  # only blank names: no row is an enterprise
            import_file(store, first)
        known = enterprises(store)
        for ending in ("xlsx", "csv") if known else ():
            path = folder / f"b.{ending}"
            export_register(store.database, path)
            again = plan_of(store, path)
            assert (again.new, again.changed, again.unchanged) == ((), (), len(known))
    finally:
        store.close()


def test_another_ending_is_refused_and_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    store = store_with(tmp_path / "store", SPITEFUL)
    with pytest.raises(RefusedInputError, match="export_type"):
        export_register(store.database, tmp_path / "台账.pdf")
    with pytest.raises(UnavailableError, match="export_refused") as refusal:
        export_register(store.database, tmp_path / "没有" / "台账.xlsx")
    assert str(tmp_path / "没有" / "台账.xlsx") in str(say(refusal.value.problems[0]))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store"]
    store.close()


def test_an_empty_register_exports_its_headers(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    assert export_register(store.database, tmp_path / "a.csv") == 0
    with pytest.raises(RefusedInputError, match="no_rows"):
        read_register(tmp_path / "a.csv")
    store.close()


def test_an_export_that_is_cancelled_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"before")
    store = store_with(tmp_path / "store", {"name": KAIHONG[0]})

    def stop(_done: int, total: int) -> None:
        assert total == 1
        raise CancelledError

    with pytest.raises(CancelledError):
        export_register(store.database, path, stop)
    store.close()
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]
