"""What a visit pack should hold and does not: hurt, in another part, with others, or lost."""

from dataclasses import dataclass

from db.work import Work
from inspector_app.errors import Problem
from inspector_app.exchange.bag.container import PackContents
from inspector_app.exchange.bag.unpacking import Unpacking
from inspector_app.exchange.kinds.elsewhere import is_elsewhere
from inspector_app.exchange.merging.log_facts import LogFacts


@dataclass(frozen=True, slots=True)
class Lack:
    """Files that the records name and that are neither in the pack nor in the store."""

    damaged: tuple[Problem, ...]
    """They came hurt, or behind the place where the file was cut."""
    absent: int
    """Another part of the hand-over has them."""
    problems: tuple[Problem, ...]
    """Nobody can say where they are."""


def lack_of(work: Work, contents: PackContents | None, facts: LogFacts, unpacked: Unpacking) -> Lack:
    files = [sha256 for sha256 in [*facts.photo_types(), *facts.papers()] if not unpacked.holds(work, sha256)]
    hurt = {_hash_of(problem): problem for problem in contents.damaged} if contents is not None else {}
    unknown = [sha256 for sha256 in files if sha256 not in hurt]
    elsewhere = contents is None or is_elsewhere(contents.info.extra, len(unknown))
    checklists = [
        checklist
        for checklist in facts.checklists()
        if checklist not in unpacked.checklists and work.checklists.content(checklist) is None
    ]
    lost = [*checklists, *([] if elsewhere else unknown)]
    return Lack(
        tuple(hurt[sha256] for sha256 in files if sha256 in hurt),
        len(unknown) if elsewhere else 0,
        tuple(Problem("pack.file_missing", {"file": sha256[:12]}) for sha256 in sorted(lost)),
    )


def _hash_of(problem: Problem) -> str:
    return str(problem.details.get("entry", "")).rpartition("/")[2].partition(".")[0]


def counts_of(facts: LogFacts, unpacked: Unpacking) -> tuple[tuple[int, int], tuple[int, int]]:
    """(photos, those verified), (papers, those verified)."""
    photos = [fields.get("sha256", "") for fields in facts.of("photo").values()]
    papers = [fields.get("pdf_sha256", "") for fields in facts.of("notice").values()]
    return _verified(photos, unpacked), _verified(papers, unpacked)


def verified_photos(facts: LogFacts, unpacked: Unpacking) -> frozenset[str]:
    """Their hashes."""
    named = (fields.get("sha256", "") for fields in facts.of("photo").values())
    return frozenset(sha256 for sha256 in named if sha256 in unpacked.verified)


def _verified(hashes: list[str], unpacked: Unpacking) -> tuple[int, int]:
    return len(hashes), sum(sha256 in unpacked.verified for sha256 in hashes)
