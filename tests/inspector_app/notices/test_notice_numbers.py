import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, explain
from inspector_app.notices.numbers import DEFAULT_PATTERN, RECTIFICATION, format_number, pattern_problems


def codes(pattern: str) -> list[str]:
    return [problem.code for problem in pattern_problems(pattern)]


def test_the_usual_number_has_six_corner_brackets_no_padding_and_no_word_before_it() -> None:
    assert format_number(DEFAULT_PATTERN, "深宝福", RECTIFICATION, 2026, 1) == "深宝福责改〔2026〕1号"


def test_an_office_may_pad_its_numbers_and_say_di() -> None:
    pattern = "{office_code}禁毒{kind}〔{year}〕第{seq:3}号"
    assert format_number(pattern, "深宝福", RECTIFICATION, 2026, 1) == "深宝福禁毒责改〔2026〕第001号"
    assert format_number(pattern, "深宝福", RECTIFICATION, 2026, 1234) == "深宝福禁毒责改〔2026〕第1234号"


def test_the_usual_pattern_has_no_problem() -> None:
    assert codes(DEFAULT_PATTERN) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{office}〔{year}〕{seq}号", ["notice.pattern_token"]),
        ("〔{year}〕号", ["notice.pattern_sequence"]),
        ("〔{year}〕{seq}-{seq}号", ["notice.pattern_sequence"]),
        ("{seq}号", ["notice.pattern_year"]),
        ("〔{year}〕{seq}号}", ["notice.pattern_brace"]),
        ("〔{year}〕{seq}\n号", ["notice.pattern_text"]),
        ("福" * 90 + "{year}{seq}", ["notice.pattern_text"]),
        (
            "{seq.__class__}{",
            ["notice.pattern_token", "notice.pattern_brace", "notice.pattern_sequence", "notice.pattern_year"],
        ),
    ],
)
def test_every_problem_of_a_pattern_is_named(pattern: str, expected: list[str]) -> None:
    assert codes(pattern) == expected


def test_a_number_is_refused_with_every_problem_in_words() -> None:
    with pytest.raises(RefusedInputError) as refused:
        format_number("{office_code}{odd}{seq}", " ", RECTIFICATION, 26, 0)
    assert [problem.code.partition(".")[2] for problem in refused.value.problems] == [
        "pattern_token", "pattern_year", "office_code_missing", "sequence_low", "year_odd",
    ]  # fmt: skip
    for language in Language:
        assert all(message.problem for message in explain(refused.value, language) or ())


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_two_sequence_numbers_never_give_one_number(one: int, other: int) -> None:
    numbers = {format_number("{kind}〔{year}〕{seq:4}号", "", RECTIFICATION, 2026, seq) for seq in (one, other)}
    assert len(numbers) == len({one, other})


def test_an_office_code_is_a_value_and_never_a_pattern() -> None:
    assert format_number(DEFAULT_PATTERN, "{seq}", RECTIFICATION, 2026, 7) == "{seq}责改〔2026〕7号"
