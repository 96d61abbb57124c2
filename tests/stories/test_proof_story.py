"""Law that is read later, numbers from a block, a paper that is proved: all by the command line alone."""

import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from command_laptop import CommandLaptop
from notice_visits import ready_visit
from offices import NOW, PASSPHRASE, new_store

from inspector_app import assets
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.issuing import issue, issued_pdf
from inspector_app.notices.wording import chinese_number
from inspector_app.stores import Role, open_store
from inspector_app.visits import close_visit


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLaptop:
    visit = ready_visit(tmp_path / "store", findings=0)
    visit.find(1, basis=("深禁毒?", "快递§23"))
    close_visit(visit.store, visit.visit, NOW)
    visit.store.close()
    return CommandLaptop(tmp_path, capsys)


def visit_of(laptop: CommandLaptop) -> str:
    visit: str = laptop.done("visit", "list")[0]["id"]
    return visit


def gazette(path: Path, count: int = 60) -> Path:
    articles = [f"第{chinese_number(number)}条　第{number}条的内容。" for number in range(1, count)]
    end = f"第{chinese_number(count)}条　本条例自2025年1月1日起施行。"
    path.write_text("\n".join(["深圳经济特区禁毒条例", "（2024年10月30日通过）", *articles, end]), "utf-8")
    return path


def test_a_closed_visit_waits_for_the_gazette_and_its_paper_is_proved(laptop: CommandLaptop, tmp_path: Path) -> None:
    visit = visit_of(laptop)
    assert laptop.refused("notice", "issue", visit) == ["notice.article_unverified"]
    unverified = {row["id"] for row in laptop.done("law", "list", "--unverified")}
    assert "深禁毒?" in unverified
    loaded = laptop.done("law", "load", str(gazette(tmp_path / "条例.txt")), "--law", "深禁毒")
    assert (loaded["articles"], loaded["from"], loaded["not_in_text"]) == (60, "2025-01-01", [])
    read = ("law", "verify", "深禁毒?", "--source", "公报2024年第6号", "--number")
    assert laptop.refused(*read, "第六十一条") == ["law.number_not_in_text"]
    assert laptop.done(*read, "第二十七条")["by"] == "李明"
    shown = laptop.done("law", "show", "深禁毒?")
    assert (shown["in_force"]["number"], shown["text"]) == ("第二十七条", "第27条的内容。")

    paper = tmp_path / "paper.pdf"
    issued = laptop.done("notice", "issue", visit, "--out", str(paper))
    verified = laptop.done("notice", "verify", str(paper))
    (found,) = verified["papers"]
    assert (verified["result"], found["facts"]["number"]) == ("genuine", issued["number"])
    assert found["compared"] == ["signature", "store", "paper", "original"]
    assert "文书真实" in laptop.said("notice", "verify", str(paper))

    laptop.done("law", "undo", "深禁毒?", "--reason", "读错一条")
    assert [row["reason"] for row in laptop.done("law", "readings")] == ["读错一条"]
    assert [row["number"] for row in laptop.done("notice", "list")] == [issued["number"]], "what was issued stays"
    assert laptop.done("notice", "verify", str(paper))["result"] == "genuine"
    assert laptop.refused("notice", "issue", visit) == ["notice.article_unverified"], "another would cite it unread"


def test_law_is_listed_by_the_day(laptop: CommandLaptop) -> None:
    for day, number in (("2025-05-31", "第三十一条"), ("2025-06-01", "第三十二条")):
        rows = {row["id"]: row for row in laptop.done("law", "list", "--law", "快递", "--on", day)}
        assert rows["快递§32"]["number"] == number
    assert laptop.refused("law", "list", "--law", "乱") == ["law.unknown_law"]
    assert laptop.refused("law", "show", "乱§1") == ["law.unknown_article"]
    assert laptop.refused("law", "undo", "深禁毒?", "--reason", "无") == ["law.no_reading"]


def test_numbers_come_from_a_block_and_void_ones_say_why(laptop: CommandLaptop) -> None:
    block = ("--word", "责改", "--year", "2026", "--first", "401", "--last", "405")
    laptop.done("numbers", "allot", "--laptop", "李明", *block)
    assert laptop.refused("numbers", "allot", "--laptop", "李明", *block) == ["number.blocks_collide"]
    void = ("numbers", "void", "401-402", "404", "--word", "责改", "--year", "2026", "--reason")
    assert laptop.refused(*void, " ") == ["number.reason_missing"]
    assert len(laptop.done(*void, "写坏")["void"]) == 3
    listed = laptop.done("numbers", "list", "--word", "责改", "--year", "2026", "--state", "void")
    assert [(line["first"], line["reason"], line["person"]) for line in listed["lines"]] == [
        (number, "写坏", "李明") for number in (401, 402, 404)
    ]
    assert listed["blocks"][0]["last"] == 405
    assert "写坏" in laptop.said("numbers", "list", "--state", "void")
    assert laptop.refused("numbers", "resume", "--last", "责改=3") == ["number.not_restored"]
    laptop_id = listed["blocks"][0]["laptop"]
    laptop.done("numbers", "withdraw", "--laptop", laptop_id, *block)
    assert laptop.done("numbers", "blocks") == []


def test_working_days_and_deadlines_are_counted(laptop: CommandLaptop, tmp_path: Path) -> None:
    counted = laptop.done("holidays", "count", "--from", "2026-09-30", "--days", "3")
    assert counted == {"day": "2026-10-10", "certain": True}
    assert laptop.done("holidays", "count", "--from", "2026-12-31", "--days", "1")["certain"] is False
    year = {"year": 2027, "verified": True, "source": "通知", "off": [["2027-01-01", "2027-01-03", "元旦"]], "work": []}
    (tmp_path / "2027.json").write_text(json.dumps(year), "utf-8")
    laptop.done("holidays", "load", str(tmp_path / "2027.json"))
    assert laptop.done("holidays", "count", "--from", "2026-12-31", "--days", "1") == {
        "day": "2027-01-04", "certain": True,
    }  # fmt: skip
    due = ("holidays", "deadline", "--from", "2026-03-02", "--severity", "B")
    assert laptop.done(*due)["day"] == "2026-03-09"
    assert laptop.done(*due, "--repeats", "1")["days"] == 4
    rules = laptop.done("holidays", "rules")
    rules["severities"]["B"] = {"days": 5, "unit": "working"}
    (tmp_path / "rules.json").write_text(json.dumps({"source": "本街道", **rules}), "utf-8")
    laptop.done("holidays", "rules", str(tmp_path / "rules.json"))
    assert laptop.done(*due)["unit"] == "working"
    (tmp_path / "rules.json").write_text("{", "utf-8")
    assert laptop.refused("holidays", "rules", str(tmp_path / "rules.json")) == ["holiday.file"]


def test_holidays_come_from_a_spreadsheet_and_every_change_goes_back(laptop: CommandLaptop, tmp_path: Path) -> None:
    sheet = tmp_path / "2027.csv"
    sheet.write_text("日期,类型,名称,出处\n2027-01-01,放假,元旦,某通知\n2027-01-09,上班,,\n", "utf-8")
    loaded = laptop.done("holidays", "load", str(sheet), "--verified")
    assert (loaded["off"], loaded["work"], loaded["verified"]) == (["2027-01-01"], ["2027-01-09"], True)
    assert laptop.done("holidays", "count", "--from", "2027-01-08", "--days", "1")["day"] == "2027-01-09"
    assert 2027 not in [each["year"] for each in laptop.done("holidays", "undo", "years")]
    sheet.write_text("日期,类型,名称\n2027-01-04,上班,\n2027-01-05,放假,\n", "utf-8")
    assert laptop.refused("holidays", "load", str(sheet)) == ["holiday.line_weekday", "holiday.line_name"]
    rules = laptop.done("holidays", "rules", "--term", "A=2:working", "--percents", "60,40", "--longest", "20")
    assert rules["severities"]["A"] == {"days": 2, "unit": "working"}
    assert (rules["repeat"]["percents"], rules["longest_days"]) == ([60, 40], 20)
    assert laptop.refused("holidays", "rules", "--term", "D=2") == ["deadline.term_unknown"]
    assert laptop.refused("holidays", "rules", "--percents", "half") == ["deadline.shape"]
    assert laptop.done("holidays", "undo", "rules")["severities"]["A"] == {"days": 3, "unit": "calendar"}


def test_a_supervisor_verifies_a_photo_and_a_code_and_sees_what_was_forged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit = ready_visit(tmp_path / "inspector")
    (tmp_path / "hub").mkdir()
    hub_store = new_store(tmp_path / "hub" / "store", Role.SUPERVISOR, "王芳")
    hub_store.close()
    hub = CommandLaptop(tmp_path / "hub", capsys)
    paper = issue(visit.store, visit.visit, NOW)
    document = pypdfium2.PdfDocument(issued_pdf(visit.store, paper.id))
    photo = tmp_path / "photo.jpg"
    document[len(document) - 1].render(scale=150 / 72).to_pil().rotate(2, fillcolor="white").save(photo, quality=60)
    unknown = hub.run("notice", "verify", str(photo))
    assert (unknown.code, unknown.value["result"]) == (1, "unknown_device")
    hub_store = open_store(tmp_path / "hub" / "store", PASSPHRASE)
    trust_card(hub_store, card_of(visit.store), NOW)
    hub_store.close()
    assert hub.done("notice", "verify", str(photo))["papers"][0]["signer"]["person"] == "李明"
    assert hub.done("notice", "verify", paper.proof)["result"] == "genuine"
    (tmp_path / "code.txt").write_text(paper.proof + "\n", "utf-8")
    assert hub.done("notice", "verify", str(tmp_path / "code.txt"))["result"] == "genuine"
    forged = hub.run("notice", "verify", paper.proof, "--printed", "number=深宝福责改〔2026〕9号")
    assert (forged.code, forged.value["result"]) == (1, "altered")
    (difference,) = forged.value["papers"][0]["differences"]
    assert (difference["fact"], difference["code"]) == ("number", "深宝福责改〔2026〕1号")
    assert hub.refused("notice", "verify", "ZJ1:ABC.") == ["verify.code_damaged"]
    assert hub.refused("notice", "verify", str(tmp_path / "hub" / "passphrase")) == ["verify.not_a_picture"]
    visit.store.close()


def test_what_the_office_decides_reaches_the_inspectors_laptop_by_its_plan_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector = ready_visit(tmp_path / "a", findings=0)
    inspector.find(1, basis=("深禁毒?",))
    (tmp_path / "b").mkdir()
    hub_store = new_store(tmp_path / "b" / "store", Role.SUPERVISOR, "王芳")
    trust_card(hub_store, card_of(inspector.store), NOW)
    trust_card(inspector.store, card_of(hub_store), NOW)
    visit = inspector.visit
    inspector.store.close()
    hub_store.close()
    (tmp_path / "a").rename(tmp_path / "store")
    laptop, hub = CommandLaptop(tmp_path, capsys), CommandLaptop(tmp_path / "b", capsys)
    for number in ("第一条", "第二条", "第三条"):
        laptop.done("law", "verify", "深禁毒?", "--number", number, "--source", "听说")

    hub.done("law", "load", str(gazette(tmp_path / "条例.txt")), "--law", "深禁毒")
    hub.done("law", "verify", "深禁毒?", "--number", "第二十七条", "--source", "公报2024年第6号")
    hub.done("numbers", "allot", "--laptop", "李明", "--first", "701", "--last", "750")
    hub.done("holidays", "rules", str(rules(tmp_path / "rules.json")))
    plan = tmp_path / "office.zjpack"
    hub.done("pack", "write", "--kind", "plan", "--out", str(plan))
    laptop.done("pack", "import", str(plan))

    assert laptop.done("law", "show", "深禁毒?")["in_force"]["number"] == "第二十七条"
    assert laptop.done("law", "show", "深禁毒?")["text"] == "第27条的内容。"
    assert laptop.done("notice", "issue", visit)["number"] == f"深宝福责改〔{date.today().year}〕701号"
    assert laptop.done("holidays", "rules")["longest_days"] == 20
    source = ("--source", "公报", "--number", "第九条")
    assert laptop.refused("law", "verify", "深禁毒?", *source) == ["law.plan_of_office"]
    block = ("--laptop", "李明", "--first", "1", "--last", "9")
    assert laptop.refused("numbers", "allot", *block) == ["number.plan_of_office"]
    assert laptop.refused("holidays", "rules", str(rules(tmp_path / "rules.json"))) == ["deadline.plan_of_office"]


def rules(path: Path) -> Path:
    value = json.loads(assets.read_text("holidays", "deadline_rules.json"))
    path.write_text(json.dumps({**value, "longest_days": 20}), "utf-8")
    return path
