"""One enterprise on the command line: entered in the field, confirmed, corrected, undone; the list of forwarders."""

import json
from pathlib import Path
from typing import Any

import pytest
from offices import PASSPHRASE, new_store, with_enterprise

from inspector_app.cli import main

Run = Any


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    opened = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]

    def run(*verb: str) -> tuple[int, Any]:
        code = main([*verb, *opened])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_an_enterprise_is_entered_confirmed_corrected_and_undone(run: Run) -> None:
    code, added = run("enterprise", "add", "--set", "name=路边代收点", "--set", "kind=末端网点")
    assert (code, added["unconfirmed"]) == (0, True)
    new = added["enterprise"]
    assert run("enterprise", "show", new)[1]["unconfirmed"] is True
    assert run("enterprise", "confirm", new)[0] == 0
    assert run("enterprise", "edit", new, "--set", "phone=13800000000")[1]["changed"] == ["phone"]
    history = run("enterprise", "history", new)[1]
    assert [each["created"] for each in history] == [False, False, True]
    assert history[0]["person"] == "李明"
    assert run("enterprise", "undo", new, history[0]["change"])[1]["restored"] == ["phone"]
    assert run("enterprise", "show", new)[1]["phone"] == ""


def test_every_fault_is_named_and_nothing_is_kept(run: Run) -> None:
    code, refused = run("enterprise", "edit", "e1", "--set", "credit_code=123", "--set", "commitment_signed=2099-01-01")
    assert code == 1
    assert {each["code"] for each in refused["problems"]} == {"register.code_length", "register.date_future"}
    code, refused = run("enterprise", "edit", "e1", "--set", "phone")
    assert (code, refused["problems"][0]["code"]) == (1, "register.field_unknown")
    code, refused = run("enterprise", "show", "nobody")
    assert (code, refused["problems"][0]["code"]) == (1, "register.enterprise_unknown")


def test_the_sensitive_list_follows_the_register(run: Run, tmp_path: Path) -> None:
    pdf = str(tmp_path / "清单.pdf")
    code, refused = run("register", "export", pdf, "--sensitive")
    assert (code, refused["problems"][0]["code"]) == (1, "register.sensitive_empty")
    run("enterprise", "edit", "e1", "--set", "special_lines=美国专线")
    assert run("register", "export", pdf, "--sensitive") == (0, {"file": pdf, "enterprises": 1})
    assert Path(pdf).read_bytes()[:4] == b"%PDF"
    assert [each["id"] for each in run("enterprises", "--sensitive")[1]] == ["e1"]
