"""Papers of every kind on paper: all is there, nothing is cut, no signature stands alone, whatever was typed."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from notice_samples import page_texts, paper_text
from notice_visits import NOW, NoticeVisit
from paper_visits import GIVEN, full_visit, issue_all
from PIL import Image

from inspector_app.evidence.intake import Picture, add_photo, caption_photo
from inspector_app.evidence.pairs import pair_photos
from inspector_app.notices import fonts
from inspector_app.notices.flow import Row, RuleMark, TextMark, paginate
from inspector_app.notices.glyphs import Face
from inspector_app.notices.issuing import issued_pdf
from inspector_app.notices.kinds import KINDS
from inspector_app.notices.paper import Closing, Form, Notes, Paper, Seal, Text
from inspector_app.notices.paper_layout import draw_paper
from inspector_app.notices.papers import issue, preview
from inspector_app.notices.tables import grid_rows, table_rows
from inspector_app.notices.words import Field
from inspector_app.supervision.bulletin_parts import figure_columns
from inspector_app.visits import Mode

FACE = Face(fonts.BODY, 10.5, 10.5)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """PDF of every kind: of an inspection, and the two that only other modes have."""
    papers: dict[str, bytes] = {}
    for mode in (Mode.JOINT, Mode.REMINDER, Mode.INSPECTION):
        visit = full_visit(tmp_path_factory.mktemp("papers") / "store", mode)
        papers |= {kind: issued_pdf(visit.store, paper.id) for kind, paper in issue_all(visit).items()}
    return papers


def test_every_kind_was_drawn(issued: dict[str, bytes]) -> None:
    assert set(issued) == set(KINDS)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed: dev.py installs it where it may")
@pytest.mark.parametrize("kind", KINDS)
def test_a_strict_reader_finds_no_fault(issued: dict[str, bytes], kind: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(issued[kind])
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert b"Helvetica" not in issued[kind]
    fonts_named = re.findall(rb"/BaseFont /(\S+)", issued[kind])
    assert all(b"+" in font for font in fonts_named), "every font is embedded"


@pytest.mark.parametrize("kind", KINDS)
def test_title_enterprise_and_pages_can_be_copied_out(issued: dict[str, bytes], kind: str) -> None:
    pages = page_texts(issued[kind])
    assert KINDS[kind].title in pages[0]
    assert "草稿" not in "".join(pages)
    assert "〓" not in "".join(pages)
    if kind != "briefing_card":
        assert "深圳市顺达国际货运代理有限公司" in "".join(pages)
    for number, text in enumerate(pages[1:], start=2):
        assert f"共{len(pages)}页第{number}页" in text
        assert "（续页）" in text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            "inspection_record",
            ("出示证件", "申请回避", "合格2项，不合格1项", "待发区有3件已封箱", "SF1000000010", "拒绝签字，理由："),
        ),
        ("reinspection", ("深宝福责改〔2026〕1号", "的问题：已整改", "的问题：现场已不存在", "结论为：合格")),
        ("interview_notice", ("2026年8月12日14时30分", "三楼会议室", "3.自查整改报告")),
        ("interview_record", ("深宝福约〔2026〕1号", "2026年8月12日15时20分", "二、每日抽查运单")),
        ("referral", ("深圳市宝安区邮政管理局：", "现移送你单位依法处理", "2.现场照片6张")),
        ("service_receipt", ("深宝福约〔2026〕1号", "直接送达", "2026年8月3日11时10分", "见证人")),
        ("sampling_record", ("SF100000001", "种子20260803", "（共10行）")),
        ("photo_list", ("收寄柜台第1处", "SHA-256：", "加密存储")),
        ("commitment", ("郑重承诺", "百分之百实名", "2027年8月2日")),
        ("filing_certificate", ("2026年8月3日备案", "不是行政许可")),
        ("patrol_certificate", ("陶艳秀", "0023", "2028年7月19日")),
        ("training_certificate", ("买买提·阿不都热合曼", "8学时")),
        ("reminder", ("不具有行政强制力", "二、在收寄柜台张贴举报电话")),
        ("common_record", ("福永派出所", "赵强、孙丽", "当场补登2票")),
        ("rectification_reply", ("深宝福责改〔2026〕1号", "接受复查")),
        ("briefing_card", ("110", "开箱验视", "不触摸")),
    ],
)  # fmt: skip
def test_what_was_recorded_and_typed_is_on_the_paper(
    issued: dict[str, bytes], kind: str, words: tuple[str, ...]
) -> None:
    text = paper_text(issued[kind])
    for each in words:
        assert each in text, (kind, each)


def test_headings_are_numbered_as_they_stand(tmp_path: Path, issued: dict[str, bytes]) -> None:
    assert "四、抽查情况" in paper_text(issued["inspection_record"])
    visit = full_visit(tmp_path / "store", findings=0)
    with visit.store.database.work(NOW) as work:
        work.answers.save(visit.visit, "RN-02", {"values": {}})
    text = paper_text(preview(visit.store, "inspection_record", visit.visit, {}, NOW).pdf)
    assert "抽查情况" not in text
    assert "四、询问要点" in text
    assert "检查中未发现问题。" in text


def test_a_reminder_orders_and_threatens_nothing(issued: dict[str, bytes]) -> None:
    text = paper_text(issued["reminder"])
    for word in ("责令", "罚款", "行政复议", "执法证"):
        assert word not in text


def test_no_paper_of_a_street_office_threatens_a_penalty(issued: dict[str, bytes]) -> None:
    for kind, pdf in issued.items():
        text = paper_text(pdf)
        assert not re.search("罚款|拘留|吊销|没收", text), kind


@pytest.mark.parametrize("count", [1, 3, 5, 9])
@pytest.mark.parametrize("kind", ["inspection_record", "interview_notice", "referral"])
def test_signatures_stand_with_the_end_of_the_text(tmp_path: Path, kind: str, count: int) -> None:
    visit = full_visit(tmp_path / "store", findings=count)
    pages = page_texts(preview(visit.store, kind, visit.visit, GIVEN[kind], NOW).pdf)
    last = next(text for text in reversed(pages) if "存档" in text)
    ends = {"inspection_record": "确认与现场情况相符", "interview_notice": "另行约定时间", "referral": "告知我单位"}
    assert ends[kind] in last
    assert "深圳市宝安区福永街道办事处2026年10月28日" in last


def test_pairs_of_photos_stand_in_the_opinion_of_the_re_inspection(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    issue(visit.store, "rectification", visit.visit, {}, NOW)
    before, after = (
        add_photo(visit.store, visit.visit, "OB-02", Picture(_jpeg(size, colour), f"{colour}.jpg", "file"), NOW)
        for size, colour in (((640, 480), "maroon"), ((480, 640), "green"))
    )
    caption_photo(visit.store, after.id, "待发区", NOW)
    pair_photos(visit.store, after.id, before.id, NOW)
    paper = issue(visit.store, "reinspection", visit.visit, GIVEN["reinspection"], NOW)
    text = paper_text(issued_pdf(visit.store, paper.id))
    assert "整改前后对比照片" in text
    assert "整改前照片1" in text
    assert "整改后照片2待发区" in text
    assert before.sha256[:16] in text
    assert [pair["after"]["sha256"] for pair in paper.facts["pairs"]] == [after.sha256]


def test_the_catalogue_has_every_photo_with_its_whole_checksum(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", findings=0)
    shapes = [(4000, 90), (90, 4000), (1, 1), (640, 480), (3, 2000)]
    photos = [
        add_photo(visit.store, visit.visit, "", Picture(_jpeg(shapes[n % 5], (n, 90, 120)), f"{n}.jpg", "file"), NOW)
        for n in range(60)
    ]
    paper = issue(visit.store, "photo_list", visit.visit, GIVEN["photo_list"], NOW)
    text = paper_text(issued_pdf(visit.store, paper.id))
    for number, photo in enumerate(photos, start=1):
        assert f"照片{number}" in text
        assert photo.sha256 in text
    assert "照片数量60" in text


def test_what_is_no_picture_is_catalogued_as_such(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store", findings=0)
    add_photo(visit.store, visit.visit, "", Picture(b"%PDF-1.7\n", "台账.pdf", "file"), NOW)
    text = paper_text(preview(visit.store, "photo_list", visit.visit, {}, NOW).pdf)
    assert "非图片，见原件" in text
    assert "台账.pdf" in text


def test_a_lost_photo_stops_the_final_paper_and_is_named(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    with visit.store.database.look() as work:
        photo = work.photos.of_visit(visit.visit)[0]
    visit.store.files.remove(photo.sha256)
    seen = preview(visit.store, "photo_list", visit.visit, {}, NOW)
    assert [problem.code for problem in seen.problems] == ["paper.photo_unprintable"]
    assert seen.problems[0].details["name"] == photo.file_name
    assert "草稿" in paper_text(seen.pdf)


HOSTILE = '<b>粗<img src="/etc/passwd"><para>&amp;</i>{issuer}[[x]]%s\\n(）'


@pytest.mark.parametrize("kind", ["inspection_record", "interview_notice", "referral", "reminder"])
def test_two_hundred_findings_of_any_length_are_all_there(tmp_path: Path, kind: str) -> None:
    mode = Mode.REMINDER if kind == "reminder" else Mode.INSPECTION
    visit = full_visit(tmp_path / "store", mode, findings=0)
    problems = [f"第{n:03}处{'长' * (5_000 if n == 7 else 12)}末{n:03}" for n in range(1, 201)]
    _find(visit, [*problems, HOSTILE])
    pdf = preview(visit.store, kind, visit.visit, GIVEN[kind], NOW).pdf
    text = _without_furniture(pdf, kind)
    for problem in problems:
        assert problem in text
    assert "".join(HOSTILE.split()) in text
    for acting in (b"/URI", b"/JavaScript", b"/Launch"):
        assert acting not in pdf


@pytest.mark.parametrize("problem", ["", " \u3000 ", "🚚"])
def test_an_empty_or_undrawable_finding_makes_a_draft_that_says_why(tmp_path: Path, problem: str) -> None:
    visit = full_visit(tmp_path / "store", findings=0)
    _find(visit, [problem])
    seen = preview(visit.store, "inspection_record", visit.visit, {}, NOW)
    wanted = "notice.characters_uncovered" if problem == "🚚" else "notice.problem_empty"
    assert wanted in [each.code for each in seen.problems]
    assert "草稿" in paper_text(seen.pdf)


def test_typed_fields_of_any_kind_are_printed_whole_or_refused(tmp_path: Path) -> None:
    visit = full_visit(tmp_path / "store")
    long = "甲乙丙丁" * 1_249
    given = GIVEN["inspection_record"] | {
        "statement": f"{long}\n{HOSTILE}\n\x00\u200b",
        "questions": "上海㙍䶮𬭸𠮷堃喆",
    }
    seen = preview(visit.store, "inspection_record", visit.visit, {**given, "statement": long}, NOW)
    assert seen.problems == ()
    assert long in _without_furniture(seen.pdf, "inspection_record")
    assert "上海㙍䶮𬭸𠮷堃喆" in paper_text(seen.pdf)
    refused = preview(visit.store, "inspection_record", visit.visit, given, NOW)
    assert [problem.code for problem in refused.problems] == ["paper.field_signs", "paper.field_long"]


def test_a_table_repeats_its_head_and_is_closed_on_every_page() -> None:
    fonts.register()
    rows = table_rows(("序号", "问题"), (1, 5), [(str(n), "长" * 300) for n in range(9)], (FACE, FACE), 15, 400)
    pages = paginate(rows, 300)
    assert len(pages) > 3
    heads = [_texts(page)[0] for page in pages]
    assert heads == ["序号"] * len(pages)
    for page in pages:
        assert sum(row.height for row in page) <= 300.01
        last = page[-1]
        assert any(isinstance(mark, RuleMark) and mark.down == last.height for mark in last.marks)


def test_numbers_of_a_table_end_below_each_other_in_the_middle_of_their_column() -> None:
    fonts.register()
    cells = [("甲", "7", "100.0%"), ("乙", "1297", "5.6%")]
    rows = table_rows(("社区", "在册", "不合格率"), (2, 1, 1), cells, (FACE, FACE), 15, 400, figure_columns(cells))
    marks = [mark for row in rows for mark in row.marks if isinstance(mark, TextMark)]
    ends = {mark.line.text: mark.x + mark.line.width for mark in marks}
    assert ends["7"] == pytest.approx(ends["1297"])
    assert ends["100.0%"] == pytest.approx(ends["5.6%"])
    (longest,) = [mark for mark in marks if mark.line.text == "100.0%"]
    assert longest.x - 300 == pytest.approx(400 - ends["100.0%"])
    assert figure_columns([("1", "OB-01", "—"), ("2", "3家", "2项次")]) == [0, 2]


def test_a_grid_leaves_room_to_write_and_breaks_its_labels() -> None:
    fonts.register()
    rows = grid_rows([("备　　注", "")], (FACE, FACE), 15, 400, 40)
    assert sum(row.height for row in rows) == pytest.approx(40)


def _texts(page: list[Row]) -> list[str]:
    return [mark.line.text for row in page for mark in row.marks if isinstance(mark, TextMark) and mark.line.text]


def _find(visit: NoticeVisit, problems: list[str]) -> None:
    """As a record from elsewhere may have them: our own windows would refuse some."""
    with visit.store.database.work(NOW) as work:
        for position, problem in enumerate(problems):
            fields = {
                "visit_id": visit.visit, "enterprise_id": "e1", "severity": "B", "problem": problem,
                "requirement": "整改", "deadline": "2026-12-01", "position": position,
            }  # fmt: skip
            work.findings.save(f"{visit.visit}/f{position:04}", fields)


def _without_furniture(pdf: bytes, kind: str) -> str:
    head = rf"深圳市顺达国际货运代理有限公司{KINDS[kind].title}[^（]*（续页）|共\d+页第\d+页|草稿"
    return "".join(re.sub(head, "", text) for text in page_texts(pdf))


def _jpeg(size: tuple[int, int], colour: str | tuple[int, int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def test_a_reader_for_the_blind_finds_titles_paragraphs_tables_and_pictures(issued: dict[str, bytes]) -> None:
    record = _structure(issued["inspection_record"])
    assert record[:2] == ["P", "H1"]
    assert "H2" in record
    assert {"Table", "Figure"} <= set(record)
    letter = _structure(issued["rectification"])
    assert set(letter) == {"P", "H1", "Figure"}


def test_a_paragraph_over_two_pages_is_one_paragraph(issued: dict[str, bytes]) -> None:
    assert b"/Type/MCR" in issued["rectification"], "content that names its page, because its element has two"
    assert b"/Type/MCR" not in issued["filing_certificate"], "a single page"


def _structure(pdf: bytes) -> list[str]:
    """The roles of the elements below the document, page by page."""
    import pypdfium2
    from pypdfium2 import raw

    roles = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            root = raw.FPDF_StructTree_GetChildAtIndex(tree, 0)
            children = range(raw.FPDF_StructElement_CountChildren(root))
            roles += [_role(raw.FPDF_StructElement_GetChildAtIndex(root, child)) for child in children]
            raw.FPDF_StructTree_Close(tree)
            page.close()
    return [role for role in roles if role]


def _role(element: Any) -> str:
    import ctypes

    from pypdfium2 import raw

    if not element:
        # Of another page.
        return ""
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


@pytest.mark.parametrize("lines", [0, 1, 4, 9])
def test_a_long_text_above_the_signatures_fills_the_page_before_it_breaks(lines: int) -> None:
    """Kept in one piece with them it left most of a page empty."""
    filled = tuple(Text("检查情况" * 7, lead=True) for _ in range(8 + lines))
    closing = Closing((Text("声明内容" * 200), Form(((Field("签名"),),) * 6), Seal("某街道办事处", "2026年8月3日")))
    texts = page_texts(draw_paper(Paper("letter", "样表", "", "某街道办事处", "", False, (*filled, closing))))
    assert "声明内容" in texts[0]
    assert "某街道办事处" in texts[-1]
    assert "声明内容" in texts[-1], "the signatures have the end of the text with them"
    assert texts[-1].count("签名") == 6
    assert sum(text.count("声明") for text in texts) >= 195


def test_long_notes_below_a_seal_break_like_any_text() -> None:
    filled = tuple(Text("检查情况" * 7, lead=True) for _ in range(12))
    closing = Closing((Seal("某街道办事处", "2026年8月3日"), Notes("抄送单位" * 120, "附件：", ())))
    texts = page_texts(draw_paper(Paper("letter", "样表", "", "某街道办事处", "", False, (*filled, closing))))
    assert "某街道办事处" in texts[0]
    assert "抄送单位" in texts[0]
    assert "抄送单位" in texts[1]
