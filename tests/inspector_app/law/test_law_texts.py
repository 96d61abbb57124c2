"""Full texts of laws are believed only when nothing in them speaks against it."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import NOW, new_store

from inspector_app.errors import RefusedInputError
from inspector_app.law import library
from inspector_app.law.article_numbers import articles_named, is_article_number, value_of
from inspector_app.law.library import article_text, coverage, load_text, texts_in, to_value, unload_text
from inspector_app.law.readings import enter_reading, law_of
from inspector_app.law.texts import read_text
from inspector_app.messages import Language, say
from inspector_app.notices.wording import chinese_number
from inspector_app.stores import Store

HEAD = "深圳经济特区禁毒条例\n（2024年10月30日深圳市第七届人民代表大会常务委员会第三十一次会议通过）\n"


def law_text(count: int = 60, head: str = HEAD, end: str = "本条例自2025年1月1日起施行。", skip: int = 0) -> str:
    lines = [f"第{chinese_number(n)}条　这里是第{n}条的内容。" for n in range(1, count) if n != skip]
    lines.insert(5, "第二章　管控")
    lines.insert(7, "（一）第五条以后的一项；")
    return "\n".join([head, *lines, f"第{chinese_number(count)}条　{end}", ""])


def load(store: Store, text: str = law_text(), law: str = "深禁毒", **more: object) -> library.LawText:
    return load_text(store, text.encode("utf-8"), "法规.txt", law, NOW, **more)  # type: ignore[arg-type]


def refused(store: Store, data: bytes | str, law: str = "深禁毒", **more: object) -> list[str]:
    data = data.encode("utf-8") if isinstance(data, str) else data
    with pytest.raises(RefusedInputError) as error:
        load_text(store, data, "法规.txt", law, NOW, **more)  # type: ignore[arg-type]
    for problem in error.value.problems:
        assert all(say(problem, language).problem for language in Language)
    return [problem.code for problem in error.value.problems]


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert value_of(chinese_number(number)) == number
    assert articles_named(f"第{chinese_number(number)}条第一款、第三条") == [number, 3]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("第二十三条", True), ("第五条第二款、第七条", True), ("第八十八条第（六）项", True), ("第十条之一", True),
        ("5.3.1", True), ("第5.3条", True), ("23", True), ("二十三条", False), ("第二十三", False), ("见第三条", False),
        ("第三条，第五条", False), ("", False), ("第" + "十" * 80 + "条", False),
    ],
)  # fmt: skip
def test_what_may_stand_behind_a_title_as_a_number(text: str, is_one: bool) -> None:
    assert is_article_number(text) is is_one


def test_a_whole_text_is_loaded_with_its_edition_and_its_day(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    loaded = load(store)
    assert (loaded.starts, loaded.ends, loaded.by) == ("2025-01-01", "", "李明")
    assert "2024年10月30日" in loaded.edition
    assert len(loaded.read().articles) == 60
    assert loaded.read().article(5) == "这里是第5条的内容。"
    assert loaded.read().article(6) == "这里是第6条的内容。\n（一）第五条以后的一项；"
    assert read_text(loaded.text).sha256 == loaded.sha256
    store.close()


def test_line_ends_byte_order_marks_markdown_and_gb18030_make_no_other_text(tmp_path: Path) -> None:
    text = law_text()
    marked = text.replace("\n", "\r\n").replace("第一条", "**第一条**", 1)
    assert read_text("\ufeff# " + marked).sha256 == read_text(text).sha256
    store = new_store(tmp_path / "s")
    loaded = load_text(store, text.encode("gb18030"), "法规.txt", "深禁毒", NOW)
    assert loaded.sha256 == read_text(text).sha256
    store.close()


def test_a_word_file_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    loaded = load_text(store, docx(law_text()), "法规.docx", "深禁毒", NOW)
    assert loaded.sha256 == read_text(law_text()).sha256
    store.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (law_text(head="广东省禁毒条例\n2015年12月3日通过\n"), ["law.text_title"]),
        (law_text(head="深圳经济特区禁毒条例\n"), ["law.text_edition"]),
        (law_text(skip=23), ["law.text_gap"]),
        (HEAD + "没有条文", ["law.text_no_articles", "law.text_from"]),
        (law_text(end="本条例由市政府解释。"), ["law.text_from"]),
        ("", ["law.text_empty"]),
        (law_text() + law_text(head=""), ["law.text_gap"]),
    ],
)
def test_what_speaks_against_a_text_is_named(tmp_path: Path, text: str, expected: list[str]) -> None:
    store = new_store(tmp_path / "s")
    assert refused(store, text) == expected
    store.close()


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    whole = docx(law_text())
    assert refused(store, b"\x00\xff" * 50) == ["law.text_encoding"]
    for broken in (whole[: len(whole) // 2], whole.replace(b"word/document", b"word/documenT"), b"PK\x03\x04"):
        assert refused(store, broken) == ["law.text_file"]
    assert refused(store, b"x" * (8 * 1024**2 + 1)) == ["law.text_large"]
    assert refused(store, docx("<!ENTITY")) == ["law.text_title", "law.text_edition", "law.text_no_articles",
                                                "law.text_from"]  # fmt: skip
    assert refused(store, law_text(), "乱法") == ["law.unknown_law"]
    assert refused(store, law_text(), sha256="0" * 64) == ["law.text_hash"]
    store.close()


def test_what_the_file_does_not_say_a_person_may_say(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    silent = law_text(head="深圳经济特区禁毒条例\n", end="附则。")
    loaded = load(store, silent, starts=date(2025, 1, 1), edition="2024-10-30通过")
    assert (loaded.edition, loaded.starts) == ("2024-10-30通过", "2025-01-01")
    assert refused(store, silent, starts=date(2025, 1, 1), edition="2024-10-30通过") == ["law.text_same"]
    assert refused(store, law_text()) == ["law.text_same_day"]
    store.close()


def test_a_later_edition_ends_the_one_before_and_gives_way_when_it_is_taken_out(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    load(store)
    later = load(store, law_text(62, end="本条例自2027年3月1日起施行。"))
    with store.database.look() as work:
        assert [(each.starts, each.ends) for each in texts_in(work)] == [
            ("2025-01-01", "2027-02-28"), ("2027-03-01", ""),
        ]  # fmt: skip
    unload_text(store, later.sha256[:8], NOW)
    with store.database.look() as work:
        assert [(each.starts, each.ends) for each in texts_in(work)] == [("2025-01-01", "")]
        (left,) = texts_in(work)
    unload_text(store, left.sha256, NOW)
    with store.database.look() as work:
        assert texts_in(work) == []
    with pytest.raises(RefusedInputError):
        unload_text(store, "abc", NOW)
    store.close()


def test_a_number_that_the_loaded_text_does_not_have_was_misread(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    loaded = load(store)
    with pytest.raises(RefusedInputError) as error:
        enter_reading(store, "深禁毒?", "第六十一条", None, None, "公报", NOW)
    assert [problem.code for problem in error.value.problems] == ["law.number_not_in_text"]
    enter_reading(store, "深禁毒?", "第二十七条第二款", None, None, "公报", NOW)
    book = law_of(store)
    with store.database.look() as work:
        assert article_text(texts_in(work), book.article("深禁毒?"), NOW.date()) == "这里是第27条的内容。"
        assert article_text(texts_in(work), book.article("快递§23"), NOW.date()) == ""
    assert [(each.article, each.is_there) for each in coverage(loaded, book)] == [("深禁毒?", True)]
    store.close()


def test_texts_of_a_plan_must_have_their_hash(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    load(store)
    with store.database.look() as work:
        value = to_value(texts_in(work))
    store.close()
    assert library.problems(value) == []
    value["texts"][0]["text"] += "加一句"
    assert [problem.details["place"] for problem in library.problems(value)] == [1]


def docx(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    escaped = [line.replace("&", "&amp;").replace("<", "&lt;") for line in text.split("\n")]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in escaped)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document.encode("utf-8"))
    return stream.getvalue()


def law_pdf(text: str, lines_a_page: int = 30) -> bytes:
    """As the national database gives it: lines as wide as the page, page numbers between them."""
    from inspector_app.notices import fonts
    from inspector_app.notices.flow import Row, paragraph
    from inspector_app.notices.glyphs import Face
    from inspector_app.notices.page import Metadata, Sheet, paint

    fonts.register()
    face = Face(fonts.BODY, 12, 12)
    rows: list[Row] = [row for line in text.splitlines() for row in paragraph(line, face, 20, 200)]
    pages = [rows[start : start + lines_a_page] for start in range(0, len(rows), lines_a_page)]
    sheets = [Sheet(page, foot=f"- {number} -") for number, page in enumerate(pages or [[]], start=1)]
    return paint(sheets, Metadata("", "", ""))


def test_a_pdf_is_read_as_its_text_would_be(tmp_path: Path) -> None:
    long = "从事收寄、运输的单位应当查验寄件人身份，如实登记，对交寄的物品开封验视，并按照规定期限保存记录，不得泄露。"
    plain = "\n".join([HEAD.strip(), *(f"第{chinese_number(n)}条　{long}" for n in range(1, 12)),
                       "第十二条　本条例自2025年1月1日起施行。"])  # fmt: skip
    store = new_store(tmp_path / "s")
    loaded = load_text(store, law_pdf(plain), "条例.pdf", "深禁毒", NOW)
    assert loaded.starts == "2025-01-01"
    assert loaded.read().articles == read_text(plain).articles
    store.close()


def test_a_scanned_or_broken_pdf_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    assert refused(store, law_pdf("")) == ["law.text_scanned"]
    assert refused(store, law_pdf("第一条")[:200]) == ["law.text_file"]
    store.close()
