"""Many ids as one bound value. Of a list the builder of statements makes a mark for each, anew for each length."""

import json
from collections.abc import Collection
from functools import cache

from sqlalchemy import Connection, TextClause, text

_LISTS = {
    "sqlite": "(SELECT value FROM json_each(:{name}))",
    "postgresql": "(SELECT CAST(value AS {type}) FROM json_array_elements_text(CAST(:{name} AS json)) AS each(value))",
}


@cache
def _spelled(dialect: str, statement: str, types: tuple[tuple[str, str], ...]) -> TextClause:
    for name, kind in types:
        statement = statement.replace(f"IN :{name}", "IN " + _LISTS[dialect].format(name=name, type=kind))
    return text(statement)


def listing(connection: Connection, statement: str, **types: str) -> TextClause:
    """`statement`, in which `… IN :ids` takes what `listed` makes; of each such name the type of its column in SQL.

    The text is made once for each statement and dialect.
    """
    return _spelled(connection.dialect.name, statement, tuple(types.items()))


def listed(ids: Collection[str] | Collection[int]) -> str:
    return json.dumps(list(ids), ensure_ascii=False)
