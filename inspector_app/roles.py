"""Three kinds of person: inspectors record, reviewers decide for the office, administrators let people in.

On a laptop of one person all three are the same: as long as a store has no administrator, whoever opens it may do
everything. In a shared database there always is one, and the server refuses by itself what is said here
(db.shared.access).
"""

from inspector_app.errors import Problem, UnavailableError
from inspector_app.stores import Role, Store
from inspector_app.vault import people_of

_DECIDING = (Role.SUPERVISOR.value, Role.ADMINISTRATOR.value)


def administrators(store: Store) -> tuple[str, ...]:
    """Names of those who may let people in; empty when everybody may."""
    return tuple(each.person for each in people_of(store.folder) if each.role == Role.ADMINISTRATOR.value)


def administers(store: Store) -> bool:
    """May let people open this store, and take their way in away."""
    return store.vault.owner.role == Role.ADMINISTRATOR.value or not administrators(store)


def administers_desks(store: Store) -> bool:
    """May invite and remove the desks of a shared database: nobody who is not an administrator by name."""
    return store.vault.owner.role == Role.ADMINISTRATOR.value


def decides_by_role(store: Store) -> bool:
    return store.vault.owner.role in _DECIDING


def decides(store: Store) -> bool:
    """May change plans and words of the office."""
    if decides_by_role(store):
        return True
    return not store.database.shared and not administrators(store)


def require_administrator(store: Store, *, of_desks: bool = False) -> None:
    """Of the people of this store, or of the desks of a shared database.

    Raises UnavailableError role.administrator_only, with who that is.
    """
    if not (administers_desks if of_desks else administers)(store):
        names = "、".join(administrators(store)) or "—"
        raise UnavailableError("role.administrator_only", person=store.person, administrators=names)


def deciding_problems(store: Store) -> list[Problem]:
    """role.office_decides for an inspector where others decide; empty for all others."""
    return [] if decides(store) else [Problem("role.office_decides", {"person": store.person})]
