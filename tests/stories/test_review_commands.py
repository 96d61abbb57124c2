"""`inspector-app review …` as a script uses it."""

import json
from pathlib import Path
from typing import Any

import pytest
from handovers import LATER, judged_items, worked_visit
from offices import NOW, PASSPHRASE, new_store

from inspector_app import cli
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.stores import Role
from inspector_app.visits import close_visit

SECOND = judged_items()[1].code


def office(folder: Path) -> tuple[str, str]:
    """Two visits of an inspector at a supervisor who took part in none: one ended, one under way."""
    inspector, supervisor = new_store(folder / "inspector"), new_store(folder / "supervisor", Role.SUPERVISOR, "赵主任")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    ended, under_way = worked_visit(inspector, "e1"), worked_visit(inspector, "e2")
    close_visit(inspector, ended, NOW)
    write_visit_pack(inspector, folder / "v.zjpack", NOW)
    import_pack(supervisor, folder / "v.zjpack", LATER)
    inspector.close()
    supervisor.close()
    (folder / "passphrase").write_text(PASSPHRASE, "utf-8")
    return ended, under_way


def test_a_script_lists_returns_accepts_and_samples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended, under_way = office(tmp_path)

    def ask(who: str, subject: str, verb: str, *words: str) -> tuple[int, Any]:
        of_store = ["--store", str(tmp_path / who), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
        code = cli.main([subject, verb, *of_store, *words])
        return code, json.loads(capsys.readouterr().out)

    code, listed = ask("supervisor", "review", "list", "--state", "received")
    assert (code, listed["counts"]["received"]) == (0, 2)
    assert {each["visit"] for each in listed["visits"]} == {ended, under_way}
    code, refused = ask("supervisor", "review", "accept", ended, under_way)
    assert (code, refused["accepted"], refused["refused"]) == (1, [ended], [under_way])
    assert [each["code"] for each in refused["problems"]] == ["review.open_visit"]
    out = tmp_path / "r.zjpack"
    code, back = ask(
        "supervisor", "review", "return", under_way, "--item", f"{SECOND}=请补拍", "--whole", "再看", "--out", str(out)
    )
    assert code == 0, back
    assert (code, {each["item"] for each in back["comments"]}, back["files"]) == (0, {SECOND, ""}, [str(out)])
    assert ask("inspector", "pack", "import", str(out))[1]["returned"] == 2
    code, shown = ask("supervisor", "review", "show", under_way)
    assert (shown["state"], shown["changes"]) == ("returned", [])
    code, drawn = ask("supervisor", "review", "sample", "--percent", "100", "--seed", "甲")
    assert (code, drawn["visits"], drawn["seed"]) == (0, [ended], "甲")
    assert ask("supervisor", "review", "list", "--state", "second_look")[1]["counts"]["second_look"] == 1
    code, refused = ask("inspector", "review", "begin", ended)
    assert (code, refused["problems"][0]["code"]) == (1, "review.not_supervisor")
    assert ask("inspector", "visit", "reopen", ended)[1]["problems"][0]["code"] == "review.not_sent_back"
