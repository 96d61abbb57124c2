"""A grade is proposed from the visit's answers, decided by a person, and keeps the rule of its day."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from offices import NOW, PASSPHRASE, QUICK, new_store
from visit_pages import started_visit

from inspector_app import assets
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.progress import items_for
from inspector_app.enterprises.grading import Grade, grade
from inspector_app.enterprises.grading.deciding import GradeDraft, SecondPerson, agree, decide, grade_file, is_waiting
from inspector_app.enterprises.grading.rule import NAME, problems, shipped_rule
from inspector_app.enterprises.grading.wording import steps, why
from inspector_app.errors import ProblemsError, RefusedInputError
from inspector_app.messages import Language, say
from inspector_app.people import add_person
from inspector_app.plans.documents import adopt
from inspector_app.stores import Role, Store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit, visit_checklist

OTHER = SecondPerson("王芳", "another good passphrase")


def codes(error: pytest.ExceptionInfo[Any]) -> list[str]:
    for problem in error.value.problems:
        for language in Language:
            assert say(problem, language)
    return [problem.code for problem in error.value.problems]


def answer_all(store: Store, visit_id: str, failed: dict[str, Verdict] | None = None, goods: str = "none") -> None:
    """Everything passes but `failed`; the item of the goods says `goods`."""
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        assert visit is not None
        enterprise = work.enterprises.get(visit.enterprise_id)
    assert enterprise is not None
    for area in items_for(visit_checklist(store, visit), enterprise.kind):
        for item in area.items:
            values: dict[str, Any] = {"SG-01_goods": [goods]} if item.code == "SG-01" else {}
            verdict = (failed or {}).get(item.code, Verdict.PASS) if item.has_verdict else None
            if verdict is not None or values:
                give_answer(store, visit_id, item, GivenAnswer(verdict, values), NOW)


def closed_visit(folder: Path, failed: dict[str, Verdict] | None = None, goods: str = "none") -> tuple[Store, str]:
    store, visit = started_visit(folder)
    answer_all(store, visit, failed, goods)
    close_visit(store, visit, NOW)
    return store, visit


def test_the_answers_give_facts_score_and_colour(tmp_path: Path) -> None:
    store, visit = closed_visit(tmp_path / "s", {"RN-04": Verdict.FAIL, "RN-10": Verdict.FAIL})
    standing = grade_file(store, "e1").standing
    assert standing.visit is not None
    assert standing.visit.id == visit
    assert (standing.sensitive, standing.sensitive_by_visit, standing.safeguards) == (False, True, False)
    assert standing.colour is Grade.YELLOW
    assert standing.measured is not None
    assert standing.measured.critical == ("RN-04",)
    assert [each.code for each in standing.ways[0].items] == ["RN-04"]
    assert standing.ways[0].colour is Grade.GREEN
    said = why(standing, Language.ZH)
    assert any("RN-04" in line for line in said)
    assert any("得分" in line for line in said)
    assert all(why(standing, Language.EN))
    assert all(steps(standing.ways[0], Language.EN))
    store.close()


def test_powder_makes_red_whatever_else(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s", goods="powder")
    standing = grade_file(store, "e1").standing
    assert (standing.colour, standing.safeguards) == (Grade.RED, True)
    assert standing.ways[0].no_sensitive_goods
    assert standing.ways[0].colour is Grade.GREEN
    store.close()


def test_an_unfinished_visit_decides_only_what_it_can(tmp_path: Path) -> None:
    store, visit = started_visit(tmp_path / "s")
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    checklist = visit_checklist(store, found)
    item = next(each for area in checklist.areas for each in area.items if each.code == "RN-01")
    give_answer(store, visit, item, GivenAnswer(Verdict.PASS), NOW)
    assert grade_file(store, "e1").standing.visit is None, "an open visit counts only when it is asked for"
    standing = grade_file(store, "e1", visit).standing
    assert (standing.colour, standing.safeguards) == (Grade.UNGRADED, None)
    critical = next(each for area in checklist.areas for each in area.items if each.code == "RN-04")
    give_answer(store, visit, critical, GivenAnswer(Verdict.FAIL), NOW)
    standing = grade_file(store, "e1", visit).standing
    assert standing.colour is Grade.YELLOW
    said = {line.partition(" ")[0]: line for line in steps(standing.ways[0], Language.ZH)}
    assert not said.pop("RN-04").endswith("（未作答）")
    assert said, "the score is not reached without what nobody looked at"
    assert all(line.endswith("（未作答）") for line in said.values()), "nobody found a fault there"
    store.close()


def test_a_later_visit_that_looks_at_the_rest_carries_what_was_seen(tmp_path: Path) -> None:
    store, first = closed_visit(tmp_path / "s", {"RN-04": Verdict.FAIL})
    with store.database.look() as work:
        before = work.visits.get(first)
    assert before is not None
    checklist = visit_checklist(store, before)
    later = NOW + timedelta(days=7)
    again = open_visit(store, VisitDraft("e1", before.inspectors), checklist, later)
    item = next(each for area in checklist.areas for each in area.items if each.code == "RN-04")
    give_answer(store, again, item, GivenAnswer(Verdict.PASS), later)
    close_visit(store, again, later)
    standing = grade_file(store, "e1").standing
    assert standing.colour is Grade.GREEN
    assert standing.carried > 50
    assert not standing.unanswered
    store.close()


def test_the_proposed_colour_needs_no_second_person(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s")
    decided = decide(store, "e1", GradeDraft(Grade.GREEN), NOW)
    file = grade_file(store, "e1")
    assert file.in_force is not None
    assert file.in_force.id == decided
    assert not is_waiting(file.in_force)
    assert grade(file.enterprise) is Grade.GREEN
    assert (file.enterprise.safeguards_met, file.enterprise.handles_sensitive_goods) == (True, False)
    store.close()


def test_another_colour_needs_a_reason_and_waits_for_a_second_person(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s")
    with pytest.raises(RefusedInputError) as refused:
        decide(store, "e1", GradeDraft(Grade.YELLOW), NOW)
    assert codes(refused) == ["grade.reason_missing"]
    waiting = decide(store, "e1", GradeDraft(Grade.YELLOW, "夜间另有一处仓库没有看"), NOW)
    file = grade_file(store, "e1")
    assert file.waiting is not None
    assert file.in_force is None
    assert not file.enterprise.decided_grade, "nothing takes effect before the second person"
    with pytest.raises(RefusedInputError) as refused:
        agree(store, waiting, NOW)
    assert codes(refused) == ["grade.second_same"]
    add_person(store, OTHER.name, Role.INSPECTOR, OTHER.passphrase, NOW, QUICK)
    with pytest.raises(ProblemsError) as unlocked:
        agree(store, waiting, NOW, SecondPerson(OTHER.name, "wrong passphrase here"))
    assert codes(unlocked) == ["store.wrong_passphrase"]
    agree(store, waiting, NOW, OTHER)
    file = grade_file(store, "e1")
    assert grade(file.enterprise) is Grade.YELLOW
    assert file.in_force is not None
    assert file.in_force.second_person == "王芳"
    with pytest.raises(RefusedInputError) as refused:
        agree(store, waiting, NOW, OTHER)
    assert codes(refused) == ["grade.not_waiting"]
    store.close()


def test_a_second_person_beside_the_first_makes_it_hold_at_once(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s")
    add_person(store, OTHER.name, Role.INSPECTOR, OTHER.passphrase, NOW, QUICK)
    own = SecondPerson("李明", PASSPHRASE)
    with pytest.raises(RefusedInputError) as refused:
        decide(store, "e1", GradeDraft(Grade.RED, "暗访发现", own), NOW)
    assert codes(refused) == ["grade.second_same"]
    decide(store, "e1", GradeDraft(Grade.RED, "暗访发现承接液体", OTHER), NOW)
    assert grade(grade_file(store, "e1").enterprise) is Grade.RED
    store.close()


def test_a_waiting_grade_is_overtaken_by_a_later_one(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s")
    waiting = decide(store, "e1", GradeDraft(Grade.YELLOW, "待查"), NOW)
    decide(store, "e1", GradeDraft(Grade.GREEN), NOW + timedelta(hours=1))
    add_person(store, OTHER.name, Role.INSPECTOR, OTHER.passphrase, NOW, QUICK)
    with pytest.raises(RefusedInputError) as refused:
        agree(store, waiting, NOW + timedelta(hours=2), OTHER)
    assert codes(refused) == ["grade.overtaken"]
    store.close()


def test_old_grades_keep_their_rule(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s", {"RN-01": Verdict.FAIL, "OB-01": Verdict.FAIL})
    first = decide(store, "e1", GradeDraft(grade_file(store, "e1").standing.colour), NOW)
    stricter = {**shipped_rule().value, "version": "2"}
    stricter["safeguards"] = {**stricter["safeguards"], "least_score": 100}
    with store.database.work(NOW) as work:
        adopt(work, NAME, stricter, NOW)
    standing = grade_file(store, "e1").standing
    assert (standing.rule.version, standing.colour) == ("2", Grade.YELLOW)
    with store.database.look() as work:
        kept = work.grades.get(first)
    assert kept is not None
    assert (kept.colour, kept.facts["rule"]["version"]) == ("green", "1")
    store.close()


def test_a_rule_of_four_colours_gives_blue(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s", dict.fromkeys(("RN-01", "RN-02", "RN-03"), Verdict.FAIL))
    with store.database.work(NOW) as work:
        adopt(work, NAME, assets.read_json("grading", "four_colours.json"), NOW)
    assert grade_file(store, "e1").standing.colour is Grade.BLUE
    decide(store, "e1", GradeDraft(Grade.BLUE), NOW)
    assert grade(grade_file(store, "e1").enterprise) is Grade.BLUE
    store.close()


def test_a_colour_of_no_rule_and_an_unknown_enterprise_are_refused(tmp_path: Path) -> None:
    store, _ = closed_visit(tmp_path / "s")
    with pytest.raises(RefusedInputError) as refused:
        decide(store, "e1", GradeDraft(Grade.BLUE, "试\x07" + "长" * 600), NOW)
    assert codes(refused) == ["grade.colour_unknown", "grade.reason_long"]
    with pytest.raises(RefusedInputError) as refused:
        grade_file(store, "nobody")
    assert codes(refused) == ["grade.enterprise_not_found"]
    with pytest.raises(RefusedInputError) as refused:
        grade_file(store, "e1", "no-visit")
    assert codes(refused) == ["grade.visit_not_found"]
    store.close()


@pytest.mark.parametrize(
    "value", [None, [], {}, {"name": 3}, {**shipped_rule().value, "colours": [{"colour": "pink"}]}]
)
def test_what_is_no_rule_is_named_by_place(value: Any) -> None:
    assert problems(value)
    assert all(say(each, Language.ZH) for each in problems(value))


def test_nothing_is_known_of_a_new_enterprise(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    with store.database.work(NOW) as work:
        work.enterprises.save("n", {"name": "新企业"})
    file = grade_file(store, "n")
    assert (file.standing.colour, file.history) == (Grade.UNGRADED, ())
    store.close()
