"""The disk's troubles, as the user can act on them."""

from typing import Literal

TroubleKind = Literal[
    "busy",
    "damaged",
    "disk_full",
    "disk_error",
    "wrong_key",
    "read_only",
    "newer_version",
    "missing",
    "unsafe_engine",
    # Of a database that desks share:
    "unreachable",
    "server_full",
    "server_busy",
    "login_refused",
    "server_unproven",
    "not_allowed",
    "outcome_unknown",
    "no_desk",
    "no_database",
    "older_version",
    "not_empty",
    "file_only",
]


class StoreTroubleError(Exception):
    """The store cannot do what was asked, through no fault of what was asked. Nothing of it was kept."""

    def __init__(self, kind: TroubleKind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind: TroubleKind = kind
        self.detail = detail


class UnkeepableError(Exception):
    """A value that no event can carry; nothing of the unit of work was kept."""

    def __init__(self, field: str, reason: Literal["signs", "number", "large", "deep"]) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
