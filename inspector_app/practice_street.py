"""What has happened in the practice street: a case of everything that an office meets, made by the program's own deeds.

The cases are in resources/demo/street.json; each is a step with its day, and the steps are done in the order of days.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from db.log.chain import GENESIS, event_hash
from db.records.log import Device, Event
from db.records.office import OfficeFacts
from db.records.values import Inspector
from inspector_app import assets
from inspector_app.checklists.model import Verdict
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.grading import Grade
from inspector_app.enterprises.grading.deciding import GradeDraft, decide, grade_file
from inspector_app.evidence.intake import add_photo, picture_from_file
from inspector_app.exchange.trust.identity import new_identity
from inspector_app.measures.campaigns import CampaignDraft, add_campaign
from inspector_app.measures.drafts import MeasureDraft, PartDraft
from inspector_app.measures.recording import record_measure
from inspector_app.office import office_facts, save_office_facts
from inspector_app.planning.day_list import save_day
from inspector_app.rectification.acts import ActDraft, ActKind, record_act
from inspector_app.rectification.on_site import correct_on_site
from inspector_app.rectification.reinspection import VerdictDraft, judge, open_findings, open_reinspection
from inspector_app.rectification.suspicion import SuspicionDraft, record_suspicion, steps
from inspector_app.stores import Role, Store
from inspector_app.visits import GivenAnswer, Mode, VisitDraft, close_visit, give_answer, open_visit

BEGAN_DAYS = 210
"""So many days before today the practice street began: the register was taken in then."""
_ITEMS = ("OB-01", "XR-01")
_COLLEAGUE = "0a1b2c3d4e5f-1"
Step = tuple[int, Callable[[], object]]
"""Days before today, and what happened then."""


@dataclass
class _Street:
    store: Store
    now: datetime
    script: Mapping[str, Any]
    ids: Mapping[str, str]
    """Case to the id of its enterprise."""
    visits: dict[str, str] = field(default_factory=dict)
    """Case to its last visit."""

    def at(self, days: int) -> datetime:
        """An hour earlier than now: a visit of today has begun."""
        return self.now - timedelta(days=days, hours=1)

    def words(self, name: str) -> str:
        return str(self.script["words"][name])


def fill_street(store: Store, now: datetime, progress: Callable[[int, int], None]) -> None:
    """Every case of the script, into a practice store that has the practice register and nothing else."""
    script = assets.read_json("demo", "street.json")
    with store.database.look() as work:
        codes = {each.credit_code: each.id for each in work.enterprises.all()}
    ids = {case: codes[code] for case, code in script["cases"].items()}
    street = _Street(store, now, script, {**ids, "twin": codes[script["duplicate_of"]]})
    facts = OfficeFacts(**asdict(office_facts(store)) | script["office"])
    save_office_facts(store, facts, street.at(BEGAN_DAYS - 1))
    told = sorted((*_orders(street), *_others(street), *_of_today(street)), key=lambda step: -step[0])
    for done, (_, happen) in enumerate(told, start=1):
        happen()
        progress(done, len(told))


def _orders(street: _Street) -> list[Step]:
    """What was ordered, and what became of it."""
    ordered = (
        *((40, "overdue"), (8, "replied"), (200, "repeat"), (20, "repeat")),
        *((18, "refused"), (60, "verified"), (30, "partly")),
    )
    told: list[Step] = [(days, partial(_order, street, case, days)) for days, case in ordered]
    return [
        *told,
        (2, lambda: _reply(street, "replied", 2)),
        (17, lambda: _refuse(street, "refused", 17)),
        (45, lambda: _recheck(street, "verified", 45, ActKind.VERIFIED)),
        (15, lambda: _recheck(street, "partly", 15, ActKind.PARTLY)),
        (150, lambda: _recheck(street, "repeat", 150, ActKind.VERIFIED)),
        (7, lambda: _grade(street, "sealed", 7)),
    ]


def _others(street: _Street) -> list[Step]:
    return [
        (50, lambda: _visit(street, "red", 50, ())),
        (35, lambda: _visit(street, "green", 35, ())),
        (25, lambda: _visit(street, "reminder", 25, _ITEMS[:1], Mode.REMINDER)),
        (12, lambda: _drugs(street, "drugs", 12)),
        (10, lambda: _on_site(street, "on_site", 10)),
        (9, lambda: _measures(street, "sealed", 9)),
        (6, lambda: _conflict(street, "conflict", 6)),
        (5, lambda: _visit(street, "override", 5, _ITEMS[:1])),
        (4, lambda: _override(street, "override", 4)),
        *((int(told["days"]), partial(_measure, street, told)) for told in street.script["measures"]),
    ]


def _of_today(street: _Street) -> list[Step]:
    """What waits for the person who practises."""
    stops = [street.ids[case] for case in ("overdue", "red", "partly", "under_way")]
    return [
        (1, lambda: _newcomers(street, 1)),
        (0, lambda: _visit(street, "under_way", 0, _ITEMS[:1], close=False)),
        (0, lambda: save_day(street.store, street.now.date(), stops, street.now)),
    ]


def _visit(
    street: _Street,
    case: str,
    days: int,
    items: Sequence[str],
    mode: Mode = Mode.INSPECTION,
    *,
    close: bool = True,
) -> str:
    """A visit with a finding for each of the items."""
    store, at = street.store, street.at(days)
    people = tuple(Inspector(**person) for person in street.script["inspectors"])
    draft = VisitDraft(street.ids[case], people, mode, street.words("site_contact"))
    visit = street.visits[case] = open_visit(store, draft, shipped(), at)
    asked = {item.code: item for area in shipped().areas for item in area.items}
    for number, item in enumerate(items, start=1):
        failed = GivenAnswer(Verdict.FAIL, note=street.words("problem"))
        give_answer(store, visit, asked[item], failed, at + timedelta(minutes=number))
    if close:
        close_visit(store, visit, at + timedelta(minutes=40))
    return visit


def _order(street: _Street, case: str, days: int) -> None:
    from inspector_app.notices.issuing import issue

    visit = _visit(street, case, days, _ITEMS[:2])
    issue(street.store, visit, street.at(days) + timedelta(minutes=50))


def _reply(street: _Street, case: str, days: int) -> None:
    found = open_findings(street.store, street.ids[case])
    at = street.at(days)
    record_act(street.store, found, ActDraft(ActKind.REPLIED, at.date(), street.words("reply")), at)


def _refuse(street: _Street, case: str, days: int) -> None:
    from inspector_app.notices.deeds import Refusal
    from inspector_app.notices.issuing import notices_of
    from inspector_app.notices.service import refuse

    notice = notices_of(street.store, street.visits[case])[-1]
    at = street.at(days)
    refusal = Refusal(street.words("site_contact"), street.words("refusal"), str(street.script["witness"]), at)
    refuse(street.store, notice.id, refusal, at)


def _recheck(street: _Street, case: str, days: int, verdict: ActKind) -> None:
    store, at = street.store, street.at(days)
    people = tuple(Inspector(**person) for person in street.script["inspectors"])
    draft = VisitDraft(street.ids[case], people, site_contact=street.words("site_contact"))
    visit = street.visits[case] = open_reinspection(store, draft, shipped(), (), at)
    due = at.date() + timedelta(days=7)
    words = street.words("verified" if verdict is ActKind.VERIFIED else "partly")
    found = open_findings(store, street.ids[case])
    for number, finding in enumerate(found, start=1):
        seen = ActKind.VERIFIED if number > 1 else verdict
        judge(store, visit, finding, VerdictDraft(seen, words, due if seen is ActKind.PARTLY else None), at)
    close_visit(store, visit, at + timedelta(minutes=40))


def _drugs(street: _Street, case: str, days: int) -> None:
    visit, at = _visit(street, case, days, (), close=False), street.at(days) + timedelta(minutes=10)
    done = tuple((step.id, at + timedelta(minutes=number)) for number, step in enumerate(steps(), start=1))
    later = at + timedelta(minutes=30)
    draft = SuspicionDraft(
        at, street.words("drugs_place"), street.words("drugs"), steps=done, reported_to=street.words("police"),
        reported_at=at + timedelta(minutes=5), handed_to=street.words("police"), handed_at=at + timedelta(minutes=25),
        handed_list=(street.words("drugs"),),
    )  # fmt: skip
    record_suspicion(street.store, visit, draft, later)
    close_visit(street.store, visit, later)


def _on_site(street: _Street, case: str, days: int) -> None:
    store, at = street.store, street.at(days)
    visit = _visit(street, case, days, _ITEMS[:1], close=False)
    with store.database.look() as work:
        finding = work.findings.of_visit(visit)[0]
    photos = []
    for number, name in enumerate(sorted(assets.names("demo/photos", ".jpg"))[:2], start=1):
        with assets.as_path("demo/photos", name) as path:
            picture = picture_from_file(path, "file")
        photos.append(add_photo(store, visit, finding.item, picture, at + timedelta(minutes=5 * number)).id)
    correct_on_site(store, finding.id, street.words("on_site"), photos[-1], at + timedelta(minutes=20))
    close_visit(store, visit, at + timedelta(minutes=40))


def _measures(street: _Street, case: str, days: int) -> None:
    """A campaign with a meeting and a sealing, which is the police's and only recorded."""
    store, at, day = street.store, street.at(days), street.at(days).date()
    ends = street.now.date() + timedelta(days=60)
    draft = CampaignDraft(street.words("campaign"), day - timedelta(days=30), ends, street.script["targets"])
    campaign = add_campaign(store, draft, at)
    part = (PartDraft(street.ids[case]),)
    meeting = MeasureDraft("interview", day, title=street.words("interview"), campaign_id=campaign, parts=part)
    record_measure(store, meeting, at)
    title, police = street.words("sealing"), street.words("police")
    sealing = MeasureDraft("sealing", day, title=title, authority=police, campaign_id=campaign, parts=part)
    record_measure(store, sealing, at)


def _measure(street: _Street, told: Mapping[str, Any]) -> None:
    at, role = street.at(told["days"]), "attending" if told.get("attending") else ""
    draft = MeasureDraft(
        told["kind"],
        at.date(),
        title=told["title"],
        place=told.get("place", ""),
        authority=told.get("authority", ""),
        bodies=tuple(told.get("bodies", ())),
        persons=tuple(told.get("persons", ())),
        attended=told.get("attended"),
        copies=told.get("copies"),
        parts=tuple(PartDraft(street.ids[case], role, came) for case, came in told.get("cases", {}).items()),
    )
    record_measure(street.store, draft, at)


def _conflict(street: _Street, case: str, days: int) -> None:
    """A colleague's laptop and this one changed the same telephone number, neither knowing of the other."""
    enterprise, at = street.ids[case], street.at(days)
    identity = new_identity()
    colleague = Device(
        _COLLEAGUE, street.script["colleague"], Role.INSPECTOR.value, street.store.owner.office, *identity.public,
        first_seen=at,
    )  # fmt: skip
    with street.store.database.work(at) as work:
        known = work.events.heads_of([enterprise])[enterprise, "phone"]
        parents = tuple(f"{dev}:{seq}" for dev, seq in known)
        lam, fields = work.events.highest_counter() + 1, {"phone": street.words("phone_there")}
        unsigned = Event(
            _COLLEAGUE,
            1,
            lam,
            at.isoformat(timespec="milliseconds"),
            "enterprise",
            enterprise,
            fields,
            parents,
            GENESIS,
            "",
        )
        work.enterprises.save(enterprise, {"phone": street.words("phone_here")})
        work.devices.add(colleague)
        work.events.receive([_hashed(unsigned)])


def _hashed(event: Event) -> Event:
    return replace(event, hash=event_hash(event))


def _grade(street: _Street, case: str, days: int) -> None:
    """What the rule gives."""
    proposed = grade_file(street.store, street.ids[case]).standing.colour
    decide(street.store, street.ids[case], GradeDraft(proposed), street.at(days))


def _override(street: _Street, case: str, days: int) -> None:
    """A colour against the rule: it waits for a second person."""
    proposed = grade_file(street.store, street.ids[case]).standing.colour
    wanted = Grade.YELLOW if proposed is not Grade.YELLOW else Grade.RED
    decide(street.store, street.ids[case], GradeDraft(wanted, street.words("override")), street.at(days))


def _newcomers(street: _Street, days: int) -> None:
    """One that nobody had on the register, and one that somebody entered twice."""
    with street.store.database.work(street.at(days)) as work:
        twin = work.enterprises.get(street.ids["twin"])
        assert twin is not None, "the register has it"
        work.enterprises.save(
            "practice-new", {"name": street.words("new_name"), "kind": "仓储集运", "unconfirmed": True}
        )
        fields = {"name": street.words("duplicate_name"), "address": twin.address, "community": twin.community}
        work.enterprises.save("practice-twin", fields | {"kind": twin.kind, "credit_code": twin.credit_code})
