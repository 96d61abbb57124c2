"""Measures, campaigns and statistics on the command line, as a script of the office uses them."""

import json
from pathlib import Path
from typing import Any

import pytest
from offices import NOW, PASSPHRASE, new_store, with_enterprise

from inspector_app.cli import main

CODE = "91440307MAETETXKXT"
Run = Any


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    store = new_store(tmp_path / "store")
    with_enterprise(store)
    with store.database.work(NOW) as work:
        work.enterprises.save("e2", {"name": "顺丰速运福永营业部", "community": "福永社区"})
    store.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")

    def run(*verb: str, plain: bool = False) -> tuple[int, Any]:
        opened = ["--store", str(tmp_path / "store"), "--passphrase-file", str(tmp_path / "passphrase")]
        code = main([*verb, *opened, *([] if plain else ["--json"])])
        said = capsys.readouterr().out
        return code, said if plain else json.loads(said)

    return run


def codes(refused: Any) -> list[str]:
    return [each["code"] for each in refused["problems"]]


def test_an_operation_is_recorded_shown_changed_and_counted(run: Run, tmp_path: Path) -> None:
    code, campaign = run(
        "campaign", "add", "百日攻坚", "--from", "2020-09-01", "--to", "2020/12/10", "--target", "at_fault=4"
    )
    assert (code, campaign["to"], campaign["days"]) == (0, "2020-12-10", 101)
    told = (
        "--campaign",
        campaign["id"],
        "--authority",
        "深圳市公安局",
        "--body",
        "派出所",
        "--checked",
        f"{CODE}=sealed",
    )
    code, operation = run(
        "measure", "add", "operation", "--on", "2020-09-03", *told, "--checked", "顺丰速运福永营业部=sound"
    )
    assert code == 0
    assert [(each["enterprise"], each["outcome"]) for each in operation["enterprises"]] == [
        ("e1", "sealed"),
        ("e2", "sound"),
    ]
    (sealing,) = operation["inside"]
    assert run("measure", "show", sealing)[1]["within"] == operation["id"]
    code, changed = run("measure", "edit", operation["id"], "--result", "全部落实", "--place", "福永")
    assert (code, changed["result"], changed["campaign"]) == (0, "全部落实", campaign["id"])
    assert len(changed["enterprises"]) == 2
    code, every = run("measure", "list", "--kind", "operation", "--campaign", campaign["id"])
    assert [each["id"] for each in every] == [operation["id"]]
    code, shown = run("campaign", "show", campaign["id"])
    assert [(each["figure"], each["reached"], each["target"]) for each in shown["progress"]] == [("at_fault", 1, 4)]
    period = ("--from", "2020-09-01", "--to", "2020-09-30")
    numbers = {each["id"]: each["number"] for each in run("statistics", *period)[1]["figures"]}
    assert (numbers["sealed"], numbers["checked"], numbers["operations"]) == (1, 2, 1)
    code, behind = run("statistics", *period, "--list", "sealed")
    assert [(each["id"], each["enterprise"]) for each in behind["records"]] == [(sealing, "e1")]
    assert run("statistics", *period, "--parts", "checked", "--by", "month")[1]["parts"] == {"2020-09": 2}
    out = tmp_path / "查封.xlsx"
    assert run("statistics", *period, "--list", "sealed", "--out", str(out))[0] == 0
    assert out.read_bytes()[:2] == b"PK"
    assert run("statistics", "--items")[1]["items"] == []


def test_a_measure_is_withdrawn_restored_and_has_files(run: Run, tmp_path: Path) -> None:
    _, training = run("measure", "add", "training", "--on", "2020-09-03", "--attended", "60", "--person", "李讲师")
    photo = tmp_path / "签到.jpg"
    photo.write_bytes(b"\xff\xd8\xff picture")
    code, held = run("measure", "attach", training["id"], str(photo))
    assert (code, [each["name"] for each in held["files"]]) == (0, ["签到.jpg"])
    assert run("measure", "attach", training["id"], str(tmp_path / "none.jpg"))[0] == 1
    assert run("measure", "withdraw", training["id"], "--reason", "登记错了")[1]["withdrawn"] is True
    assert run("measure", "list")[1] == []
    assert len(run("measure", "list", "--withdrawn")[1]) == 1
    code, refused = run("measure", "edit", training["id"], "--title", "x")
    assert (code, codes(refused)) == (1, ["measure.withdrawn"])
    assert run("measure", "restore", training["id"])[1]["withdrawn"] is False
    code, words = run("measure", "list", plain=True)
    assert "培训讲座" in words


def test_what_cannot_be_is_refused_with_every_reason(run: Run) -> None:
    code, refused = run("measure", "add", "sealing", "--on", "2099-01-01", "--authority", "福永街道办事处")
    assert code == 1
    assert codes(refused) == ["measure.day_future", "measure.authority_street", "measure.enterprise_missing"]
    assert all(each["problem"] and each["remedy"] for each in refused["problems"])
    code, refused = run("measure", "add", "interview", "--on", "2020-09-03", "--subject", "没有这家")
    assert (code, codes(refused)) == (1, ["measure.enterprise_none"])
    code, refused = run("measure", "add", "warning", "--on", "2020-09-03", "--attending", "e1", "--attending", CODE)
    assert (code, codes(refused)) == (1, ["measure.enterprise_twice"])
    code, refused = run("campaign", "add", "倒着", "--from", "2020-09-03", "--to", "2020-09-01")
    assert (code, codes(refused)) == (1, ["campaign.ends_before"])
    code, refused = run("statistics", "--from", "2020-09-03", "--to", "2020-09-01")
    assert (code, codes(refused)) == (1, ["statistics.period"])
    code, refused = run("statistics", "--list", "bribes")
    assert (code, codes(refused)) == (1, ["statistics.figure_unknown"])
    with pytest.raises(SystemExit):
        run("measure", "add", "bribe", "--on", "2020-09-03")
    with pytest.raises(SystemExit):
        run("measure", "add", "training", "--on", "2020-13-03")
    with pytest.raises(SystemExit):
        run("campaign", "add", "x", "--from", "2020-09-03", "--to", "2020-09-04", "--target", "bribes=1")


def test_a_campaign_is_changed_listed_and_withdrawn(run: Run) -> None:
    _, campaign = run(
        "campaign", "add", "百日攻坚", "--from", "2020-09-01", "--to", "2020-12-10", "--target", "orders=9"
    )
    code, changed = run(
        "campaign", "edit", campaign["id"], "--name", "百日攻坚行动", "--target", "orders=0", "--target", "visits=5"
    )
    assert (code, changed["name"], changed["targets"]) == (0, "百日攻坚行动", {"visits": 5})
    assert [each["name"] for each in run("campaign", "list")[1]] == ["百日攻坚行动"]
    assert run("campaign", "withdraw", campaign["id"], "--reason", "合并")[0] == 0
    assert run("campaign", "list")[1] == []
    code, refused = run("campaign", "show", campaign["id"])
    assert (code, codes(refused)) == (1, ["campaign.unknown"])
    assert "行动检查结果" in run("statistics", plain=True)[1]


def test_the_year_before_the_program_comes_from_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "措施.csv"
    head = "序号,类别,日期,地点,机关,企业名称,检查结果,参加人数,张数\n"
    good = (
        f"1,约谈会,2020年9月1日,街道会议室,,{CODE},,,\n"
        "2,清查整治行动,2020-09-03,,市公安局,顺丰速运福永营业部、深圳市顺达国际货运代理有限公司,查封,,\n"
        '3,宣传海报,2020/9/5,,,,,,"8,500"\n\n'
    )
    file.write_text(head + good, "utf-8-sig")
    assert run("measure", "import", str(file), "--dry-run")[1] == {"rows": 3, "recorded": 0, "problems": []}
    assert run("measure", "list")[1] == []
    code, done = run("measure", "import", str(file))
    assert (code, done["recorded"]) == (0, 3)
    numbers = {each["id"]: each["number"] for each in run("statistics")[1]["figures"]}
    assert (numbers["interviews"], numbers["sealed"], numbers["posters"]) == (1, 2, 8500)
    code, again = run("measure", "import", str(file))
    assert (code, [(each["row"], each["code"]) for each in again["problems"]]) == (1, [(2, "measure.recorded_already")])
    bad = "4,打牌,2020-09-01,,,,,,\n5,约谈会,昨天,,,没有这家,,多,\n6,培训讲座,2099-01-01,,,,,,\n"
    file.write_text(head + bad, "utf-8-sig")
    code, refused = run("measure", "import", str(file))
    found = [(each["row"], each["code"].partition(".")[2]) for each in refused["problems"]]
    assert (code, found) == (
        1,
        [(2, "kind_unknown"), (3, "day_unreadable"), (3, "number_unreadable"), (3, "enterprise_none")],
    )
    file.write_text("一,二\n1,2\n", "utf-8-sig")
    code, refused = run("measure", "import", str(file))
    assert (code, codes(refused)) == (1, ["measure.no_header"])
    assert len(run("measure", "list")[1]) == 5
