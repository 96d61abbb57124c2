"""Two bodies inspect, order, re-inspect and certify, by the command line alone; what is not lawful is refused."""

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from command_laptop import CommandLaptop
from notice_samples import paper_text
from notice_visits import NOW, jpeg
from offices import new_store, with_enterprise
from paper_visits import full_visit, issue_all
from PIL import Image, ImageDraw

from inspector_app import cli
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.notices.issuing import issued_pdf
from inspector_app.stores import Role

NEXT_MONTH = (date.today() + timedelta(days=30)).isoformat()
STREET, POLICE = "福永街道办事处", "福永派出所"


class Laptop(CommandLaptop):
    """With an enterprise on its register."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        store = new_store(folder / "store")
        with_enterprise(store)
        store.close()
        self.folder = folder
        super().__init__(folder, capsys)

    def text(self, *words: str) -> str:
        """Of the PDF that the verb writes."""
        file = self.folder / "paper.pdf"
        self.done(*words, "--out", str(file))
        return paper_text(file.read_bytes())


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Laptop:
    made = Laptop(tmp_path, capsys)
    office = ("--issuer", STREET, "--code", "深宝福", "--contact", "李明", "--phone", "27390000")
    made.done("office", "set", *office)
    return made


def visit_of(laptop: Laptop, mode: str, *people: str) -> str:
    named = [part for person in people for part in ("--inspector", person)]
    visit: str = laptop.done("visit", "open", "--enterprise", "e1", "--mode", mode, *named)["visit"]
    finding = (
        "--severity",
        "B",
        "--problem",
        "未查验寄件人身份",
        "--requirement",
        "立即改正",
        "--deadline",
        NEXT_MONTH,
    )
    laptop.done("visit", "finding", visit, *finding, "--basis", "反恐§20")
    return visit


def test_two_bodies_from_the_visit_to_the_re_inspection(laptop: Laptop) -> None:
    people = ("李明:粤B01", "王芳:粤B02", "赵强:公03", "孙丽:公04")
    visit = visit_of(laptop, "joint", *people)
    assert laptop.refused("paper", "preview", "common_record", visit, "--out", "x.pdf") == ["paper.bodies_missing"]
    wrong = laptop.refused("visit", "bodies", visit, "--body", f"{POLICE}=周某")
    assert wrong == ["joint.person_unknown"]
    bodies = ("--body", f"{STREET}=李明、王芳", "--body", f"{POLICE}=赵强、孙丽")
    laptop.done("visit", "bodies", visit, *bodies)
    laptop.done("office", "body", POLICE, "--contact", "赵强", "--phone", "110")

    street = laptop.text("paper", "issue", "rectification", visit)
    assert "粤B01" in street
    assert "公03" not in street
    police = laptop.text("paper", "issue", "inspection_record", visit, "--body", POLICE, "--set", "recorder=孙丽")
    assert "公03" in police
    assert "粤B01" not in police
    common = laptop.text("paper", "issue", "common_record", visit, "--set", "put_right=当场补登")
    assert "李明、王芳" in common
    assert "赵强、孙丽" in common
    assert "当场补登" in common
    listed = laptop.done("paper", "list", visit)
    assert [(each["title"], each["issuer"]) for each in listed] == [
        ("责令限期整改通知书", STREET), ("现场检查笔录", POLICE), ("联合检查现场检查记录", STREET),
    ]  # fmt: skip
    laptop.done("visit", "close", visit)

    again = visit_of(laptop, "inspection", "李明:粤B01", "王芳:粤B02")
    fields = {field["name"]: field for field in laptop.done("paper", "fields", "reinspection", again)}
    assert fields["follows"]["default"] == listed[0]["id"]
    assert fields["outcome.1"]["detail"] == "1. 未查验寄件人身份"
    assert [choice["value"] for choice in fields["overall"]["choices"]] == ["passed", "failed", "extended"]
    missing = laptop.done("paper", "preview", "reinspection", again, "--out", str(laptop.folder / "draft.pdf"))
    assert {problem["code"] for problem in missing["problems"]} == {"paper.field_missing"}
    given = ("--set", "overall=passed", "--set", "outcome.1=done")
    opinion = laptop.text("paper", "issue", "reinspection", again, *given)
    assert "〔2026〕1号" in opinion or "号）" in opinion
    assert "已整改" in opinion


def test_a_social_worker_reminds_and_orders_nothing(laptop: Laptop) -> None:
    visit = visit_of(laptop, "reminder", "社工小陈")
    offered = {each["kind"]: each for each in laptop.done("paper", "offers", visit)}
    assert {kind for kind, each in offered.items() if each["possible"]} == {"reminder", "referral"}
    assert offered["rectification"]["problems"][0]["code"] == "paper.mode_reminder"
    shown = laptop.said("paper", "offers", visit)
    assert "走访提醒不能出具《责令限期整改通知书》" in shown
    assert laptop.refused("paper", "issue", "inspection_record", visit) == ["paper.mode_reminder"]
    letter = laptop.text("paper", "issue", "reminder", visit, "--set", r"advice=查验证件\n张贴海报")
    assert "二、张贴海报。" in letter
    assert "责令" not in letter


def test_certificates_come_of_the_enterprise(laptop: Laptop) -> None:
    assert laptop.refused(
        "paper", "issue", "filing_certificate", "e1", "--set", "filed_on=2026-08-03", "--set", "valid_until=2027-08-02"
    ) == ["paper.need_safeguards"]
    given = ("--set", "holder=陶艳秀", "--set", "trained_on=2026-07-20", "--set", "valid_until=2028-07-19")
    first = laptop.done("paper", "issue", "patrol_certificate", "e1", *given)
    assert laptop.done("paper", "issue", "patrol_certificate", "e1", *given)["id"] == first["id"]
    assert first["number"].startswith("深宝福巡〔")
    assert "陶艳秀" in laptop.text("paper", "show", first["id"])
    assert laptop.refused("paper", "issue", "patrol_certificate", "e1", "--set", "holder") == ["paper.set_bad"]
    assert laptop.refused("paper", "issue", "diploma", "e1") == ["paper.unknown_kind"]
    kinds = laptop.done("paper", "list")
    assert [each["kind"] for each in kinds] == ["patrol_certificate"]


def test_every_kind_is_listed_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["paper", "kinds", "--json"]) == 0
    kinds = {kind["id"]: kind for kind in json.loads(capsys.readouterr().out)}
    assert len(kinds) == 18
    assert kinds["reinspection"]["follows"] == ["rectification"]
    assert kinds["reminder"]["modes"] == ["reminder"]


def test_an_office_words_its_papers_and_draws_a_character(laptop: Laptop) -> None:
    visit = visit_of(laptop, "inspection", "李明:粤B01", "王芳:粤B02")
    words, picture = laptop.folder / "words.json", laptop.folder / "glyph.png"
    exported = laptop.folder / "all.json"
    laptop.done("office", "words", "--out", str(exported))
    texts = json.loads(exported.read_text("utf-8"))
    assert texts["rectification"]["consequence"].endswith("将依法移送有关主管部门处理。")
    words.write_text(json.dumps({"rectification": {"consequence": "逾期不改的，处以罚款。"}}), "utf-8")
    assert laptop.refused("office", "words", "--take", str(words)) == ["paper.words_forbidden"]
    words.write_text("{", "utf-8")
    assert laptop.refused("office", "words", "--check", str(words)) == ["paper.words_file"]
    words.write_text(json.dumps({"rectification": {"copies": "本文书一式三份。"}}), "utf-8")
    assert laptop.refused("office", "words", "--take", str(words), "--only", "letter") == ["paper.words_kind"]
    told = laptop.done("office", "words", "--take", str(words), "--only", "reminder")
    assert told["changes"] == []
    told = laptop.done("office", "words", "--check", str(words))
    assert [(each["kind"], each["name"], each["after"]) for each in told["changes"]] == [
        ("rectification", "copies", "本文书一式三份。")
    ]
    laptop.done("office", "words", "--take", str(words))
    assert "本文书一式三份。" in laptop.text("paper", "issue", "rectification", visit)

    sheet = Image.new("L", (300, 300), "white")
    ImageDraw.Draw(sheet).rectangle((40, 40, 260, 260), outline="black", width=30)
    out = BytesIO()
    sheet.save(out, "PNG")
    picture.write_bytes(out.getvalue())
    assert laptop.refused("office", "glyph", "福", "--picture", str(picture)) == ["paper.glyph_printable"]
    assert laptop.refused("office", "glyph", "福永", "--picture", str(picture)) == ["paper.glyph_character"]
    drawn = laptop.done("office", "glyph", "U+31350", "--picture", str(picture))
    assert drawn == [{"character": "\U00031350", "code": "U+31350"}]
    given = ("--set", "holder=\U00031350明", "--set", "trained_on=2026-07-20", "--set", "valid_until=2028-07-19")
    assert "\U00031350明" in laptop.text("paper", "issue", "patrol_certificate", "e1", *given)
    listed = laptop.done("office", "glyph", "--missing")
    assert [(each["code"], each["drawn"], each["places"]) for each in listed] == [("U+31350", True, [])]
    laptop.done("office", "glyph", "U+31350", "--remove")
    other = ("--set", "holder=\U00031350亮", *given[2:])
    assert laptop.refused("paper", "issue", "patrol_certificate", "e1", *other) == ["notice.characters_uncovered"]


def test_photos_of_the_visit_are_catalogued(laptop: Laptop) -> None:
    visit = visit_of(laptop, "inspection", "李明:粤B01", "王芳:粤B02")
    photo = laptop.folder / "收寄台.jpg"
    photo.write_bytes(jpeg("teal"))
    laptop.done("visit", "photo", visit, str(photo), "--item", "RN-01")
    assert "收寄台.jpg" in laptop.text("paper", "issue", "photo_list", visit)


def test_the_words_of_the_office_reach_the_inspectors_papers_by_the_plan_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector = full_visit(tmp_path / "store")
    (tmp_path / "b").mkdir()
    hub_store = new_store(tmp_path / "b" / "store", Role.SUPERVISOR, "王芳")
    trust_card(hub_store, card_of(inspector.store), NOW)
    trust_card(inspector.store, card_of(hub_store), NOW)
    for store in (inspector.store, hub_store):
        store.close()
    laptop, hub = CommandLaptop(tmp_path, capsys), CommandLaptop(tmp_path / "b", capsys)
    words, plan, paper = tmp_path / "words.json", tmp_path / "office.zjpack", tmp_path / "paper.pdf"
    copies = "本笔录一式三份：{issuer}存两份，{enterprise}存一份。"
    words.write_text(json.dumps({"inspection_record": {"copies": copies}}), "utf-8")
    hub.done("office", "words", "--take", str(words))
    hub.done("office", "body", POLICE, "--phone", "27391111")
    hub.done("pack", "write", "--kind", "plan", "--out", str(plan))
    laptop.done("pack", "import", str(plan))
    laptop.done("paper", "issue", "inspection_record", inspector.visit, "--out", str(paper))
    assert "本笔录一式三份：深圳市宝安区福永街道办事处存两份" in paper_text(paper.read_bytes())
    assert [body["name"] for body in laptop.done("office", "body")] == [POLICE]
    assert laptop.done("office", "show")["contact"] == "李明", "what the laptop says itself stays"


def test_every_paper_proves_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit = full_visit(tmp_path / "store")
    issued = issue_all(visit)
    pdfs = {kind: issued_pdf(visit.store, paper.id) for kind, paper in issued.items()}
    visit.store.close()
    laptop = CommandLaptop(tmp_path, capsys)
    for kind, pdf in pdfs.items():
        file = tmp_path / f"{kind}.pdf"
        file.write_bytes(pdf)
        verified = laptop.done("notice", "verify", str(file))
        assert verified["result"] == "genuine", (kind, verified)
