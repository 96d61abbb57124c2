"""Which enterprise a row means: by credit code, else by name; and the id of one that is new.

An id follows from code or name, so that two laptops that import the same register speak of the same enterprises.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from uuid import UUID, uuid5

from db.records.register import Enterprise
from inspector_app.enterprises.plain_text import name_key
from inspector_app.enterprises.row_facts import RowFacts
from inspector_app.errors import Problem

_NAMESPACE = UUID("6d0f6a1e-3b52-5c1e-9a53-0f5d7c1b8e42")
"""Never to be changed: ids in every store were made with it."""


def new_id(code: str, name: str, taken: Container[str]) -> str:
    """From the code, or from the name when there is none; another one when an enterprise now means something else."""
    said = code or f"name:{name_key(name)}"
    attempt, number = str(uuid5(_NAMESPACE, said)), 1
    while attempt in taken:
        number += 1
        attempt = str(uuid5(_NAMESPACE, f"{said}#{number}"))
    return attempt


class Identities:
    """Matches the rows of one file with the enterprises of the store; an enterprise is matched once.

    Ask for the rows with a code first: a code is stronger than a name.
    """

    def __init__(self, existing: Sequence[Enterprise], rows: Sequence[RowFacts]) -> None:
        standing = {each.id: each for each in existing if not each.merged_into}
        self._by_code = {each.credit_code: each for each in standing.values() if each.credit_code}
        self._by_name: dict[str, list[Enterprise]] = defaultdict(list)
        for each in standing.values():
            self._by_name[name_key(each.name)].append(each)
        for each in existing:
            # Who still writes an enterprise that was merged means the one it was merged into.
            survivor = standing.get(each.merged_into)
            if survivor is not None and each.credit_code:
                self._by_code.setdefault(each.credit_code, survivor)
            elif survivor is not None and not self._by_name[name_key(each.name)]:
                self._by_name[name_key(each.name)].append(survivor)
        self._first_of_name: dict[str, RowFacts] = {}
        self._coded_of_name: dict[str, RowFacts] = {}
        for facts in rows:
            self._first_of_name.setdefault(facts.name_key, facts)
            if facts.code:
                self._coded_of_name.setdefault(facts.name_key, facts)
        self._rows_of_code: dict[str, int] = {}
        self._matched: dict[str, int] = {}

    def match(self, facts: RowFacts) -> Enterprise | Problem | None:
        """The enterprise that the row means, None for a new one, or why that is not certain.

        Problems: register.code_twice, name_twice, name_in_doubt, name_ambiguous, enterprise_twice.
        """
        found = self._by_code_of(facts) if facts.code else self._by_name_of(facts)
        if isinstance(found, Enterprise):
            if found.id in self._matched:
                return Problem("register.enterprise_twice", {"value": facts.name, "row": self._matched[found.id]})
            self._matched[found.id] = facts.number
        return found

    def _by_code_of(self, facts: RowFacts) -> Enterprise | Problem | None:
        if facts.code in self._rows_of_code:
            return Problem("register.code_twice", {"value": facts.code, "row": self._rows_of_code[facts.code]})
        self._rows_of_code[facts.code] = facts.number
        if facts.code in self._by_code:
            return self._by_code[facts.code]
        without_code = [each for each in self._by_name[facts.name_key] if not each.credit_code]
        if len(without_code) > 1:
            return Problem("register.name_ambiguous", {"value": facts.name, "count": len(without_code)})
        free = [each for each in without_code if each.id not in self._matched]
        return free[0] if free else None

    def _by_name_of(self, facts: RowFacts) -> Enterprise | Problem | None:
        coded = self._coded_of_name.get(facts.name_key)
        if coded is not None:
            return Problem("register.name_in_doubt", {"value": facts.name, "row": coded.number, "code": coded.code})
        first = self._first_of_name[facts.name_key]
        if first is not facts:
            return Problem("register.name_twice", {"value": facts.name, "row": first.number})
        known = self._by_name[facts.name_key]
        if len(known) > 1:
            return Problem("register.name_ambiguous", {"value": facts.name, "count": len(known)})
        return known[0] if known else None
