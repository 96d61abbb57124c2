"""Everything a person edits is taken back and done again by changes of the store; what is law or evidence is not."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from command_laptop import CommandLaptop
from evidence_files import picture
from offices import NOW, SHUNDA, new_store
from rectifying import LATER, ordered_visit
from visit_pages import started_visit

from db.log.events import event_hash
from db.records.office import OfficeBody
from inspector_app.checklists.model import Verdict
from inspector_app.enterprises.editing import edit_enterprise
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import GradeDraft, decide, grade_file
from inspector_app.errors import RefusedInputError
from inspector_app.evidence.intake import Picture, add_photo, caption_photo, remove_photo
from inspector_app.evidence.layers import Ink, Kind, Layer, save_layers
from inspector_app.exchange.merging.event_schema import field_problems
from inspector_app.exchange.merging.merge import Known, delivery_problems
from inspector_app.findings import FindingDraft, save_finding, withdraw_finding
from inspector_app.measures.campaigns import CampaignDraft, add_campaign, withdraw_campaign
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.files import attach_file, detach_file
from inspector_app.measures.looking import MeasureQuery
from inspector_app.measures.recording import draft_of, edit_measure, record_measure, withdraw_measure
from inspector_app.messages import Language, say
from inspector_app.office import office_facts, office_papers, own_papers, save_office_facts, save_office_papers
from inspector_app.planning.day_list import add_stops, day_of, remove_stop
from inspector_app.planning.intervals import intervals_in_force, save_intervals
from inspector_app.rectification.acts import ActDraft, ActKind, record_act
from inspector_app.sessions import begin_session
from inspector_app.stores import Store
from inspector_app.undoing.steps import StepState, history
from inspector_app.undoing.trash import restore, trash
from inspector_app.undoing.turning import do_again, take_back
from inspector_app.visits import GivenAnswer, close_visit, give_answer, item_of, save_people, visit_checklist

_SECONDS = count(1)


def tick(start: datetime = NOW) -> datetime:
    """Later with each deed, as a clock is."""
    return start + timedelta(seconds=next(_SECONDS))


def codes(error: pytest.ExceptionInfo[RefusedInputError]) -> list[str]:
    for problem in error.value.problems:
        assert all(say(problem, language).problem for language in Language)
    return [problem.code for problem in error.value.problems]


def seen(store: Store, visit: str) -> dict[str, Any]:
    """What the pages show of it all."""
    with store.database.look() as work:
        answers = {
            code: (each.verdict, each.values, each.reason, each.note)
            for code, each in work.answers.of_visit(visit).items()
            if each.verdict or each.values or each.reason or each.note
        }
        visits = work.visits.get(visit)
        return {
            "answers": answers,
            "findings": work.findings.of_visit(visit),
            "photos": work.photos.of_visit(visit),
            "people": visits and (visits.inspectors, visits.mode, visits.site_contact),
            "enterprises": work.enterprises.all(),
            "measures": [(each, work.measures.parts([each.id])) for each in work.measures.listed(MeasureQuery())],
            "campaigns": work.campaigns.all(),
            "intervals": intervals_in_force(work),
            "day": [each.enterprise.id for each in day_of(store, NOW.date(), NOW).stops],
            "office": (office_facts(store), office_papers(store)),
        }


def open_story(folder: Path) -> tuple[Store, str]:
    store, visit = started_visit(folder)
    begin_session(store, tick())
    return store, visit


def item(store: Store, visit: str, code: str) -> Any:
    with store.database.look() as work:
        found = work.visits.get(visit)
    assert found is not None
    return item_of(visit_checklist(store, found), code)


def deeds(store: Store, visit: str) -> Iterator[tuple[str, Callable[[datetime], object]]]:
    """Every kind of thing a person edits, by a name; each is done after those before it."""
    first = item(store, visit, "RN-04")
    yield "fails", lambda now: give_answer(store, visit, first, GivenAnswer(Verdict.FAIL), now)
    draft = FindingDraft("A", "登记不全", "补齐登记", (), NOW.date() + timedelta(days=5), "RN-04")
    yield "words", lambda now: save_finding(store, visit, f"{visit}/RN-04", draft, now)
    yield "free finding", lambda now: save_finding(store, visit, None, replace(draft, item=""), now)
    yield "photo", lambda now: add_photo(store, visit, "RN-04", Picture(picture(), "柜台.jpg", "file"), now)
    with store.database.look() as work:
        photo = work.photos.of_visit(visit)[0].id
        seen_visit = work.visits.get(visit)
    assert seen_visit is not None
    yield "caption", lambda now: caption_photo(store, photo, "三号柜台", now)
    mask = Layer(Kind.MASK, (0.1, 0.1, 0.5, 0.5), Ink.RED)
    yield "mask", lambda now: save_layers(store, photo, [mask], now)
    from inspector_app.visits import VisitDraft

    people = VisitDraft("e1", seen_visit.inspectors, site_contact="陶艳秀", site_phone="13269389585")
    yield "people", lambda now: save_people(store, visit, people, now)
    yield "register", lambda now: edit_enterprise(store, "e1", {"phone": "13800000000", "staff_count": "12"}, now)
    yield "day", lambda now: add_stops(store, NOW.date(), ["e1"], now)
    campaign = CampaignDraft("百日攻坚", NOW.date(), NOW.date() + timedelta(days=99))
    yield "campaign", lambda now: add_campaign(store, campaign, now)
    made = MeasureDraft("interview", held_on=NOW.date(), title="约谈", parts=(PartDraft("e1"),))
    yield "measure", lambda now: record_measure(store, made, now)
    with store.database.look() as work:
        (measure,) = work.measures.listed(MeasureQuery())
        parts = work.measures.parts([measure.id])[measure.id]
    renamed = replace(draft_of(measure, parts), title="集体约谈")
    yield "measure edited", lambda now: edit_measure(store, measure.id, renamed, now)
    yield "measure withdrawn", lambda now: withdraw_measure(store, measure.id, "重复", now)
    yield "office", lambda now: save_office_facts(store, replace(office_facts(store), contact="王芳"), now)
    words = replace(office_papers(store), words={"order": {"closing": "特此通知"}})
    yield "office words", lambda now: save_office_papers(store, words, now)


def test_every_kind_of_edit_is_taken_back_and_done_again_in_one_list(tmp_path: Path) -> None:
    store, visit = open_story(tmp_path / "s")
    states = [seen(store, visit)]
    names = []
    for name, deed in deeds(store, visit):
        deed(tick())
        names.append(name)
        states.append(seen(store, visit))
        assert states[-1] != states[-2], name
    told = history(store)
    assert len(told.steps) == len(names)
    assert all(step.refusal is None for step in told.steps)
    events = store.database.device, _count(store)
    for name, before in zip(reversed(names), reversed(states[:-1]), strict=True):
        take_back(store, tick())
        assert seen(store, visit) == before, name
    assert {step.state for step in history(store).steps} == {StepState.UNDONE}
    with pytest.raises(RefusedInputError) as nothing:
        take_back(store, tick())
    assert codes(nothing) == ["undo.nothing"]
    for name, after in zip(names, states[1:], strict=True):
        do_again(store, tick())
        assert seen(store, visit) == after, name
    assert _count(store) > events[1], "history only grows"
    take_back(store, tick())
    assert seen(store, visit) == states[-2], "what was done again can be taken back again"
    store.close()


def _count(store: Store) -> int:
    with store.database.look() as work:
        return work.events.have()[store.device]


def test_more_than_a_hundred_steps_go_back_in_their_order(tmp_path: Path) -> None:
    store, _ = open_story(tmp_path / "s")
    for number in range(105):
        edit_enterprise(store, "e1", {"staff_count": str(number)}, tick())
    for number in reversed(range(104)):
        take_back(store, tick())
        with store.database.look() as work:
            enterprise = work.enterprises.get("e1")
        assert enterprise is not None
        assert enterprise.staff_count == number
    store.close()


def test_an_earlier_step_goes_alone_unless_somebody_changed_it_since(tmp_path: Path) -> None:
    store, visit = open_story(tmp_path / "s")
    edit_enterprise(store, "e1", {"phone": "13800000000"}, tick())
    edit_enterprise(store, "e1", {"contact": "陶艳秀"}, tick())
    edit_enterprise(store, "e1", {"phone": "13900000000"}, tick())
    last, middle, first = history(store).steps
    take_back(store, tick(), middle.key)
    with store.database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert (enterprise.contact, enterprise.phone) == ("", "13900000000")
    with pytest.raises(RefusedInputError) as overtaken:
        take_back(store, tick(), first.key)
    assert codes(overtaken) == ["undo.overtaken"]
    assert overtaken.value.problems[0].details["person"] == "李明"
    take_back(store, tick(), last.key)
    take_back(store, tick(), first.key)
    with pytest.raises(RefusedInputError) as twice:
        take_back(store, tick(), first.key)
    assert codes(twice) == ["undo.undone_already"]
    edit_enterprise(store, "e1", {"phone": "13700000000"}, tick())
    with pytest.raises(RefusedInputError) as gone:
        do_again(store, tick())
    assert codes(gone) == ["undo.no_redo"]
    close_visit(store, visit, tick())
    assert history(store).steps[0].refusal is not None
    begin_session(store, tick())
    assert history(store).steps == (), "each opening of the store begins its own list"
    store.close()


def test_what_is_typed_into_one_place_is_one_step_and_a_closed_visit_stays(tmp_path: Path) -> None:
    store, visit = open_story(tmp_path / "s")
    first = item(store, visit, "RN-04")
    for note in ("三", "三号", "三号柜台"):
        give_answer(store, visit, first, GivenAnswer(note=note), tick())
    give_answer(store, visit, first, GivenAnswer(Verdict.PASS, note="三号柜台"), tick())
    verdict, typed = history(store).steps
    take_back(store, tick())
    take_back(store, tick())
    assert seen(store, visit)["answers"] == {}
    do_again(store, tick())
    assert seen(store, visit)["answers"]["RN-04"][3] == "三号柜台"
    close_visit(store, visit, tick())
    with pytest.raises(RefusedInputError) as closed:
        take_back(store, tick(), typed.key)
    assert codes(closed) == ["visit.closed"]
    with pytest.raises(RefusedInputError) as ended:
        take_back(store, tick())
    assert codes(ended) == ["undo.visit"]
    assert verdict.line.item == "RN-04"
    store.close()


def test_papers_stay_and_acts_and_grades_are_followed_by_another(tmp_path: Path) -> None:
    ordered = ordered_visit(tmp_path / "s")
    store = ordered.store
    begin_session(store, tick(LATER))
    act = ActDraft(ActKind.REPLIED, LATER.date(), "已补齐")
    record_act(store, ordered.findings, act, tick(LATER))
    assert ordered.stage == "replied"
    take_back(store, tick(LATER))
    assert ordered.stage != "replied"
    do_again(store, tick(LATER))
    assert ordered.stage == "replied"
    proposed = grade_file(store, "e1").standing.colour
    decide(store, "e1", GradeDraft(proposed), tick(LATER))
    with pytest.raises(RefusedInputError) as first:
        take_back(store, tick(LATER))
    assert codes(first) == ["undo.grade_first"]
    edit_enterprise(store, "e1", {"safeguards_met": "是"}, tick(LATER))
    other = grade_file(store, "e1").standing.colour
    assert other is not proposed
    decide(store, "e1", GradeDraft(other), tick(LATER))
    take_back(store, tick(LATER))
    file = grade_file(store, "e1")
    assert file.in_force is not None
    assert Grade(file.in_force.colour) is proposed
    assert len(file.history) == 3, "what was decided stays, and is followed"
    with store.database.look() as work:
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert enterprise.decided_grade == proposed.value
    store.close()


def test_settings_of_the_plan_go_back_to_their_earlier_document(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    begin_session(store, tick())
    with store.database.look() as work:
        shipped = intervals_in_force(work)
    one, two = (replace(shipped, soon=days) for days in (3, 9))
    save_intervals(store, one, tick())
    save_intervals(store, two, tick())
    take_back(store, tick())
    with store.database.look() as work:
        assert intervals_in_force(work) == one
    do_again(store, tick())
    with store.database.look() as work:
        assert intervals_in_force(work) == two
    take_back(store, tick())
    with pytest.raises(RefusedInputError) as first:
        take_back(store, tick())
    assert codes(first) == ["undo.plan_first"]
    store.close()


def test_what_was_removed_is_listed_with_its_person_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, visit = open_story(tmp_path / "store")
    draft = FindingDraft("A", "登记不全", "补齐登记", (), NOW.date() + timedelta(days=5))
    finding = save_finding(store, visit, None, draft, tick())
    withdraw_finding(store, finding, tick())
    photo = add_photo(store, visit, "RN-04", Picture(picture(), "柜台.jpg", "file"), tick())
    remove_photo(store, photo.id, tick())
    made = MeasureDraft("interview", held_on=NOW.date(), title="约谈", parts=(PartDraft("e1"),))
    measure = record_measure(store, made, tick())
    file = attach_file(store, measure, b"%PDF-1.4 paper", "约谈记录.pdf", tick())
    detach_file(store, measure, file, tick())
    withdraw_measure(store, measure, "重复", tick())
    campaign = add_campaign(store, CampaignDraft("百日攻坚", NOW.date(), NOW.date()), tick())
    withdraw_campaign(store, campaign, "取消", tick())
    body = OfficeBody("宝安区公安分局")
    for bodies in ((body,), ()):
        save_office_papers(store, replace(own_papers(store), bodies=bodies), tick())
    add_stops(store, NOW.date(), ["e1"], tick())
    remove_stop(store, NOW.date(), "e1", tick())
    gone = trash(store, NOW)
    assert [each.kind for each in gone] == [
        *("stop", "partner", "campaign", "measure", "measure_file", "photo", "finding")
    ]
    assert {each.person for each in gone} == {"李明"}
    assert gone[-1].place == SHUNDA["name"]
    for each in reversed(gone[1:]):
        restore(store, each.key, tick())
    with store.database.look() as work:
        assert [each.id for each in work.findings.of_visit(visit)] == [finding]
        assert [each.id for each in work.photos.of_visit(visit)] == [photo.id]
        assert [each.id for each in work.measures.files(measure)] == [file]
        assert [each.id for each in work.campaigns.all()] == [campaign]
    assert own_papers(store).bodies == (body,)
    remove_photo(store, photo.id, tick())
    store.close()
    laptop = CommandLaptop(tmp_path, capsys)
    (left,) = laptop.done("trash", "list")
    assert (left["kind"], left["title"]) == ("photo", "柜台.jpg"), "a day that is over needs no stops"
    assert laptop.done("trash", "restore", left["key"])["title"] == "柜台.jpg"
    assert laptop.done("trash", "list") == []


def test_a_script_takes_a_step_back_and_does_it_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, _ = open_story(tmp_path / "store")
    edit_enterprise(store, "e1", {"phone": "13800000000"}, tick())
    store.close()
    laptop = CommandLaptop(tmp_path, capsys)
    (step,) = laptop.done("steps", "list")
    assert "13800000000" in step["words"]
    assert laptop.done("steps", "undo", str(step["step"]))["state"] == "undone"
    assert laptop.done("enterprise", "show", "e1")["phone"] == SHUNDA["phone"]
    assert laptop.refused("steps", "undo") == ["undo.nothing"]
    assert laptop.done("steps", "redo")["state"] == "done"
    assert laptop.refused("steps", "redo") == ["undo.no_redo"]
    assert laptop.refused("trash", "restore", "photo:none") == ["trash.unknown"]


def test_other_laptops_take_the_undo_as_a_change_and_nobody_says_it_for_another(tmp_path: Path) -> None:
    store, _ = open_story(tmp_path / "s")
    edit_enterprise(store, "e1", {"phone": "13800000000"}, tick())
    with store.database.look() as work:
        before = list(work.events.of_device(store.device))
    take_back(store, tick())
    with store.database.look() as work:
        events = list(work.events.of_device(store.device))
    mark = events[-1]
    assert mark.kind == "undo"
    assert field_problems(mark.kind, mark.obj, mark.fields) == []
    assert field_problems("undo", mark.obj, {"first": "1", "again": 1})
    other = new_store(tmp_path / "other", person="王芳")
    known = Known(0, {}, 0)
    assert delivery_problems(store.device, events, known) == []
    said = replace(mark, obj=f"undo-{other.device}")
    forged = [*events[:-1], replace(said, hash=event_hash(said))]
    assert [each.code for each in delivery_problems(store.device, forged, known)] == ["pack.not_owner"]
    with other.database.work(tick()) as work:
        work.events.receive(before)
        work.events.receive(events)
        enterprise = work.enterprises.get("e1")
    assert enterprise is not None
    assert enterprise.phone == SHUNDA["phone"]
    store.close()
    other.close()
