from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from laptops import KEY, device

from db.database import Database


@pytest.fixture
def create(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Makes a database whose device is named by one letter; all are closed at the end."""
    made: list[Database] = []

    def make(name: str) -> Database:
        made.append(Database.create(tmp_path / f"{name}.db", KEY, device(name)))
        return made[-1]

    yield make
    for database in made:
        database.close()
