"""Cells of a register as offices write them; whatever stands in one, reading it never breaks."""

import math
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.enterprises.cell_errors import UnreadableCellError
from inspector_app.enterprises.cells import read_cell
from inspector_app.enterprises.credit_codes import code_problem, plain_code
from inspector_app.enterprises.headers import canonical_headers
from inspector_app.enterprises.plain_text import tidy
from inspector_app.errors import Problem
from inspector_app.messages import Language, say

FIELDS = tuple(canonical_headers())
AUGUST_3 = date(2026, 8, 3)


def refused(field: str, value: object) -> str:
    with pytest.raises(UnreadableCellError) as refusal:
        read_cell(field, value)
    assert all(str(say(refusal.value.problem, language)) for language in Language)
    return refusal.value.problem.code.removeprefix("register.")


def problem_of(field: str, value: object) -> Problem | None:
    try:
        read_cell(field, value)
    except UnreadableCellError as error:
        return error.problem
    return None


@pytest.mark.parametrize(
    "written",
    [
        AUGUST_3,
        datetime(2026, 8, 3, 14, 5),
        "2026-8-3",
        "2026/08/03",
        "2026.8.3",
        "2026年8月3日",
        "２０２６年８月３日",
        " 2026 年 8 月 3 日 ",
        "20260803",
        20260803.0,
        46237.0,
        46237.75,
        "46237",
        "2026-08-03 14:05:00",
        "2026-08-03T14:05:00",
        "2026年8月3日 14:05",
    ],
)
def test_a_day_is_read_in_every_usual_shape(written: object) -> None:
    assert read_cell("commitment_signed", written) == AUGUST_3


@pytest.mark.parametrize("written", ["2026-13-45", "2026-02-30", "0026-08-03", date(1900, 1, 5), "9999-01-01"])
def test_a_day_that_does_not_exist_is_refused(written: object) -> None:
    assert refused("commitment_signed", written) == "date_impossible"


@pytest.mark.parametrize("written", ["已签", "26/8/3", "2026年8月", "8月3日", 12.0, True, time(8, 0), "长期"])
def test_what_is_no_day_is_not_guessed(written: object) -> None:
    assert refused("express_licence_expires", written) == "date_unreadable"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (13290713029.0, "13290713029"),
        ("１３２９０７１３０２９", "13290713029"),
        ("132-9071-3029", "13290713029"),
        ("+86 132 9071 3029", "13290713029"),
        ("008613290713029", "13290713029"),
        ("0755-27381234", "0755-27381234"),
        ("(0755)27381234", "0755-27381234"),
        ("0755—27381234转801", "0755-27381234-801"),
        ("075527381234", "0755-27381234"),
        ("010 6512 3456", "010-65123456"),
        ("27381234", "27381234"),
        ("400-800-1234", "4008001234"),
        ("95338", "95338"),
        ("13290713029/0755-27381234", "13290713029、0755-27381234"),
        ("13290713029 17316248108", "13290713029、17316248108"),
        ("+85261234567", "+85261234567"),
    ],
)
def test_a_telephone_number_is_made_plain_and_stays_so(written: object, plain: str) -> None:
    assert read_cell("phone", written) == plain
    assert read_cell("phone", plain) == plain


@pytest.mark.parametrize(
    "written", ["12345", "1329071302", "132907130299", "23290713029", "电话", "13290713029、12345"]
)
def test_an_impossible_telephone_number_is_refused(written: str) -> None:
    assert refused("phone", written) == "phone_impossible"


@pytest.mark.parametrize(
    ("field", "written", "number"),
    [
        ("staff_count", "97人", 97),
        ("staff_count", "６名", 6),
        ("staff_count", "1,200", 1200),
        ("xray_count", "2台", 2),
        ("xray_count", "无", 0),
        ("camera_count", "16 路", 16),
        ("video_days", "30天", 30),
        ("video_days", 90.0, 90),
        ("longitude", "113.837787°", 113.837787),
        ("latitude", 22.646006, 22.646006),
    ],
)
def test_a_number_may_have_its_unit_behind_it(field: str, written: object, number: float) -> None:
    assert read_cell(field, written) == number


@pytest.mark.parametrize(
    ("field", "written", "why"),
    [
        ("staff_count", -5.0, "count_impossible"),
        ("staff_count", "1000000", "count_impossible"),
        ("staff_count", "3.5", "count_not_whole"),
        ("staff_count", "约20人", "number_unreadable"),
        ("staff_count", "9" * 5000, "number_unreadable"),
        ("video_days", "1e99", "count_impossible"),
        ("latitude", "abc", "number_unreadable"),
        ("latitude", 113.8, "coordinate_impossible"),
        ("longitude", math.inf, "number_unreadable"),
        ("safeguards_met", "看情况", "yes_no_unknown"),
        ("note", "字" * 2001, "text_long"),
        ("business_scope", "字" * 2001, "text_long"),
        ("community", "#REF!", "cell_error"),
    ],
)
def test_a_fault_is_told_by_its_kind(field: str, written: object, why: str) -> None:
    assert refused(field, written) == why


@pytest.mark.parametrize(
    ("written", "meant"),
    [(word, True) for word in ("是", "√", "有", "达标", "已签", "Y", "yes", "Ｙ", True, 1.0, " 是　")]
    + [(word, False) for word in ("否", "×", "无", "未达标", "不达标", "N", "no", "x", False, 0.0)],
)
def test_yes_and_no_have_many_words(written: object, meant: bool) -> None:
    assert read_cell("safeguards_met", written) is meant


@pytest.mark.parametrize("written", ["", "  ", "　", None, "/", "—", "N/A", "\u200b"])
@pytest.mark.parametrize("field", FIELDS)
def test_a_cell_with_nothing_to_say_says_nothing(field: str, written: object) -> None:
    assert read_cell(field, written) in (None, "", ())


def test_lists_are_cut_at_every_usual_mark_but_not_inside_brackets() -> None:
    assert read_cell("business_scope", "仓储、集运，普货;冷链/ 报关\n仓储") == ("仓储", "集运", "普货", "冷链", "报关")
    assert read_cell("business_scope", "普通货运（含冷藏、保鲜）、仓储") == ("普通货运（含冷藏、保鲜）", "仓储")


def test_texts_lose_outer_spaces_and_line_breaks_between_chinese() -> None:
    assert read_cell("name", " 深圳市骏凯\n供应链有限公司　") == "深圳市骏凯供应链有限公司"
    assert read_cell("name", "DHL\tExpress \n China") == "DHL Express China"
    assert read_cell("note", "=1+1") == "=1+1"


def test_wrong_credit_codes_are_told_apart() -> None:
    assert plain_code("９１４４0307 maetetxkxt") == "91440307MAETETXKXT"
    assert code_problem("91440307MAETETXKXT") is None
    codes = ("91440307MAETETXKX", "91440307MAETETXKIT", "91440307MAETETXKXY", "91440307MAETETXK中T")
    found = [code_problem(code) for code in codes]
    assert [problem and problem.code for problem in found] == [
        "register.code_length",
        "register.code_characters",
        "register.code_check",
        "register.code_characters",
    ]


@given(st.sampled_from(FIELDS), st.text(max_size=60) | st.floats() | st.integers() | st.dates() | st.booleans())
def test_no_cell_breaks_the_reading(field: str, value: object) -> None:
    problem = problem_of(field, value)
    assert problem is None or str(say(problem))


@given(st.sampled_from(("name", "note", "address", "phone", "credit_code")), st.text(max_size=40))
def test_what_was_read_reads_the_same_again(field: str, text: str) -> None:
    try:
        once = read_cell(field, text)
    except UnreadableCellError:
        return
    assert read_cell(field, once) == once


@given(st.text())
def test_a_tidy_text_is_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    tidy(text).encode("utf-8")
