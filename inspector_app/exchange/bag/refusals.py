"""Why a pack is refused. Four families that people act on differently; every refusal belongs to one."""

from enum import StrEnum

from inspector_app.errors import Problem, RefusedInputError


class Family(StrEnum):
    NOT_OURS = "not_ours"
    """Not one of our files: choose another."""
    NEWER = "newer"
    """Made by a newer program: update."""
    DAMAGED = "damaged"
    """Damaged, cut or forged: have it sent again."""
    NOT_FOR_US = "not_for_us"
    """Not for this store: ask the sender to address it to this one."""


_FAMILIES = {
    "pack.not_ours": Family.NOT_OURS,
    "pack.newer": Family.NEWER,
    "pack.suite_unknown": Family.NEWER,
    "pack.kind_unknown": Family.NEWER,
    "pack.truncated": Family.DAMAGED,
    "pack.seal_broken": Family.DAMAGED,
    "pack.entry_damaged": Family.DAMAGED,
    "pack.entry_header": Family.DAMAGED,
    "pack.entry_order": Family.DAMAGED,
    "pack.directory": Family.DAMAGED,
    "pack.trailing": Family.DAMAGED,
    "pack.info": Family.DAMAGED,
    "pack.manifest": Family.DAMAGED,
    "pack.signature": Family.DAMAGED,
    "pack.record": Family.DAMAGED,
    "pack.count": Family.DAMAGED,
    "pack.too_large": Family.DAMAGED,
    "pack.encryption_differs": Family.DAMAGED,
    "pack.not_for_us": Family.NOT_FOR_US,
}
REFUSALS = tuple(_FAMILIES)


def family_of(problem: Problem) -> Family | None:
    """The family of a reader's refusal; None when the problem is another one, such as the disk's."""
    return _FAMILIES.get(problem.code)


def refused(name: str, **details: object) -> RefusedInputError:
    """The error for one reason, to be raised: `raise refused("truncated", entry=...)`."""
    return RefusedInputError([Problem(f"pack.{name}", details)])
