"""What a look at a pack costs when its sender took the register in too: not one question to the store a field."""

from pathlib import Path
from typing import Any

from handovers import two_stores, worked_visit
from offices import NOW, SHUNDA
from sqlalchemy import event

from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import check_pack
from inspector_app.stores import Store


def registered(store: Store, enterprises: int, **first: str) -> None:
    with store.database.work(NOW) as work:
        for number in range(enterprises):
            work.enterprises.save(f"e{number}", {**SHUNDA, "name": f"第{number}家", **(first if not number else {})})


def questions_of_a_look(folder: Path, enterprises: int) -> int:
    """Both laptops know the same register, each by itself; of one enterprise they say another phone."""
    inspector, supervisor = two_stores(folder)
    registered(inspector, enterprises, phone="13900000001")
    registered(supervisor, enterprises, phone="13900000002")
    worked_visit(inspector, "e1")
    write_visit_pack(inspector, folder / "up.zjpack", NOW)
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(supervisor.database._engine, "before_cursor_execute", note)
    assert check_pack(supervisor, folder / "up.zjpack").conflicts == 1
    inspector.close()
    supervisor.close()
    return len(asked)


def test_a_register_known_to_both_is_compared_by_few_questions(tmp_path: Path) -> None:
    few = questions_of_a_look(tmp_path / "few", 2)
    assert questions_of_a_look(tmp_path / "many", 60) <= few + 5
