"""Writes a plan pack: what the office decides, from a supervisor to the laptops of the inspectors."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from db.records.log import Adoption, Device
from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.exchange.bag import layout
from inspector_app.exchange.bag.layout import MOST_RECIPIENTS, Member
from inspector_app.exchange.bag.pack_info import PackKind
from inspector_app.exchange.bag.parting import part_paths
from inspector_app.exchange.bag.watching import Cancelled, Progress, never, unseen
from inspector_app.exchange.kinds.plan_records import to_record
from inspector_app.exchange.sending import Draft, Sent, addressable, receivers, send_all
from inspector_app.plans.documents import adopt
from inspector_app.stores import Role, Store

_A_FILE = MOST_RECIPIENTS - 1
"""Recipients beside the own laptop, which may read what it sent."""


def write_plan_packs(
    store: Store,
    path: Path,
    now: datetime,
    *,
    recipients: Sequence[Device] | None = None,
    sections: Collection[str] = (),
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> list[Sent]:
    """Every section that this store has something for, or the named ones, for all known laptops or for `recipients`.

    A file holds so many recipients; more go into `name_2-3.zjpack` …: all files are written, or none.
    Raises RefusedInputError plan.not_supervisor, plan.empty, plan.section_unknown, pack.no_recipient, and what
    `sending.send_all` raises.
    """
    require_supervisor(store)
    devices = addressable(store, now) if recipients is None else list(recipients)
    groups = [devices[start : start + _A_FILE] for start in range(0, len(devices), _A_FILE)] or [[]]
    named = [receivers(store, group, now) for group in groups]
    values = _values(store, sections)
    with store.database.work(now) as work:
        adopted = [adopt(work, name, value, now) for name, value in values.items()]
        members = [_member(each, work.plans.content(each.sha256) or "") for each in adopted]
    records = [to_record(each) for each in adopted]
    report = {"sections": {each.section: each.edition for each in adopted}}
    drafts = [Draft(PackKind.PLAN, records, each, members, report) for each in named]
    parcels = list(zip(part_paths(path, len(groups)), drafts, strict=True))
    return send_all(store, parcels, now, progress, cancelled)


def _values(store: Store, sections: Collection[str]) -> Mapping[str, JsonValue]:
    from inspector_app.plans.sections import collected, section_named

    unknown = [name for name in sections if section_named(name) is None]
    if unknown:
        raise RefusedInputError([Problem("plan.section_unknown", {"section": name[:40]}) for name in unknown])
    values = {name: value for name, value in collected(store).items() if not sections or name in sections}
    if not values:
        raise RefusedInputError([Problem("plan.empty")])
    return values


def require_supervisor(store: Store) -> None:
    """Raises RefusedInputError plan.not_supervisor."""
    if store.owner.role is not Role.SUPERVISOR:
        raise RefusedInputError([Problem("plan.not_supervisor", {"person": store.owner.person})])


def _member(adoption: Adoption, content: str) -> Member:
    data = content.encode("utf-8")
    return Member(layout.plan_name(adoption.sha256), len(data), adoption.sha256, lambda: data)
