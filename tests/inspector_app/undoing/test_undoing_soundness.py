"""A step may be old: taken back now, it must go with what was done since, here and on other laptops."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from evidence_files import picture
from offices import NOW, SHUNDA, new_store, with_enterprise
from rectifying import LATER, ordered_visit
from visit_pages import started_visit

from db.records.register import Enterprise
from inspector_app.checklists.model import Verdict
from inspector_app.enterprises.editing import edit_enterprise, history_of, undo_change
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import GradeDraft, agree, decide, grade_file
from inspector_app.enterprises.merging import merge
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo, caption_photo, remove_photo
from inspector_app.exchange.merging import conflicts
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.recording import draft_of, edit_measure, record_measure, withdraw_measure
from inspector_app.messages import Language, say
from inspector_app.planning.day_list import add_stops, day_of, remove_stop
from inspector_app.rectification.acts import ActDraft, ActKind, record_act, undo_act
from inspector_app.sessions import begin_session
from inspector_app.stores import Store
from inspector_app.undoing.steps import history
from inspector_app.undoing.trash import trash
from inspector_app.undoing.turning import do_again, take_back
from inspector_app.visits import GivenAnswer, give_answer, item_of, visit_checklist

_SECONDS = count(1)
_DRAFT = FindingDraft("A", "登记不全", "补齐登记", (), NOW.date() + timedelta(days=5))


def tick(start: Any = NOW) -> Any:
    return start + timedelta(seconds=next(_SECONDS))


def refused(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(RefusedInputError) as error:
        deed()
    assert all(say(problem, language).problem for problem in error.value.problems for language in Language)
    return [problem.code for problem in error.value.problems]


def last(store: Store) -> int:
    return history(store).steps[0].key


def enterprise(store: Store, name: str = "e1") -> Enterprise:
    with store.database.look() as work:
        found = work.enterprises.get(name)
    assert found is not None
    return found


def register(folder: Path, *names: str, person: str = "李明") -> Store:
    store = new_store(folder, person=person)
    with_enterprise(store)
    with store.database.work(tick()) as work:
        for name in names:
            work.enterprises.save(name, {**SHUNDA, "name": name, "credit_code": ""})
    begin_session(store, tick())
    return store


def open_story(folder: Path) -> tuple[Store, str]:
    store, visit = started_visit(folder)
    begin_session(store, tick())
    return store, visit


def judged(store: Store, visit: str, code: str, verdict: Verdict) -> None:
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    give_answer(store, visit, item_of(visit_checklist(store, found), code), GivenAnswer(verdict), tick())


def test_the_register_keeps_one_enterprise_for_a_code_and_no_chain_of_merges(tmp_path: Path) -> None:
    store = register(tmp_path / "s", "e2", "e3")
    code = enterprise(store).credit_code
    edit_enterprise(store, "e1", {"credit_code": ""}, tick())
    freed = last(store)
    edit_enterprise(store, "e2", {"credit_code": code}, tick())
    assert refused(lambda: take_back(store, tick(), freed)) == ["register.code_taken"]
    change = history_of(store, "e1")[0].key
    assert refused(lambda: undo_change(store, "e1", change, tick())) == ["register.code_taken"]
    merge(store, "e1", "e2", tick())
    merged = last(store)
    take_back(store, tick())
    merge(store, "e2", "e3", tick())
    assert refused(lambda: do_again(store, tick(), merged)) == ["register.merge_already"]
    assert enterprise(store).merged_into == "", "a refused step leaves all as it was"
    store.close()


def test_a_finding_comes_back_with_its_verdict_and_a_part_with_its_measure(tmp_path: Path) -> None:
    store, visit = open_story(tmp_path / "s")
    judged(store, visit, "RN-04", Verdict.FAIL)
    withdraw_finding(store, f"{visit}/RN-04", tick())
    withdrawn = last(store)
    judged(store, visit, "RN-04", Verdict.PASS)
    assert refused(lambda: take_back(store, tick(), withdrawn)) == ["undo.finding_passed"]
    take_back(store, tick())
    take_back(store, tick(), withdrawn)
    with store.database.look() as work:
        assert [each.item for each in work.findings.of_visit(visit)] == ["RN-04"]
    made = MeasureDraft("interview", held_on=NOW.date(), title="约谈", parts=(PartDraft("e1"),))
    measure = record_measure(store, made, tick())
    with store.database.look() as work:
        found, parts = work.measures.get(measure), work.measures.parts([measure])[measure]
    assert found is not None
    edit_measure(store, measure, replace(draft_of(found, parts), parts=(PartDraft("e1", note="到场"),)), tick())
    noted = last(store)
    withdraw_measure(store, measure, "重复", tick())
    assert refused(lambda: take_back(store, tick(), noted)) == ["measure.withdrawn"]
    store.close()


def test_what_was_removed_since_is_not_removed_again_and_no_act_rises_by_an_undo(tmp_path: Path) -> None:
    ordered = ordered_visit(tmp_path / "s")
    store = ordered.store
    begin_session(store, tick(LATER))
    record_act(store, ordered.findings, ActDraft(ActKind.REPLIED, LATER.date(), "已补齐"), tick(LATER))
    recorded = last(store)
    with store.database.look() as work:
        (act,) = work.rectifications.of_finding(ordered.findings[0])
    undo_act(store, act.id, "记错了", tick(LATER))
    assert refused(lambda: take_back(store, tick(LATER), recorded)) == ["undo.overtaken"]
    assert ordered.stage == "ordered"
    store.close()
    store, visit = open_story(tmp_path / "t")
    photo = add_photo(store, visit, "RN-04", Picture(picture(), "柜台.jpg", "file"), tick())
    added = last(store)
    remove_photo(store, photo.id, tick())
    assert refused(lambda: take_back(store, tick(), added)) == ["undo.overtaken"]
    assert [each.kind for each in trash(store, NOW)] == ["photo"]
    with store.database.look() as work:
        sent = list(work.events.of_device(store.device))
    store.close()
    other = new_store(tmp_path / "o", person="王芳")
    with other.database.work(tick()) as work:
        work.events.receive(sent)
    assert trash(other, NOW) == (), "only the laptop that removed it can put it back"
    other.close()


def test_two_laptops_never_lose_a_side_by_an_undo(tmp_path: Path) -> None:
    mine, hers = register(tmp_path / "a"), register(tmp_path / "b", person="王芳")
    edit_enterprise(mine, "e1", {"phone": "13800000000"}, tick())
    edit_enterprise(hers, "e1", {"phone": "13900000000"}, tick())
    with hers.database.look() as work:
        sent = list(work.events.of_device(hers.device))
    with mine.database.work(tick()) as work:
        work.events.receive(sent)
        open_fields = [each.field for each in conflicts.disputes(work, mine.device)]
    assert "phone" in open_fields
    shown = enterprise(mine).phone
    conflicts.decide(mine, "e1", "phone", 1, tick())
    assert enterprise(mine).phone == "13800000000"
    assert refused(lambda: take_back(mine, tick())) == ["undo.decision"]
    conflicts.undo(mine, "e1", "phone", tick())
    assert enterprise(mine).phone == shown
    assert refused(lambda: take_back(mine, tick())) == ["undo.overtaken"]
    mine.close()
    hers.close()


def test_what_a_second_person_agreed_to_since_stays(tmp_path: Path) -> None:
    store = register(tmp_path / "s")
    proposed = grade_file(store, "e1").standing.colour
    decide(store, "e1", GradeDraft(proposed), tick())
    other = next(each for each in (Grade.RED, Grade.YELLOW) if each is not proposed)
    grade = decide(store, "e1", GradeDraft(other, reason="现场情况严重"), tick())
    waiting = last(store)
    with store.database.work(tick()) as work:
        # As it comes from the laptop of the second person.
        work.grades.save(grade, {"second_person": "王芳", "seconded_at": NOW.isoformat()})
        work.enterprises.save("e1", {"decided_grade": other.value})
    assert refused(lambda: take_back(store, tick(), waiting)) == ["undo.grade_agreed"]
    assert refused(lambda: agree(store, grade, tick())) == ["grade.not_waiting"]
    file = grade_file(store, "e1")
    assert file.in_force is not None
    assert file.in_force.colour == enterprise(store).decided_grade == other.value
    store.close()


def test_random_deeds_go_back_and_forth_as_they_came(tmp_path: Path) -> None:
    store, visit = open_story(tmp_path / "s")
    photo = add_photo(store, visit, "RN-04", Picture(picture(), "柜台.jpg", "file"), tick()).id
    begin_session(store, tick())
    rng, states, place = Random(9), [_seen(store, visit)], 0
    for _ in range(45):
        chance = rng.random()
        if chance < 0.35 and place:
            take_back(store, tick())
            place -= 1
            assert _seen(store, visit) == states[place]
        elif chance < 0.5 and place + 1 < len(states):
            do_again(store, tick())
            place += 1
            assert _seen(store, visit) == states[place]
        else:
            steps = len(history(store).steps)
            _deed(store, visit, photo, rng)
            now, is_step = _seen(store, visit), len(history(store).steps) > steps
            if is_step:
                assert now != states[place], "the same said again is no step"
                states[place + 1 :] = [now]
                place += 1
            elif now != states[place]:
                states[place:] = [now]
    for state in reversed(states[:place]):
        take_back(store, tick())
        assert _seen(store, visit) == state
    store.close()


def _deed(store: Store, visit: str, photo: str, rng: Random) -> None:
    with store.database.look() as work:
        findings, has_photo = work.findings.of_visit(visit), bool(work.photos.of_visit(visit))
    deeds: list[Callable[[], object]] = [
        lambda: judged(store, visit, rng.choice(("RN-04", "RN-05")), rng.choice((Verdict.PASS, Verdict.FAIL))),
        lambda: save_finding(store, visit, None, _DRAFT, tick()),
        lambda: edit_enterprise(store, "e1", {"contact": str(rng.randrange(9))}, tick()),
    ]
    if findings:
        chosen = rng.choice(findings)
        text = replace(_DRAFT, problem=f"登记不全 {rng.randrange(99)}")
        deeds.append(lambda: withdraw_finding(store, chosen.id, tick()))
        deeds.append(lambda: save_finding(store, visit, chosen.id, text, tick()))
    if has_photo:
        deeds.append(lambda: remove_photo(store, photo, tick()))
        deeds.append(lambda: caption_photo(store, photo, str(rng.randrange(99)), tick()))
    stops = day_of(store, NOW.date(), NOW).stops
    deeds.append(
        lambda: remove_stop(store, NOW.date(), "e1", tick()) if stops else add_stops(store, NOW.date(), ["e1"], tick())
    )
    rng.choice(deeds)()


def _seen(store: Store, visit: str) -> object:
    stops = [each.enterprise.id for each in day_of(store, NOW.date(), NOW).stops]
    with store.database.look() as work:
        verdicts = {item: each.verdict for item, each in work.answers.of_visit(visit).items() if each.verdict}
        return verdicts, work.findings.of_visit(visit), work.photos.of_visit(visit), work.enterprises.all(), stops
