"""Rectification on the command line, and between two laptops: acts with their bounds, taken back, carried in packs."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from command_laptop import CommandLaptop, clock_stands
from handed_over import introduce, new_supervisor
from notice_visits import jpeg
from offices import PASSPHRASE
from rectifying import DUE, LATER, NOW, Ordered, ordered_visit

from inspector_app import cli
from inspector_app.evidence.intake import Picture
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.rectification.acts import ActDraft, ActKind, record_act, undo_act
from inspector_app.rectification.listing import finding_file
from inspector_app.rectification.replies import ReplyDraft, record_reply, reply_file
from inspector_app.stores import open_store


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Thirty days ago by the clock of the command line."""
    return clock_stands(monkeypatch) - timedelta(days=30)


@pytest.fixture
def ordered(tmp_path: Path, past: datetime) -> Ordered:
    made = ordered_visit(tmp_path / "store", 2, at=past, deadline=(past + timedelta(days=7)).date())
    made.store.close()
    return made


def test_the_whole_way_by_commands(
    ordered: Ordered, past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop = CommandLaptop(tmp_path, capsys)
    first, second = ordered.findings
    listed = laptop.done("rectification", "list", "--show", "overdue")
    assert [each["id"] for each in listed["findings"]] == sorted(ordered.findings)
    assert (listed["counts"]["overdue"], listed["findings"][0]["days_left"]) == (2, -23)
    (tmp_path / "回执.jpg").write_bytes(jpeg("red"))
    told = laptop.done("rectification", "reply", first, "--note", "已改", "--file", str(tmp_path / "回执.jpg"))
    assert told["acts"][0]["stage"] == "replied"
    due = (past + timedelta(days=39)).date().isoformat()
    told = laptop.done("rectification", "extend", second, "--due", due, "--note", "设备到货晚")
    assert told["acts"][0]["stage"] == "extended"
    (tmp_path / "after.jpg").write_bytes(jpeg("green"))
    visit = laptop.done("rectification", "start", "e1", "--inspector", "李明:粤B1", "--finding", first)["visit"]
    laptop.done(
        "rectification", "verify", first, "--visit", visit, "--verdict", "partly", "--note", "还差一项",
        "--photo", str(tmp_path / "after.jpg"),
    )  # fmt: skip
    seen = laptop.done("rectification", "look", visit)
    assert (seen["rechecks"][0]["verdict"], len(seen["rechecks"][0]["after"]), seen["unjudged"]) == ("partly", 1, 0)
    laptop.done("visit", "close", visit)
    shown = laptop.done("rectification", "show", first)
    assert (shown["stage"], [each["act"] for each in shown["acts"]]) == ("partly", ["replied", "partly"])
    assert shown["acts"][0]["files"][0]["name"] == "回执.jpg"
    moved = laptop.done("rectification", "transfer", second, "--to", "邮政管理局", "--note", "逾期")["acts"][0]
    assert moved["stage"] == "transferred"
    assert laptop.done("rectification", "undo", moved["act"], "--reason", "误操作")["stage"] == "extended"
    assert laptop.done("rectification", "verify", second, "--note", "看过照片")["acts"][0]["stage"] == "verified"
    out = tmp_path / "list.xlsx"
    laptop.done("rectification", "list", "--show", "all", "--out", str(out))
    assert out.stat().st_size > 1000
    assert "第" not in laptop.said("rectification", "show", first)


def test_what_cannot_be_is_refused_by_commands(
    ordered: Ordered, past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, (first, _) = CommandLaptop(tmp_path, capsys), ordered.findings
    ask = ("rectification", "verify", first, "--note", "看过")
    assert laptop.refused(*ask, "--on", "2099-01-01") == ["rectify.day_ahead"]
    assert laptop.refused(*ask, "--on", "2001-01-01") == ["rectify.day_before"]
    early = (past + timedelta(days=2)).date().isoformat()
    assert laptop.refused("rectification", "extend", first, "--due", early, "--note", "晚") == ["rectify.due_not_later"]
    assert laptop.refused("rectification", "show", "x") == ["rectify.finding_not_found"]
    assert laptop.refused("rectification", "undo", "x", "--reason", "错") == ["rectify.act_not_found"]
    assert laptop.refused("rectification", "look", ordered.visit) == ["rectify.no_reinspection"]
    assert laptop.refused("rectification", "reply", first, "--file", str(tmp_path / "none.jpg")) == ["photo.unreadable"]


def test_suspected_drugs_are_recorded_and_no_order_names_them(
    past: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = ordered_visit(tmp_path / "store", 0, order=False, close=False, at=past)
    made.store.close()
    laptop = CommandLaptop(tmp_path, capsys)
    assert cli.main(["rectification", "drug-steps", "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in steps["steps"]][:2] == ["stop", "keep_off"]
    assert laptop.refused("rectification", "suspected", made.visit) == [
        "rectify.suspicion_place_missing", "rectify.suspicion_description_missing",
    ]  # fmt: skip
    told = laptop.done(
        "rectification", "suspected", made.visit, "--place", "二楼分拣区", "--description", "透明袋装白色晶体",
        "--step", "stop", "--step", "keep_off",
    )  # fmt: skip
    assert [each["step"] for each in told["steps"]] == ["stop", "keep_off"]
    # A paper says to whom it was reported, or nothing of the report: the number alone would not be on it.
    assert laptop.refused("rectification", "suspected", made.visit, "--id", told["id"], "--number", "1") == [
        "rectify.suspicion_reported_to_missing"
    ]
    told = laptop.done(
        "rectification", "suspected", made.visit, "--id", told["id"], "--reported-to", "110", "--number", "20261028001",
        "--step", "report", "--listed", "视频光盘1张",
    )  # fmt: skip
    assert (told["reported_to"], told["place"], len(told["steps"])) == ("110", "二楼分拣区", 3)
    assert len(laptop.done("rectification", "suspicions", "--visit", made.visit)) == 1
    assert laptop.done("rectification", "list", "--show", "all")["findings"] == []
    assert laptop.refused("rectification", "suspected", made.visit, "--id", told["id"], "--step", "taste") == [
        "rectify.suspicion_step"
    ]
    ran = laptop.run("notice", "preview", made.visit, "--out", str(tmp_path / "x.pdf"))
    assert (ran.code, ran.value["problems"][0]["code"]) == (1, "notice.findings_missing")


def test_acts_travel_both_laptops_agree_and_a_withdrawn_import_takes_them_away(tmp_path: Path) -> None:
    made, supervisor = ordered_visit(tmp_path / "a", 2), new_supervisor(tmp_path / "b")
    store, (first, second) = made.store, made.findings
    introduce(store, supervisor)
    trust_card(supervisor, card_of(store), NOW)
    write_visit_pack(store, tmp_path / "one.zjpack", NOW)
    import_pack(supervisor, tmp_path / "one.zjpack", LATER, accept_new_sender=True)
    # The supervisor took the reply; the inspector gave more time.
    file = Picture(jpeg("red"), "回执.jpg", "file")
    record_reply(supervisor, [first], ReplyDraft(LATER.date(), "已改", files=(file,)), LATER)
    (longer,) = record_act(
        store, [second], ActDraft(ActKind.EXTENDED, LATER.date(), "缺货", DUE + timedelta(days=5)), LATER
    )
    write_visit_pack(store, tmp_path / "two.zjpack", LATER)
    report = import_pack(supervisor, tmp_path / "two.zjpack", LATER, accept_new_sender=True)
    write_visit_pack(supervisor, tmp_path / "back.zjpack", LATER, recipients=[card_of_device(store)])
    import_pack(store, tmp_path / "back.zjpack", LATER, accept_new_sender=True)
    for each in (store, supervisor):
        with each.database.look() as work:
            states = work.rectifications.states_of_visit(made.visit)
        assert (states[first].stage, states[second].stage) == ("replied", "extended")
    (reply,) = finding_file(store, first, LATER.date()).acts
    (kept,) = finding_file(store, first, LATER.date()).files[reply.batch]
    assert reply_file(store, kept) == file.data
    with pytest.raises(Exception, match=r"rectify\.act_foreign"):
        undo_act(store, reply.id, "不是我的", LATER)
    withdraw_import(supervisor, report.pack_id, "导错了", LATER)
    with supervisor.database.look() as work:
        assert work.rectifications.state(second).stage == "ordered"  # type: ignore[union-attr]
        assert work.rectifications.get(longer) is None
    for each in (store, supervisor):
        each.close()
    assert open_store(tmp_path / "a", PASSPHRASE).database.check() == []


def card_of_device(store: Any) -> Any:
    with store.database.look() as work:
        return work.devices.own()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("rectification", {"act": "forgiven"}),
        ("rectification", {"done_on": ""}),
        ("rectification", {"done_on": "2026-02-31"}),
        ("rectification", {"photos": "v/p"}),
        ("rectification", {"undone": "yes"}),
        ("reply_file", {"sha256": "../../x"}),
        ("suspicion", {"found_at": "yesterday"}),
        ("suspicion", {"steps": ["stop"]}),
        ("visit", {"rechecks": {"a": 1}}),
    ],
)
def test_a_hostile_pack_stops_at_the_bounds(kind: str, fields: dict[str, object]) -> None:
    assert [each.code for each in field_problems(kind, "x", fields)] == ["pack.field_bad"]
