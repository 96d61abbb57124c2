"""Who decides about many visits decides about what the list showed him: what came since is named and left undecided."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from handovers import LATER, codes, judged_items, worked_visit
from offices import NOW, PASSPHRASE, new_store

from inspector_app import cli
from inspector_app.checklists.model import Verdict
from inspector_app.errors import RefusedInputError
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.exchange.withdrawing import withdraw_import
from inspector_app.sampling import Drawn, draw_numbers
from inspector_app.stores import Role, Store, open_store
from inspector_app.supervision import review
from inspector_app.supervision.review import (
    Refused,
    Wish,
    accept,
    accept_several,
    look_at_visit,
    sample_accepted,
    send_back,
    state_of,
)
from inspector_app.supervision.reviewing import Looked, ReviewState, review_lines
from inspector_app.visits import GivenAnswer, close_visit, give_answer

THIRD = judged_items()[2]
Stores = tuple[Store, Store]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """An inspector, and a supervisor who took part in none of his visits."""
    inspector, supervisor = new_store(tmp_path / "inspector"), new_store(tmp_path / "s", Role.SUPERVISOR, "赵主任")
    trust_card(inspector, card_of(supervisor), NOW)
    trust_card(supervisor, card_of(inspector), NOW)
    yield inspector, supervisor
    inspector.close()
    supervisor.close()


def hand_over(stores: Stores, path: Path) -> str:
    """Gives the id of the pack."""
    write_visit_pack(stores[0], path, LATER)
    return import_pack(stores[1], path, LATER).pack_id


def listed(supervisor: Store) -> dict[str, Looked | None]:
    return {line.visit.id: line.standing.looked for line in review_lines(supervisor)}


def ended_and_under_way(stores: Stores, folder: Path) -> tuple[list[str], str]:
    """Two visits that have ended, and one that has not."""
    ended, under_way = [worked_visit(stores[0], each) for each in ("e1", "e2")], worked_visit(stores[0], "e3")
    for each in ended:
        close_visit(stores[0], each, NOW)
    hand_over(stores, folder / "first.zjpack")
    return ended, under_way


def goes_on(stores: Stores, visit: str, path: Path) -> str:
    give_answer(stores[0], visit, THIRD, GivenAnswer(Verdict.FAIL, note="后来补的"), LATER)
    close_visit(stores[0], visit, LATER)
    return hand_over(stores, path)


def test_what_came_after_the_list_was_read_is_named_and_the_others_are_accepted(stores: Stores, tmp_path: Path) -> None:
    ended, under_way = ended_and_under_way(stores, tmp_path)
    looked = listed(stores[1])
    goes_on(stores, under_way, tmp_path / "second.zjpack")
    done, refused = accept_several(stores[1], looked, "", LATER)
    assert ({each.visit_id for each in done}, told(refused)) == (set(ended), [(under_way, ["review.revised"])])
    done, refused = accept_several(stores[1], {under_way: listed(stores[1])[under_way]}, "", LATER)
    assert ([each.visit_id for each in done], refused) == ([under_way], ())


def told(refused: tuple[Refused, ...]) -> list[tuple[str, list[str]]]:
    return [(each.visit, [problem.code for problem in each.problems]) for each in refused]


def test_what_was_taken_back_after_the_list_was_read_is_not_accepted_either(stores: Stores, tmp_path: Path) -> None:
    _, under_way = ended_and_under_way(stores, tmp_path)
    pack = goes_on(stores, under_way, tmp_path / "second.zjpack")
    looked = {under_way: listed(stores[1])[under_way]}
    withdraw_import(stores[1], pack, "发错了", LATER)
    assert told(accept_several(stores[1], looked, "", LATER)[1]) == [(under_way, ["review.revised"])]


def test_a_decision_of_another_while_lots_are_drawn_is_not_replaced_unseen(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supervisor = stores[1]
    visit = ended_and_under_way(stores, tmp_path)[0][0]
    accept(supervisor, visit, None, "", LATER)
    looked = look_at_visit(supervisor, visit)
    heard: list[str] = []

    def another() -> None:
        try:
            send_back(supervisor, visit, looked, [Wish("", "请补拍")], "", LATER)
        except RefusedInputError as error:
            heard.extend(codes(error))

    other = Thread(target=another)

    def drawn(*words: Any) -> Drawn:
        other.start()
        # Who is quick decides meanwhile, unless he has to wait.
        other.join(0.5)
        return draw_numbers(*words)

    monkeypatch.setattr(review, "draw_numbers", drawn)
    sample_accepted(supervisor, 100, "s", LATER)
    other.join()
    assert (heard, state_of(supervisor, visit)) == (["review.moved_on_drawn"], ReviewState.SECOND_LOOK)


def test_a_script_gives_the_list_with_its_decision(
    stores: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspector, supervisor = stores
    ended, under_way = ended_and_under_way(stores, tmp_path)
    supervisor.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")

    def ask(verb: str, *words: str) -> tuple[int, Any]:
        opened = ["--store", str(supervisor.folder), "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
        code = cli.main(["review", verb, *opened, *words])
        return code, json.loads(capsys.readouterr().out)

    # As PowerShell's ">" writes it.
    (tmp_path / "list.json").write_text(json.dumps(ask("list")[1]), "utf-16")
    by_list = ("--listed", str(tmp_path / "list.json"))
    again = open_store(supervisor.folder, PASSPHRASE)
    goes_on((inspector, again), under_way, tmp_path / "second.zjpack")
    again.close()
    code, refused = ask("accept", ended[0], under_way, *by_list)
    assert (code, refused["accepted"], refused["refused"]) == (1, [ended[0]], [under_way])
    assert [(each["code"], each["visit"]) for each in refused["problems"]] == [("review.revised", under_way)]
    for verb, more in (("begin", ()), ("return", ("--whole", "再看"))):
        assert ask(verb, under_way, *more, *by_list)[1]["problems"][0]["code"] == "review.revised"
    assert ask("accept", ended[0], *by_list)[1]["problems"][0]["code"] == "review.moved_on_accepted"
    assert ask("accept", "nobody", *by_list)[1]["problems"][0]["code"] == "review.listed_without"
    assert ask("begin", under_way, "--listed", "none.json")[1]["problems"][0]["code"] == "review.listed_unreadable"
    (tmp_path / "list.json").write_text("[1]", "utf-8")
    assert ask("accept", under_way, *by_list)[1]["problems"][0]["code"] == "review.listed_bad"
    assert ask("accept", under_way)[0] == 0
