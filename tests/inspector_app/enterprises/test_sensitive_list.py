"""The list of sensitive forwarders is a view of the register: whoever changes one changes the other."""

import json
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from offices import NOW, new_store
from register_files import import_file

from inspector_app.enterprises.counts import counts
from inspector_app.enterprises.overview import Filter, overview, passing
from inspector_app.enterprises.register import read_register
from inspector_app.enterprises.sensitive import REASON_HEADER, export_sensitive, reason_words, sensitive_list
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, say

LIQUID = {"name": "甲国际货代", "kind": "国际货代", "handles_sensitive_goods": True, "sensitive_goods": ["液体"]}
LINE = {"name": "乙国际货代", "kind": "国际货代", "special_lines": ["美国专线", "日本专线"], "community": "怀德社区"}
NOT_LISTED = {
    "c": {"name": "丙国际货代", "kind": "国际货代", "special_lines": ["日本专线"]},
    "d": {"name": "丁快递", "kind": "快递企业", "handles_sensitive_goods": True},
}


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path.read_bytes()))


def test_two_ways_onto_the_list_and_off_it_again(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with store.database.work(NOW) as work:
        work.enterprises.save_many([("a", LIQUID), ("b", LINE), *NOT_LISTED.items()])
    listed = sensitive_list(store, NOW).lines
    assert [(line.row.enterprise.id, reason_words(line)) for line in listed] == [
        ("a", "承接敏感货（液体）"),
        ("b", "经营美国专线"),
    ]
    with store.database.work(NOW) as work:
        work.enterprises.save("a", {"handles_sensitive_goods": False})
    assert [line.row.enterprise.id for line in sensitive_list(store, NOW).lines] == ["b"]
    assert [row.enterprise.id for row in passing(overview(store), Filter(sensitive=True))] == ["b"]
    store.close()


def test_the_office_register_gives_its_number(tmp_path: Path, shared_data: Path) -> None:
    truth = json.loads((shared_data / "register_1451.truth.json").read_text("utf-8"))
    store = new_store(tmp_path / "store")
    import_file(store, shared_data / "register_1451.xlsx")
    count = truth["sensitive_forwarders"]
    for ending in ("xlsx", "csv", "pdf"):
        assert export_sensitive(store, tmp_path / f"清单.{ending}", NOW) == count
    rows = list(openpyxl.load_workbook(tmp_path / "清单.xlsx").active.values)
    assert len(rows) == count + 1
    assert rows[0][-1] == REASON_HEADER
    assert all(row[-1] for row in rows)
    assert len(read_register(tmp_path / "清单.xlsx").rows) == count
    said = text_of(tmp_path / "清单.pdf")
    assert f"共 {count} 家" in said
    assert f"{count}．" in said
    assert "工作秘密" in said
    with store.database.look() as work:
        assert counts(work.enterprises.all())["sensitive_forwarders"] == count
    store.close()


def test_an_empty_list_and_an_unknown_file_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store")
    with pytest.raises(RefusedInputError) as refused:
        export_sensitive(store, tmp_path / "清单.pdf", NOW)
    assert [problem.code for problem in refused.value.problems] == ["register.sensitive_empty"]
    assert all(say(problem, language) for problem in refused.value.problems for language in Language)
    with store.database.work(NOW) as work:
        work.enterprises.save("a", LIQUID)
    with pytest.raises(RefusedInputError) as refused:
        export_sensitive(store, tmp_path / "清单.docx", NOW)
    assert [problem.code for problem in refused.value.problems] == ["register.export_type"]
    store.close()
