"""Enterprises as a person names them on the command line: by credit code, or by id."""

from collections.abc import Sequence

from inspector_app.errors import Problem, RefusedInputError
from inspector_app.stores import Store


def ids_of(store: Store, codes: Sequence[str]) -> list[str]:
    """Ids of enterprises by credit code or id. Raises RefusedInputError planning.stop_unknown for every stranger."""
    with store.database.look() as work:
        known = work.enterprises.current() if codes else []
    ids = {each.credit_code: each.id for each in known if each.credit_code} | {each.id: each.id for each in known}
    strangers = [code for code in codes if code not in ids]
    if strangers:
        raise RefusedInputError([Problem("planning.stop_unknown", {"id": code[:60]}) for code in strangers])
    return [ids[code] for code in codes]
