import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from notice_samples import finding, notice

from db.records.values import Inspector
from inspector_app.errors import RefusedInputError
from inspector_app.messages import Language, explain
from inspector_app.notices.layout import draw
from inspector_app.notices.rectification import RectificationNotice, check, refusals, warnings


def warned(**changes: Any) -> list[str]:
    return [problem.code for problem in warnings(notice(**changes))]


def test_a_notice_comes_back_from_json_as_it_was() -> None:
    for issued in (notice(3), notice(relief=None, visited_from=None, visited_to=None, basis=(), inspectors=())):
        stored = json.loads(json.dumps(issued.to_json(), ensure_ascii=False))
        assert RectificationNotice.from_json(stored) == issued


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("issuer", 5),
        ("is_draft", "no"),
        ("is_draft", 0),
        ("mode", "raid"),
        ("mode", []),
        ("visit_date", "2026/08/03"),
        ("visit_date", "20260803"),
        ("visited_from", "9:30"),
        ("visited_from", "09:30:59"),
        ("findings", {}),
        ("inspectors", [{"name": "李明"}]),
        ("relief", "法院"),
        ("extra", ""),
    ],
)
def test_facts_of_another_shape_are_refused_with_their_place(place: str, value: Any) -> None:
    facts = notice().to_json() | {place: value}
    with pytest.raises(RefusedInputError) as refused:
        RectificationNotice.from_json(facts)
    assert str(refused.value.problems[0].details["place"]).startswith(f"/{place}")


def test_a_missing_fact_is_refused() -> None:
    facts = notice().to_json()
    del facts["findings"][0]["deadline"]
    with pytest.raises(RefusedInputError, match="/findings/0/deadline"):
        RectificationNotice.from_json(facts)


def test_a_complete_notice_may_be_issued() -> None:
    assert check(notice(12)) == []
    assert check(notice()) == []


def test_a_paper_that_cannot_be_is_refused_with_every_reason() -> None:
    empty = notice(0, mode="reminder", issuer=" ", enterprise_name="\x00")
    with pytest.raises(RefusedInputError) as refused:
        draw(empty)
    assert {problem.code for problem in refused.value.problems} == {
        "notice.mode_reminder", "notice.issuer_missing", "notice.enterprise_missing", "notice.findings_missing",
    }  # fmt: skip


def test_a_reminder_visit_makes_no_rectification_notice() -> None:
    assert [problem.code for problem in refusals(notice(mode="reminder"))] == ["notice.mode_reminder"]


def test_what_only_forbids_the_final_paper_is_a_warning() -> None:
    one = (Inspector("李明", "粤B1"),)
    without = (Inspector("李明", "粤B1"), Inspector("王芳", " "))
    assert warned(inspectors=one) == ["notice.officers_few"]
    assert warned(inspectors=without) == ["notice.certificate_missing"]
    assert warned(number="") == ["notice.number_missing"]
    assert warned(basis=("《广东省禁毒条例》（条款待核）",)) == ["notice.basis_unverified"]
    assert warned(findings=(finding(1, citations=("《广东省禁毒条例》（条款待核）",)),)) == [
        "notice.article_unverified"
    ]
    assert warned(findings=(finding(1, deadline=date(2026, 8, 2)),)) == ["notice.deadline_past"]
    assert warned(findings=(finding(1, problem=" "),)) == ["notice.problem_empty"]
    assert warned(enterprise_name="🚚速运") == ["notice.characters_uncovered"]


def test_what_forbids_the_final_paper_is_told_together() -> None:
    problems = check(notice(mode="reminder", number=""))
    assert [problem.code for problem in problems] == ["notice.mode_reminder", "notice.number_missing"]


def test_every_problem_has_words_in_both_languages() -> None:
    wrong = replace(
        notice(
            mode="reminder",
            number="",
            inspectors=(Inspector("李明"),),
            issuer="",
            enterprise_name="",
            basis=("《甲》（条款待核）",),
        ),
        findings=(
            finding(1, problem="", deadline=date(2020, 1, 1), citations=("《甲》（条款待核）",), requirement="🚚"),
        ),
    )
    problems = check(wrong) + refusals(notice(0))
    assert len({problem.code for problem in problems}) == 12
    for language in Language:
        assert all(message.problem for message in explain(RefusedInputError(problems), language) or ())
