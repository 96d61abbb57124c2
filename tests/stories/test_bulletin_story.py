"""工作通报: the year of the source article comes out in its own words and figures, in Word and as PDF."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from offices import NOW, PASSPHRASE, new_store, with_enterprise
from pypdfium2 import PdfDocument
from source_year import ARTICLE, FIRST, LAST, source_year

from inspector_app import assets
from inspector_app.cli import main
from inspector_app.errors import RefusedInputError, UnavailableError
from inspector_app.stores import Role, Store, open_store
from inspector_app.supervision.bulletin import make_bulletin
from inspector_app.supervision.bulletin_file import write_bulletin
from inspector_app.supervision.bulletin_parts import Table, make_parts
from inspector_app.supervision.statistics import Question, listed

YEAR = Question(FIRST, LAST)
SENTENCES = {
    "red": "标红企业（寄递粉末、液体敏感货物）91家",
    "yellow": "标黄企业（禁毒安全保障制度落实未达标）1297家",
    "green": "标绿企业（禁毒安全保障制度落实达标）63家",
    "orders": "责令整改1297份",
    "interviews": "约谈会19场",
    "warning_meetings": "现场警示会2场",
    "operations": "清查整治行动6次",
    "attending": "其他企业70家次",
    "consolidated": "集中整顿企业40家",
    "sealed": "查封涉案违规企业10家",
    "closed": "依法取缔企业1家",
    "commitments": "承诺书的企业1451家",
    "filings": "备案证明的企业14家",
    "trainings": "培训讲座27场",
    "outreach": "进企业宣传20场",
    "posters": "宣传海报8500张",
    "publicity": "“六进”活动101场次",
    "publicity_people": "受教育群众30000人次",
}
CITY = (
    "检查企业12家次，其中未落实11家次、已落实1家次。"
    "对未落实的企业：取缔1家次，查封4家次，责令整改3家次，当场完成整改3家次。"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    year = source_year(tmp_path_factory.mktemp("year") / "store", shared_data)
    year.store.close()
    return year.store.folder


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = open_store(folder, PASSPHRASE)
    yield store
    store.close()


def test_the_word_file_says_every_figure_of_the_article(store: Store, tmp_path: Path) -> None:
    write_bulletin(store, YEAR, tmp_path / "通报.docx", NOW)
    document = Document(str(tmp_path / "通报.docx"))
    text = "".join(each.text for each in document.paragraphs)
    assert SENTENCES.keys() == ARTICLE.keys()
    missing = {id: words for id, words in SENTENCES.items() if words not in text}
    assert not missing
    assert CITY in text
    assert document.paragraphs[0].text == "关于2026年1月1日至10月28日\n物流寄递行业禁毒工作情况的通报"
    with store.database.look() as work:
        assert "通报.docx" in {each["file"] for each in work.events.shown_of_kind("handed_on").values()}
    assert (document.paragraphs[0].style or document.styles["Normal"]).name == "Title"
    communities, *_, annex = document.tables
    assert [cell.text for cell in communities.rows[-1].cells][:5] == ["合计", "1451", "91", "1297", "63"]
    assert len(communities.rows) == 9
    # A small table lies on one page, its columns aligned alike, its head broken where words end.
    stays = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in communities.rows]
    assert stays == [True] * 8 + [False]
    assert communities.rows[0].cells[5].text == "检查\n企业"
    assert len({row.cells[2].paragraphs[0].alignment for row in annex.rows[1:]}) == 1
    # Numbers end below each other, the longest in the middle of its column.
    (numbers,) = {
        (line.alignment, line.paragraph_format.right_indent)
        for line in (row.cells[1].paragraphs[0] for row in communities.rows[1:])
    }
    assert numbers[0] == WD_ALIGN_PARAGRAPH.RIGHT
    assert numbers[1] is not None
    assert 0 < numbers[1] < communities.columns[1].width / 2
    *_, office, dated = [each for each in document.paragraphs if each.style and each.style.name == "Signature"]
    assert office.paragraph_format.keep_with_next
    assert not dated.paragraph_format.keep_with_next
    assert len(document.inline_shapes) == 1
    told = {row.cells[2].text: (row.cells[3].text, row.cells[4].text) for row in annex.rows}
    assert told["orders"] == ("1297份", "1297")
    assert told["posters"] == ("8500张", "17")


def test_the_pdf_says_the_same(store: Store, tmp_path: Path) -> None:
    write_bulletin(store, YEAR, tmp_path / "通报.pdf", NOW)
    with PdfDocument(tmp_path / "通报.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    text = "".join(pages).replace("\r", "").replace("\n", "")
    assert not {id for id, words in SENTENCES.items() if words not in text}
    assert CITY in text
    assert "第 1 页，共" in pages[0]
    assert "数字来源" in pages[-2]


def test_behind_every_figure_of_the_annex_is_a_list_of_so_many_lines(store: Store) -> None:
    bulletin = make_bulletin(store, YEAR, NOW)
    traced = {each.id: each for each in bulletin.annex if each.records is not None}
    assert ARTICLE.keys() <= traced.keys()
    for id, each in traced.items():
        assert each.records == len(listed(store, id, YEAR, NOW)), id
    (coverage,) = [each for each in bulletin.annex if each.records is None and each.id == "coverage"]
    assert (coverage.number, coverage.of) == ("0.2%", "enterprises_visited ÷ enterprises")


def test_equal_bulletins_are_equal_files(store: Store, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_bulletin(store, YEAR, tmp_path / name, NOW)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_did_not_happen_is_not_said(store: Store) -> None:
    month = make_bulletin(store, Question(date(2026, 2, 1), date(2026, 2, 28)), NOW)
    text = "".join(words for passage in month.passages for words in passage.paragraphs)
    assert month.title == "关于2026年2月物流寄递行业禁毒工作情况的通报"
    day = make_bulletin(store, Question(date(2026, 8, 20), date(2026, 8, 20)), NOW)
    assert day.title == "关于2026年8月20日物流寄递行业禁毒工作情况的通报"
    assert "查封" not in text
    assert "期内没有登记现场检查。" in text
    assert "期内没有登记约谈、警示和清查整治。" in text


def test_a_community_has_its_own_bulletin(store: Store) -> None:
    bulletin = make_bulletin(store, Question(FIRST, LAST, community="福永社区"), NOW)
    assert bulletin.title.startswith("关于福永社区2026年")
    (enterprises,) = [each for each in bulletin.annex if each.id == "enterprises"]
    assert 0 < int(enterprises.number.removesuffix("家")) < 1451


def test_a_time_without_records_is_refused(store: Store) -> None:
    with pytest.raises(RefusedInputError) as refused:
        make_bulletin(store, Question(date(2020, 1, 1), date(2020, 12, 31)), NOW)
    assert [each.code for each in refused.value.problems] == ["bulletin.empty_period"]


def test_a_bulletin_without_a_register_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store", Role.SUPERVISOR)
    try:
        for question, code in (
            (YEAR, "bulletin.no_register"),
            (Question(FIRST, None), "bulletin.period_missing"),
            (Question(LAST, FIRST), "statistics.period"),
        ):
            with pytest.raises(RefusedInputError) as refused:
                make_bulletin(store, question, NOW)
            assert [each.code for each in refused.value.problems] == [code]
        with_enterprise(store)
        with pytest.raises(RefusedInputError) as empty:
            make_bulletin(store, YEAR, NOW)
        assert empty.value.problems[0].code == "bulletin.empty_period"
        # What no colour was given to has a column, or the colours would not add up to the whole.
        with store.database.work(NOW) as work:
            work.enterprises.save("e2", {"name": "新店", "community": "福永社区"})
        table = make_parts(store, YEAR, NOW, assets.read_json("bulletin", "words.json"))["table communities"]
        assert isinstance(table, Table)
        assert table.columns[:6] == ("社区", "在册", "红", "黄", "绿", "未评")
        assert table.rows[-1][1:6] == ("2", "0", "1", "0", "1")
        assert len(table.widths) == len(table.columns)
    finally:
        store.close()


def test_a_file_that_cannot_be_written_leaves_the_old_one(store: Store, tmp_path: Path) -> None:
    old = tmp_path / "通报.odt"
    old.write_text("before", "utf-8")
    with pytest.raises(RefusedInputError) as refused:
        write_bulletin(store, YEAR, old, NOW)
    assert refused.value.problems[0].code == "bulletin.file_type"
    assert old.read_text("utf-8") == "before"
    with pytest.raises(UnavailableError) as unavailable:
        write_bulletin(store, YEAR, tmp_path / "nowhere" / "通报.pdf", NOW)
    assert unavailable.value.problems[0].code == "bulletin.file_refused"


def test_the_command_line_writes_it_and_tells_every_source(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    opened = ["--store", str(folder), "--passphrase-file", str(tmp_path / "passphrase")]
    days = ["--from", FIRST.isoformat(), "--to", LAST.isoformat()]
    out = tmp_path / "bulletin.docx"
    assert main(["bulletin", *opened, *days, "--out", str(out), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    numbers = {each["id"]: each["number"] for each in said["figures"]}
    for id, number in ARTICLE.items():
        assert numbers[id].startswith(str(number)), id
    assert len(Document(str(out)).tables) == 3
    assert main(["bulletin", *opened, "--from", "2020-01-01", "--to", "2020-12-31", "--out", str(out), "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert refused["problems"][0]["code"] == "bulletin.empty_period"
