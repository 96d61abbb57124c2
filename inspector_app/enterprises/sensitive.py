"""《辖区重点敏感货代企业台账清单》: forwarders of powder or liquid, or of a line to a focus country (domain.md §2.2).

A view of the register, never a list of its own: who changes the register changes it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector_app import assets
from inspector_app.enterprises.export import write_register
from inspector_app.enterprises.focus import focus_lines_of, is_sensitive_forwarder
from inspector_app.enterprises.overview import EnterpriseOverview, overview
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.files import write_atomically
from inspector_app.practice import is_practice, require_real
from inspector_app.stores import Store

_STEPS = 3
"""Looked for, drawn, written."""
REASON_HEADER = "列入原因"
"""Over the column that the spreadsheet has besides the register's own; an import leaves it out."""


@dataclass(frozen=True, slots=True)
class SensitiveLine:
    row: EnterpriseOverview
    sensitive_goods: bool
    """It carries powder, liquid or the like."""
    focus_lines: tuple[str, ...]
    """Its lines to focus countries, as the register names them."""


@dataclass(frozen=True, slots=True)
class SensitiveList:
    """What is printed."""

    office: str
    made_at: datetime
    lines: tuple[SensitiveLine, ...]
    practice: bool = False
    """Of a practice store: 演练 across every page."""


def sensitive_lines(rows: Sequence[EnterpriseOverview]) -> tuple[SensitiveLine, ...]:
    """Those of the rows that are on the list, by community, then in their order."""
    listed = [row for row in rows if is_sensitive_forwarder(row.enterprise)]
    return tuple(
        SensitiveLine(row, bool(row.enterprise.handles_sensitive_goods), focus_lines_of(row.enterprise))
        for row in sorted(listed, key=lambda row: row.enterprise.community)
    )


def sensitive_list(store: Store, now: datetime) -> SensitiveList:
    return SensitiveList(store.owner.office, now, sensitive_lines(overview(store)), is_practice(store))


def export_sensitive(
    store: Store, path: Path, now: datetime, progress: Callable[[int, int], object] = lambda done, total: None
) -> int:
    """Writes the list as .xlsx, .csv or .pdf; gives the number of enterprises.

    `progress` gets steps done and all of them; what it raises to stop is passed on, and nothing is written.

    Raises RefusedInputError register.export_type, register.sensitive_empty, register.practice_export; UnavailableError
    register.export_refused.
    """
    listed = sensitive_list(store, now)
    if not listed.lines:
        raise RefusedInputError([Problem("register.sensitive_empty")])
    progress(1, _STEPS)
    if path.suffix.lower() == ".pdf":
        from inspector_app.notices.sensitive_list import draw_sensitive_list

        drawn = draw_sensitive_list(listed)
        progress(2, _STEPS)
        write_atomically(path, drawn)
        return len(listed.lines)
    with store.database.look() as work:
        require_real(work)
    enterprises = [line.row.enterprise for line in listed.lines]
    write_register(enterprises, path, (REASON_HEADER, [reason_words(line) for line in listed.lines]))
    return len(enterprises)


def reason_words(line: SensitiveLine) -> str:
    """Why it is on the list, in Chinese: papers and spreadsheets of the office are."""
    words = assets.read_json("enterprises", "sensitive_list.json")
    goods = "、".join(line.row.enterprise.sensitive_goods)
    parts = []
    if line.sensitive_goods:
        parts.append(words["goods_named"].format(goods=goods) if goods else words["goods"])
    if line.focus_lines:
        parts.append(words["lines"].format(lines="、".join(line.focus_lines)))
    return "；".join(parts)
