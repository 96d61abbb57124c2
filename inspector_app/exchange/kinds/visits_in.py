"""Takes a visit pack in: staged first, then all of it in one unit of work, or nothing (reliability.md §5.4).

What is damaged among photos and papers is left out and named; what comes before its time waits, sealed, in the store.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.work import Work
from inspector_app.errors import Problem, RefusedInputError, UnavailableError
from inspector_app.evidence.intake import clean_name
from inspector_app.exchange.arriving import previewed, require_welcome
from inspector_app.exchange.bag.container import PackContents, peek, read_pack_file
from inspector_app.exchange.bag.pack_info import PackInfo, PackKind
from inspector_app.exchange.bag.refusals import Family, family_of
from inspector_app.exchange.bag.unpacking import Sealed, Unpacking
from inspector_app.exchange.bag.watching import Cancelled, Progress
from inspector_app.exchange.kinds.elsewhere import whereabouts
from inspector_app.exchange.kinds.followers import follower
from inspector_app.exchange.kinds.gaps import gaps_of
from inspector_app.exchange.kinds.giving_back import unproven, work_of
from inspector_app.exchange.kinds.hints import notes_of
from inspector_app.exchange.kinds.lacks import Lack, counts_of, lack_of
from inspector_app.exchange.kinds.parts_here import share_here
from inspector_app.exchange.kinds.staging import StagedVisits, stage_visits
from inspector_app.exchange.kinds.taking import Arrival, heal, is_of, ranges_of, recorded_by, reused, take, weighed
from inspector_app.exchange.kinds.waiting_here import freed_by
from inspector_app.exchange.kinds.waiting_in import keep_waiting, with_released
from inspector_app.exchange.merging.deliveries import Delivery
from inspector_app.exchange.merging.event_records import from_lines
from inspector_app.exchange.merging.foreseen import foreseen_conflicts
from inspector_app.exchange.reports import ImportReport, PackPreview
from inspector_app.exchange.trust.rights import sender_problems
from inspector_app.stores import Store


def check_visits(store: Store, path: Path, now: datetime, progress: Progress, cancelled: Cancelled) -> PackPreview:
    """Reads and verifies the whole pack against the store and changes nothing."""
    looked = Unpacking(store)
    try:
        return _checked(store, path, looked, now, progress, cancelled, salvage=False)
    except (RefusedInputError, UnavailableError) as error:
        if isinstance(error, RefusedInputError) and not _are_damages(error.problems):
            raise
        why = tuple(error.problems)
    with suppress(RefusedInputError, UnavailableError):
        salvaged = _checked(store, path, Unpacking(store), now, progress, cancelled, salvage=True)
        if not salvaged.problems:
            # Nobody is asked to take what is here already.
            return replace(salvaged, problems=why, salvageable=bool(salvaged.events_new or salvaged.files_new))
    return _damaged_preview(store, peek(path, store.identity.secrets), looked, why, now)


def _are_damages(problems: Iterable[Problem]) -> bool:
    return all(family_of(problem) is Family.DAMAGED for problem in problems)


def _checked(
    store: Store,
    path: Path,
    looked: Unpacking,
    now: datetime,
    progress: Progress,
    cancelled: Cancelled,
    *,
    salvage: bool,
) -> PackPreview:
    """Raises RefusedInputError when records cannot be read, or, without `salvage`, when the file was cut."""
    secrets = store.identity.secrets
    contents = read_pack_file(path, secrets, looked, progress, cancelled, tolerant=True, salvage=salvage)
    events = from_lines(contents.record_lines)
    with store.database.look() as work:
        delivery = weighed(work, contents.info, events)
        waiting = gaps_of(contents.info, delivery)
        lack = lack_of(work, contents, delivery.facts, looked)
        problems = [*looked.problems, *sender_problems(work, contents.info, now), *lack.problems]
        problems += [] if waiting else delivery.problems
        conflicts = [] if problems or waiting else foreseen_conflicts(work, delivery.new)
        photos, papers = counts_of(delivery.facts, looked)
        ours = follower(contents.info, events)
        freed = [] if problems or waiting else freed_by(store, work, ours)
        lacking = looked.would_bring(work, thorough=contents.info.kind is PackKind.GIVE_BACK)
        return previewed(
            work,
            contents.info,
            now,
            visits=delivery.visits,
            photos_total=photos[0] or contents.info.counts.photos,
            photos_verified=photos[1] if photos[0] else looked.count("photos"),
            papers_total=papers[0] or contents.info.counts.papers,
            papers_verified=papers[1] if papers[0] else looked.count("papers"),
            events_new=len(delivery.new),
            events_known=len(delivery.events) - len(delivery.new),
            problems=tuple(problems),
            damaged=lack.damaged,
            waiting=waiting,
            needs=ours.needs,
            releases=len(freed),
            conflicts=len(conflicts),
            photos_absent=lack.absent,
            absent_in=whereabouts(contents.info.extra),
            share=share_here(work, contents.info, wanting=bool(lack.absent or waiting)),
            files_new=len(lacking),
            notes=notes_of(contents.info, delivery, recorded_by(work, contents.info)),
            new_logs=ranges_of(delivery.new),
            lacking=lacking,
            unproven=unproven(work, contents.info, events),
            work_of=work_of(work, contents.info),
        )


def _damaged_preview(
    store: Store, info: PackInfo, looked: Unpacking, problems: tuple[Problem, ...], now: datetime
) -> PackPreview:
    """Its records cannot be relied on, but what it claims about itself was signed."""
    counts = info.counts
    with store.database.look() as work:
        return previewed(
            work,
            info,
            now,
            photos_total=counts.photos,
            photos_verified=looked.count("photos"),
            papers_total=counts.papers,
            papers_verified=looked.count("papers"),
            problems=problems,
        )


def take_visits(
    store: Store,
    path: Path,
    now: datetime,
    accept_new_sender: bool,
    progress: Progress,
    cancelled: Cancelled,
    *,
    salvage: bool = False,
) -> ImportReport:
    """The records in one unit of work; photos and papers were sealed and synced before."""
    staged = stage_visits(store, path, progress, cancelled, salvage=salvage)
    return take_staged(store, staged, path, now, accept_new_sender)


def take_staged(
    store: Store, staged: StagedVisits, path: Path, now: datetime, accept_new_sender: bool = False
) -> ImportReport:
    """What was staged from `path`, in one unit of work. Raises as `read.import_pack`."""
    with store.database.work(now) as work:
        return take_within(store, work, staged, path, now, accept_new_sender)


def take_within(
    store: Store, work: Work, staged: StagedVisits, path: Path, now: datetime, accept_new_sender: bool = False
) -> ImportReport:
    """As `take_staged`, in a unit of work of which nothing may be kept when this raises."""
    contents, events, vault = staged.contents, staged.events, staged.vault
    vault.settle()
    # Asked again: the file on the stick may have been changed since.
    require_welcome(work, contents.info, accept_new_sender, now)
    delivery = weighed(work, contents.info, events)
    if gaps_of(contents.info, delivery) and not vault.problems:
        return keep_waiting(store, work, contents, delivery, vault, path, now)
    lack = _require_whole(work, contents, delivery, vault)
    unsure = unproven(work, contents.info, events)
    arrived = Arrival(contents.info, contents.sha256, clean_name(path.name), lack.damaged, lack.absent, unsure)
    before = work.packs.get(contents.info.pack_id)
    if before is not None:
        return heal(work, before, arrived, delivery, vault)
    report, disputable = take(work, arrived, delivery, vault, now)
    return with_released(store, work, contents.info, report, disputable, now)


def _require_whole(work: Work, contents: PackContents, delivery: Delivery, vault: Sealed) -> Lack:
    lack = lack_of(work, contents, delivery.facts, vault)
    problems = [*delivery.problems, *vault.problems, *lack.problems]
    before = work.packs.get(contents.info.pack_id)
    may_heal = before is not None and not delivery.new and is_of(contents.info, before.sender)
    problems += [] if may_heal else reused(work, contents.info)
    if problems:
        raise RefusedInputError(problems)
    return lack
