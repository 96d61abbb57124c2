"""Planning on the command line: who is due, the list of a day, a draw that can be checked, ready to leave or not."""

from datetime import timedelta
from pathlib import Path

import pytest
from command_laptop import CommandLaptop, clock_stands
from offices import SHUNDA, new_store

from inspector_app.notices.pages import texts_of
from inspector_app.stores import Role


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLaptop:
    """Its register was changed just now by the clock of the command line."""
    store = new_store(tmp_path / "store", Role.SUPERVISOR, "周敏")
    now = clock_stands(monkeypatch)
    with store.database.work(now) as work:
        for number in range(6):
            ends = (now.date() + timedelta(days=20 * number)).isoformat()
            facts = {"name": f"第{number}家", "credit_code": f"CODE{number}", "express_licence_expires": ends}
            work.enterprises.save(f"e{number}", SHUNDA | facts)
    store.close()
    return CommandLaptop(tmp_path, capsys)


def test_lists_of_whom_to_visit(laptop: CommandLaptop) -> None:
    never = laptop.done("planning", "never")
    assert [each["credit_code"] for each in never] == [f"CODE{number}" for number in range(6)]
    assert laptop.done("planning", "due") == []
    assert laptop.done("planning", "corrections") == []
    assert [each["days_left"] for each in laptop.done("planning", "expiring", "--within", "40")] == [0, 20, 40]
    assert laptop.refused("planning", "expiring", "--within", "1000") == ["planning.days_ahead"]
    assert laptop.refused("planning", "intervals", "--red", "0") == ["planning.interval"]
    assert laptop.done("planning", "intervals", "--red", "21")["days"]["red"] == 21
    assert laptop.done("planning", "intervals")["days"]["red"] == 21


def test_the_list_of_a_day(laptop: CommandLaptop, tmp_path: Path) -> None:
    day = laptop.done("planning", "day", "--add", "CODE2", "e1", "CODE3")
    assert [each["name"] for each in day["stops"]] == ["第2家", "第1家", "第3家"]
    day = laptop.done("planning", "day", "--remove", "CODE1", "--order", "--start", "22.6,113.8")
    assert sorted(each["name"] for each in day["stops"]) == ["第2家", "第3家"]
    paper = tmp_path / "day.pdf"
    day = laptop.done("planning", "day", "--out", str(paper), "--assign", "李明", "--reason", "百日攻坚")
    assert day["assigned"] == 2
    text = "".join(texts_of(paper.read_bytes()))
    assert "第2家" in text
    assert "第1家" not in text
    assert {each["inspector"] for each in laptop.done("plan", "tasks")} == {"李明"}
    assert laptop.refused("planning", "day", "--add", "nobody", "none") == ["planning.stop_unknown"] * 2
    assert laptop.refused("planning", "day", "--day", "2020-01-01", "--add", "CODE1") == ["planning.day_past"]
    assert "第2家" in laptop.said("planning", "day")


def test_a_draw_is_made_kept_printed_and_drawn_again(laptop: CommandLaptop, tmp_path: Path) -> None:
    paper = tmp_path / "draw.pdf"
    people = [word for name in ("张三", "李四", "王五") for word in ("--person", name)]
    drawn = laptop.done(
        "planning", "draw", "3", "--seed", "S", "--title", "抽查", *people,
        "--exclude", "CODE0", "停业", "--conflict", "张三", "CODE1", "亲属任职", "--out", str(paper),
    )  # fmt: skip
    assert drawn["pool"] == 5
    assert "e0" not in [match["enterprise"] for match in drawn["matches"]]
    text = "".join(texts_of(paper.read_bytes()))
    assert all(match["name"] in text for match in drawn["matches"])
    assert "亲属任职" in text
    assert "S" in text
    assert laptop.done("planning", "check-draw", drawn["id"])["same"]
    assert [each["id"] for each in laptop.done("planning", "draws")] == [drawn["id"]]
    again = laptop.done("planning", "draw", "3", "--seed", "S", *people, "--exclude", "CODE0", "停业",
                        "--conflict", "张三", "CODE1", "亲属任职")  # fmt: skip
    assert again["matches"] == drawn["matches"]


def test_what_cannot_be_drawn_is_refused(laptop: CommandLaptop) -> None:
    assert laptop.refused("planning", "draw", "7") == ["planning.draw_few"]
    assert laptop.refused("planning", "draw", "0") == ["planning.draw_count"]
    assert laptop.refused("planning", "draw", "1", "--person", "张三") == ["planning.draw_people_few"]
    assert laptop.refused("planning", "draw", "1", "--absent", "谁", "休假") == ["planning.draw_unknown"]
    assert laptop.refused("planning", "check-draw", "x") == ["planning.draw_absent"]
    assert laptop.done("planning", "draws") == []


def test_the_departure_check_says_what_is_bad_and_where_to_mend_it(laptop: CommandLaptop) -> None:
    ran = laptop.run("planning", "check")
    assert ran.code == 1
    found = {check["name"]: check for check in ran.value["checks"]}
    assert found["backup"]["state"] == "bad"
    assert found["backup"]["leads_to"] == "settings:backup"
    assert found["backup"]["remedy"]
    assert found["register"]["state"] == "ok"
    assert laptop.run("backup", "make").code == 0
    ran = laptop.run("planning", "check")
    assert (ran.code, ran.value["state"]) == (0, "warn")
