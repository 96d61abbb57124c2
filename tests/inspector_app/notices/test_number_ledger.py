"""Numbers without a server: used, void and unused in one ledger; none is given twice, and a void one says why."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notice_visits import NoticeVisit, office_ready, ready_visit, visited
from office_lists import DAYS, Office, adopts
from offices import NOW, PASSPHRASE, new_store

from inspector_app.backups.making import make_backup
from inspector_app.backups.restoring import restore_backup
from inspector_app.epochs import laptop_of
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.messages import Language, say
from inspector_app.notices.issuing import issue, issued_hints, preview
from inspector_app.notices.ledger import (
    State,
    hand_out,
    ledger_of,
    resume_numbers,
    take_away,
    titles_of,
    void_numbers,
)
from inspector_app.plans import number_blocks
from inspector_app.plans.number_blocks import NumberBlock
from inspector_app.stores import Role, Store, open_store

ORDER = "责改"
LATER = NOW + timedelta(days=2)


def refused(deed: object, *given: object) -> list[str]:
    with pytest.raises(RefusedInputError) as error:
        deed(*given)  # type: ignore[operator]
    for problem in error.value.problems:
        assert all(say(problem, language).problem for language in Language), problem.code
    return [problem.code for problem in error.value.problems]


def another(visit: NoticeVisit, name: str) -> NoticeVisit:
    other = visited(visit.store, name)
    other.find(1)
    return other


def issued(visit: NoticeVisit) -> str:
    return issue(visit.store, visit.visit, NOW).number


def lines(store: Store, state: State | None = None) -> list[tuple[int, int, str]]:
    return [
        (line.first, line.last, line.number)
        for line in ledger_of(store, NOW).lines
        if line.word == ORDER and state in (None, line.state)
    ]


def own(store: Store) -> str:
    return laptop_of(store.device)


def test_a_block_is_used_in_order_and_then_nothing_is_made_up(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    hand_out(visit.store, own(visit.store), ORDER, 2026, 401, 402, NOW)
    assert lines(visit.store) == [(401, 402, "深宝福责改〔2026〕401号")]
    assert issued(visit) == "深宝福责改〔2026〕401号"
    assert lines(visit.store, State.UNUSED) == [(402, 402, "深宝福责改〔2026〕402号")]
    assert issued(another(visit, "e2")) == "深宝福责改〔2026〕402号"
    assert refused(issue, visit.store, another(visit, "e3").visit, NOW) == ["number.block_used_up"]
    hand_out(visit.store, "李明", "*", 2026, 500, 600, NOW)
    assert issued(another(visit, "e4")) == "深宝福责改〔2026〕500号"
    visit.store.close()


def test_a_void_number_is_passed_over_for_ever_and_says_why(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    assert void_numbers(visit.store, ORDER, 2026, [1, 2], "手写时写坏", NOW) == [
        "深宝福责改〔2026〕1号", "深宝福责改〔2026〕2号",
    ]  # fmt: skip
    assert issued(visit) == "深宝福责改〔2026〕3号"
    (first, _) = [line for line in ledger_of(visit.store, NOW).lines if line.state is State.VOID]
    assert (first.reason, first.person, first.at) == ("手写时写坏", "李明", NOW)
    with visit.store.database.look() as work:
        assert [each.sequence for each in work.void_numbers.all()] == [1, 2]
    visit.store.close()


def test_what_speaks_against_a_void_number_is_named(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    store = visit.store
    issued(visit)
    void_numbers(store, ORDER, 2026, [7], "写坏", NOW)
    assert refused(void_numbers, store, ORDER, 2026, [1, 7], "写坏", NOW) == ["number.is_used", "number.is_void"]
    assert refused(void_numbers, store, "乱", 2026, [1], " ", NOW) == ["number.unknown_word", "number.reason_missing"]
    assert refused(void_numbers, store, ORDER, 2026, [9], "字" * 201, NOW) == ["number.reason_long"]
    assert refused(void_numbers, store, ORDER, 2026, [9], "一\n二", NOW) == ["number.reason_signs"]
    assert refused(void_numbers, store, ORDER, 2026, range(1000, 1600), "丢", NOW) == ["number.too_many"]
    hand_out(store, own(store), ORDER, 2026, 401, 410, NOW)
    assert refused(void_numbers, store, ORDER, 2026, [12], "写坏", NOW) == ["number.not_ours"]
    store.close()


def test_two_laptops_cannot_be_given_the_same_numbers(tmp_path: Path) -> None:
    store, other = new_store(tmp_path / "hub", Role.SUPERVISOR, "王芳"), new_store(tmp_path / "two")
    trust_card(store, card_of(other), NOW)
    hand_out(store, "李明", ORDER, 2026, 1, 50, NOW)
    assert refused(hand_out, store, "王芳", ORDER, 2026, 50, 60, NOW) == ["number.blocks_collide"]
    assert refused(hand_out, store, "王芳", "*", 2026, 1, 1, NOW) == ["number.blocks_collide"]
    hand_out(store, "王芳", "检", 2026, 1, 50, NOW)
    hand_out(store, "王芳", ORDER, 2027, 1, 50, NOW)
    assert refused(hand_out, store, "赵四", "乱", 2026, 9, 3, NOW) == [
        "number.unknown_word", "number.unknown_laptop", "number.blocks_shape",
    ]  # fmt: skip
    take_away(store, NumberBlock(laptop_of(other.device), ORDER, 2026, 1, 50), NOW)
    hand_out(store, store.device, ORDER, 2026, 50, 60, NOW)
    assert len(ledger_of(store, NOW).blocks) == 3
    store.close()
    other.close()


@pytest.mark.parametrize("revoked", [True, False])
def test_numbers_go_to_the_laptop_that_took_the_place_of_one_that_counts_no_more(revoked: bool, tmp_path: Path) -> None:
    """Both are his by the office's list, which revoked the other or let its days end; no card of either is here."""
    store, office = new_store(tmp_path / "hub", Role.SUPERVISOR, "王芳"), Office(tmp_path)
    before, after = (new_store(tmp_path / name, person="周刚") for name in ("before", "after"))
    office.lists((before, "inspector"), days=DAYS if revoked else (date(2026, 1, 1), NOW.date() - timedelta(days=1)))
    adopts(store, office.lists((after, "inspector"), revoked=before if revoked else None))
    assert hand_out(store, "周刚", ORDER, 2026, 1, 50, NOW).laptop == laptop_of(after.device)
    assert refused(hand_out, store, before.device, ORDER, 2026, 51, 60, NOW) == ["number.unknown_laptop"]
    for each in (store, before, after):
        each.close()


def test_a_laptop_that_got_no_block_of_the_plan_numbers_nothing(tmp_path: Path) -> None:
    visit, other = ready_visit(tmp_path / "s"), new_store(tmp_path / "two", person="赵强")
    trust_card(visit.store, card_of(other), NOW)
    hand_out(visit.store, "赵强", ORDER, 2026, 1, 50, NOW)
    seen = preview(visit.store, visit.visit, NOW)
    assert (seen.next_number, [problem.code for problem in seen.problems]) == ("", ["number.no_block"])
    assert refused(issue, visit.store, visit.visit, NOW) == ["number.no_block"]
    visit.store.close()
    other.close()


def test_a_block_that_runs_low_is_said_before_it_is_used_up(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    hand_out(visit.store, own(visit.store), ORDER, 2026, 1, 6, NOW)
    assert preview(visit.store, visit.visit, NOW).hints == ()
    notice = issue(visit.store, visit.visit, NOW)
    assert [hint.code for hint in issued_hints(visit.store, notice)] == ["number.block_low"]
    visit.store.close()


def test_a_laptop_that_knows_of_another_hears_that_both_begin_with_one(tmp_path: Path) -> None:
    visit, other = ready_visit(tmp_path / "s"), new_store(tmp_path / "two", person="赵强")
    assert preview(visit.store, visit.visit, NOW).hints == ()
    trust_card(visit.store, card_of(other), NOW)
    assert [hint.code for hint in preview(visit.store, visit.visit, NOW).hints] == ["notice.block_unset"]
    hand_out(visit.store, own(visit.store), ORDER, 2026, 1, 99, NOW)
    assert preview(visit.store, visit.visit, NOW).hints == ()
    visit.store.close()
    other.close()


def test_a_pattern_without_the_kind_counts_all_papers_as_one_series(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    office_ready(visit.store, number_pattern="{office_code}〔{year}〕{seq}号")
    void_numbers(visit.store, "检", 2026, [1], "写坏", NOW)
    assert issued(visit) == "深宝福〔2026〕2号"
    visit.store.close()


def test_another_pattern_in_mid_year_goes_on_with_the_count(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    assert issued(visit) == "深宝福责改〔2026〕1号"
    office_ready(visit.store, number_pattern="{office_code}{kind}第{seq:3}号（{year}）")
    assert issued(another(visit, "e2")) == "深宝福责改第002号（2026）"
    assert lines(visit.store, State.USED) == [(1, 1, "深宝福责改〔2026〕1号"), (2, 2, "深宝福责改第002号（2026）")]
    visit.store.close()


def test_after_a_restored_backup_a_person_says_how_far_papers_had_been_numbered(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    hand_out(visit.store, own(visit.store), ORDER, 2026, 401, 450, NOW)
    name = make_backup(visit.store, NOW).name
    lost = [issued(visit), issued(another(visit, "e2"))]
    restore_backup(visit.store, name, LATER)
    store = open_store(tmp_path / "s", PASSPHRASE)
    assert ledger_of(store, NOW).must_resume
    assert refused(issue, store, visit.visit, NOW) == ["number.restored"]
    assert resume_numbers(store, {ORDER: 402}, "恢复备份以前签发过", NOW) == 2
    assert not ledger_of(store, NOW).must_resume
    notice = issue(store, visit.visit, NOW)
    assert notice.number == "深宝福责改〔2026〕403号"
    assert notice.number not in lost
    assert refused(resume_numbers, store, {ORDER: 410}, "再说一次", NOW) == ["number.not_restored"]
    store.close()


def test_a_store_that_was_never_restored_has_nothing_to_resume(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    assert refused(resume_numbers, store, {}, "", NOW) == ["number.reason_missing", "number.not_restored"]
    store.close()


def test_the_ledger_names_the_enterprise_and_the_papers_of_a_word(tmp_path: Path) -> None:
    visit = ready_visit(tmp_path / "s")
    issued(visit)
    (line,) = ledger_of(visit.store, NOW).lines
    assert (line.state, line.enterprise) == (State.USED, "深圳市顺达国际货运代理有限公司")
    assert titles_of(ORDER) == ("责令限期整改通知书",)
    visit.store.close()


def test_blocks_of_a_plan_are_checked_before_they_are_believed() -> None:
    row = {"laptop": "a" * 12, "word": ORDER, "year": 2026, "first": 1, "last": 9}
    assert number_blocks.problems({"blocks": [row]}) == []
    for change in (
        {"laptop": "A"},
        {"word": ""},
        {"year": 26},
        {"first": 0},
        {"last": 10**6},
        {"first": True},
        {"x": 1},
    ):
        (problem,) = number_blocks.problems({"blocks": [row, {**row, **change}]})
        assert (problem.code, problem.details["place"]) == ("number.blocks_shape", 2)
    (problem,) = number_blocks.problems({"blocks": [row, {**row, "laptop": "b" * 12, "word": "*"}]})
    assert problem.code == "number.blocks_collide"
    assert number_blocks.problems(None) != []


BLOCKS = st.builds(
    lambda laptop, word, first, length: NumberBlock(laptop * 12, word, 2026, first, first + length),
    st.sampled_from("abc"),
    st.sampled_from([ORDER, "检", "*"]),
    st.integers(1, 60),
    st.integers(0, 20),
)


@given(st.lists(BLOCKS, max_size=6))
def test_blocks_that_are_accepted_have_no_number_in_common(blocks: list[NumberBlock]) -> None:
    given_out = [
        (word, number)
        for block in blocks
        for word in (ORDER, "检")
        if block.holds(word, 2026)
        for number in range(block.first, block.last + 1)
    ]
    assert bool(list(number_blocks.collisions(blocks))) == (len(given_out) > len(set(given_out)))


def test_the_same_void_number_twice_in_one_call_is_one(tmp_path: Path) -> None:
    store = new_store(tmp_path / "s")
    office_ready(store)
    assert len(void_numbers(store, ORDER, 2026, [3, 3], "写坏", NOW)) == 1
    assert replace(ledger_of(store, NOW).lines[0], at=None).number == "深宝福责改〔2026〕3号"
    store.close()
