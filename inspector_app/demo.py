"""The main job end to end on bundled data: register, visit, findings with photos, notice, pack, supervisor's import.

Every step is the function that the window calls. What an inspector would have typed lies in resources/demo/visit.json.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from db.records.office import OfficeFacts
from db.records.papers import Notice
from db.records.register import Enterprise
from db.records.values import Inspector
from db.records.visits import Finding
from inspector_app import assets
from inspector_app.checklists.model import Item, Verdict
from inspector_app.checklists.progress import items_for, progress
from inspector_app.checklists.snapshots import shipped
from inspector_app.enterprises.counts import counts
from inspector_app.enterprises.importing import apply_import, plan_import
from inspector_app.enterprises.register import read_register
from inspector_app.enterprises.search import SearchIndex
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import add_photo, caption_photo, picture_from_file
from inspector_app.exchange.kinds.visits_out import write_visit_pack
from inspector_app.exchange.read import ImportReport, check_pack, import_pack
from inspector_app.exchange.trust.peers import card_of, trust_card
from inspector_app.files import write_atomically
from inspector_app.findings import FindingDraft, save_finding
from inspector_app.notices.issuing import issue, issued_pdf
from inspector_app.office import office_facts, save_office_facts
from inspector_app.stores import Role, Store, StoreOwner, create_store, open_store
from inspector_app.visits import GivenAnswer, VisitDraft, close_visit, give_answer, open_visit

PASSPHRASE = "演示口令-demo"  # noqa: S105 - a passphrase that everybody may know
REPORT = "demo.json"
_LEFT = (REPORT, "stores", "pictures", "register.json", "notice.pdf", "visit.zjpack", "passphrase.txt")
_STEP = timedelta(minutes=1)
_SHORT_LIST = 8

TakePictures = Callable[[Path, Path, str], list[Path]]
"""(folder for the pictures, store folder, passphrase) to the page pictures of the window."""
Tell = Callable[[str], None]
"""Told the name of each step as it begins."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demo leaves what, and the clock of its day."""

    out: Path
    script: Mapping[str, Any]
    times: Iterator[datetime]

    @property
    def inspector(self) -> Path:
        return self.out / "stores" / "inspector"

    @property
    def supervisor(self) -> Path:
        return self.out / "stores" / "supervisor"

    def now(self) -> datetime:
        """Each call is a minute later than the one before."""
        return next(self.times)


def run_demo(out: Path, take_pictures: TakePictures | None = None, tell: Tell = lambda step: None) -> dict[str, Any]:
    """Does the whole loop into `out`, an empty folder or one of an earlier demo; gives what demo.json says.

    Raises RefusedInputError demo.folder_not_empty, OSError, and what the steps raise.
    """
    _clear(out)
    script = assets.read_json("demo", "visit.json")
    demo = Demo(out, script, _clock(datetime.fromisoformat(script["began"])))
    report: dict[str, Any] = {"about": script["about"]}
    tell("stores")
    _create_stores(demo)
    with closing(open_store(demo.inspector, PASSPHRASE)) as inspector:
        tell("register")
        report["register"] = _import_register(demo, inspector)
        tell("visit")
        visit, report["visit"] = _walk_visit(demo, inspector)
        tell("notice")
        report["notice"] = _issue_notice(demo, inspector, visit)
        close_visit(inspector, visit, demo.now())
        with closing(open_store(demo.supervisor, PASSPHRASE)) as supervisor:
            tell("pack")
            report["pack"] = _hand_over(demo, inspector, supervisor)
            report["supervisor"] = _look_at(supervisor, visit)
    report["pictures"] = _take_pictures(demo, take_pictures, tell)
    write_atomically(out / REPORT, json.dumps(report, ensure_ascii=False, indent=2).encode("utf-8"))
    return report


def _clear(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / REPORT).is_file():
        raise RefusedInputError([Problem("demo.folder_not_empty", {"folder": str(out)})])
    for name in _LEFT:
        if (out / name).is_dir():
            shutil.rmtree(out / name)
        else:
            (out / name).unlink(missing_ok=True)
    (out / "stores").mkdir(parents=True)


def _clock(began: datetime) -> Iterator[datetime]:
    while True:
        yield began
        began += _STEP


def _create_stores(demo: Demo) -> None:
    office = demo.script["office"]["issuer"]
    people = demo.script["inspectors"]
    now = demo.now()
    create_store(demo.inspector, StoreOwner(people[0]["name"], office, Role.INSPECTOR), PASSPHRASE, now)
    create_store(demo.supervisor, StoreOwner(demo.script["supervisor"], office, Role.SUPERVISOR), PASSPHRASE, now)
    write_atomically(demo.out / "passphrase.txt", PASSPHRASE.encode("utf-8"))


def _import_register(demo: Demo, store: Store) -> dict[str, Any]:
    with assets.as_path("demo", "register.xlsx") as path:
        plan = plan_import(store.database, read_register(path))
    apply_import(store.database, plan, demo.now())
    with store.database.look() as work:
        summary = {
            "rows": plan.rows,
            "new": len(plan.new),
            "problems": len(plan.problems),
            "counts": counts(work.enterprises.all()),
        }
    write_atomically(demo.out / "register.json", json.dumps(summary, ensure_ascii=False, indent=2).encode("utf-8"))
    return summary


def _walk_visit(demo: Demo, store: Store) -> tuple[str, dict[str, Any]]:
    script = demo.script
    save_office_facts(store, OfficeFacts(**asdict(office_facts(store)) | script["office"]), demo.now())
    enterprise = _find_enterprise(store, script)
    people = tuple(Inspector(**person) for person in script["inspectors"])
    draft = VisitDraft(enterprise.id, people, site_contact=script["site_contact"], site_phone=script["site_phone"])
    visit = open_visit(store, draft, shipped(), demo.now())
    areas = items_for(shipped(), enterprise.kind)
    for photo in script["visit_photos"]:
        _add_photo(demo, store, visit, "", photo)
    for item in (item for area in areas for item in area.items):
        _answer(demo, store, visit, item)
    _save_free_finding(demo, store, visit)
    with store.database.look() as work:
        answered = progress(areas, work.answers.of_visit(visit))
        return visit, {
            "id": visit,
            "enterprise": enterprise.name,
            "items": sum(area.total for area in answered),
            "answered": sum(area.answered for area in answered),
            "failed": sum(area.failed for area in answered),
            "findings": len(work.findings.of_visit(visit)),
            "photos": len(work.photos.of_visit(visit)),
        }


def _find_enterprise(store: Store, script: Mapping[str, Any]) -> Enterprise:
    """Types the initials and picks the one that is meant from the short list, as a person does."""
    with store.database.look() as work:
        enterprises = {each.id: each for each in work.enterprises.all()}
    found = SearchIndex(list(enterprises.values())).find(script["find"], _SHORT_LIST)
    return next(enterprises[each] for each in found if enterprises[each].credit_code == script["credit_code"])


def _answer(demo: Demo, store: Store, visit: str, item: Item) -> None:
    script, now = demo.script, demo.now()
    values = script["values"].get(item.code, {})
    fails, absent = script["fails"], script["not_applicable"]
    if not item.has_verdict:
        given = GivenAnswer(values=values)
    elif item.code in fails:
        given = GivenAnswer(Verdict.FAIL, values, note=fails[item.code].get("note", ""))
    elif item.code in absent:
        given = GivenAnswer(Verdict.NOT_APPLICABLE, values, absent[item.code])
    else:
        given = GivenAnswer(Verdict.PASS, values)
    give_answer(store, visit, item, given, now, then=item.code)
    if item.code in fails:
        _document(demo, store, visit, item, fails[item.code])


def _document(demo: Demo, store: Store, visit: str, item: Item, typed: Mapping[str, Any]) -> None:
    """The proposed finding with what the inspector typed over it, and its photos."""
    with store.database.look() as work:
        proposed = work.findings.get(f"{visit}/{item.code}")
    assert isinstance(proposed, Finding), "a failed item makes its finding"
    basis = tuple(typed["basis"])
    draft = FindingDraft(proposed.severity, typed["problem"], typed["requirement"], basis, proposed.deadline, item.code)
    save_finding(store, visit, proposed.id, draft, demo.now())
    for photo in typed["photos"]:
        _add_photo(demo, store, visit, item.code, photo)


def _save_free_finding(demo: Demo, store: Store, visit: str) -> None:
    typed, now = demo.script["free_finding"], demo.now()
    deadline = now.date() + timedelta(days=typed["days"])
    draft = FindingDraft(typed["severity"], typed["problem"], typed["requirement"], deadline=deadline)
    save_finding(store, visit, None, draft, now)


def _add_photo(demo: Demo, store: Store, visit: str, item: str, name: str) -> None:
    with assets.as_path("demo/photos", name) as path:
        photo = add_photo(store, visit, item, picture_from_file(path, "file"), demo.now())
    caption_photo(store, photo.id, demo.script["captions"][name], demo.now())


def _issue_notice(demo: Demo, store: Store, visit: str) -> dict[str, Any]:
    from inspector_app.notices.pages import page_count

    notice: Notice = issue(store, visit, demo.now())
    pdf = issued_pdf(store, notice.id)
    write_atomically(demo.out / "notice.pdf", pdf)
    return {"file": "notice.pdf", "number": notice.number, "pages": page_count(pdf), "sha256": notice.pdf_sha256}


def _hand_over(demo: Demo, inspector: Store, supervisor: Store) -> dict[str, Any]:
    """Cards are exchanged as on enrolment, then the pack goes from one store to the other."""
    path = demo.out / "visit.zjpack"
    trust_card(inspector, card_of(supervisor), demo.now())
    trust_card(supervisor, card_of(inspector), demo.now())
    written = write_visit_pack(inspector, path, demo.now())
    checked = check_pack(supervisor, path)
    report: ImportReport = import_pack(supervisor, path, demo.now())
    again = import_pack(supervisor, path, demo.now())
    return {
        "file": path.name,
        "sha256": written.pack.sha256,
        "bytes": written.pack.size,
        "problems": len(checked.problems),
        "visits": report.visits_new,
        "photos": {"total": report.photos_total, "verified": report.photos_verified},
        "events": report.events_new,
        "imported_again": {"new_events": again.events_new, "new_visits": again.visits_new},
    }


def _look_at(supervisor: Store, visit: str) -> dict[str, Any]:
    """What the supervisor's store shows of the visit, each photo read and verified."""
    with supervisor.database.look() as work:
        photos = work.photos.of_visit(visit)
        findings = work.findings.of_visit(visit)
        notices = work.notices.of_visit(visit)
        visits = work.visits.all()
    for photo in photos:
        supervisor.files.get(photo.sha256)
    return {
        "visits": len(visits),
        "findings": len(findings),
        "photos": len(photos),
        "notices": [notice.number for notice in notices],
        "notice_bytes": sum(len(issued_pdf(supervisor, notice.id)) for notice in notices),
    }


def _take_pictures(demo: Demo, take_pictures: TakePictures | None, tell: Tell) -> list[str]:
    if take_pictures is None:
        return []
    tell("pictures")
    taken = []
    for store in (demo.inspector, demo.supervisor):
        taken += take_pictures(demo.out / "pictures" / store.name, store, PASSPHRASE)
    return [path.relative_to(demo.out).as_posix() for path in taken]
