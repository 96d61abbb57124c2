"""The government's list of fields goes out under its labels or code names, and comes in again unchanged."""

from pathlib import Path

import pytest
from offices import NOW, new_store
from register_files import import_file

from inspector_app import assets
from inspector_app.enterprises.editing import RefusedEditError, edit_enterprise
from inspector_app.enterprises.export import export_government
from inspector_app.enterprises.headers import read_header_row

FACTS = {
    "name": "深圳市顺达国际货运代理有限公司",
    "credit_code": "91440307MAETETXKXT",
    "division_code": "440306",
    "address": "福永街道新田工业区55号",
    "phone": "13290713029",
    "contact": "陶艳秀",
    "manager_phone": "13900000000",
    "registration_type": "有限责任公司",
    "holding": "私人控股",
    "business_scope": ["国际货运代理", "仓储"],
    "kind": "国际货代",
    "brand": "顺达",
    "staff_count": 12,
    "camera_count": 8,
    "xray_count": 1,
    "inspects_all": True,
    "real_name_all": True,
    "xrays_all": False,
    "longitude": 113.8,
    "latitude": 22.6,
}


def test_each_label_and_code_name_is_known_as_its_field() -> None:
    names = assets.read_json("enterprises", "government.json")
    for header in ("label", "code"):
        row = read_header_row([each[header] for each in names.values()])
        assert list(row.fields.values()) == list(names)
        assert not row.clashes


@pytest.mark.parametrize("codes", [False, True])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_comes_in(tmp_path: Path, codes: bool, ending: str) -> None:
    store, other = new_store(tmp_path / "store"), new_store(tmp_path / "other")
    with store.database.work(NOW) as work:
        work.enterprises.save("e1", FACTS)
    path = tmp_path / f"list.{ending}"
    assert export_government(store.database, path, codes=codes) == 1
    import_file(other, path)
    with store.database.look() as here, other.database.look() as there:
        one, same = here.enterprises.all()[0], there.enterprises.all()[0]
    assert {name: getattr(same, name) for name in FACTS} == {name: getattr(one, name) for name in FACTS}
    store.close()
    other.close()


def test_a_division_code_has_six_digits(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save("e1", {"name": "顺达"})
    with pytest.raises(RefusedEditError) as refused:
        edit_enterprise(store, "e1", {"division_code": "4403"}, NOW)
    assert refused.value.places["division_code"].code == "register.division_code"
    store.close()
