"""Which of a pack's photos and papers cannot be read from the store, named as people know them."""

from collections.abc import Iterable

from db.work import Work
from inspector_app.errors import Problem
from inspector_app.stores import Store

_MOST_NAMED = 20


def damaged_files(store: Store, photos: Iterable[str], papers: Iterable[str]) -> list[Problem]:
    """One problem for each photo or paper (SHA-256) that is missing or damaged; at most twenty are named."""
    problems: list[Problem] = []
    with store.database.look() as work:
        for code, hashes in (("pack.file_damaged", photos), ("pack.paper_damaged", papers)):
            for sha256 in hashes:
                if len(problems) < _MOST_NAMED and not store.files.is_sound(sha256):
                    name, visit = _paper(work, sha256) if code == "pack.paper_damaged" else _photo(work, sha256)
                    problems.append(Problem(code, {"name": name or sha256[:12], **_about(work, visit)}))
    return problems


def _photo(work: Work, sha256: str) -> tuple[str, str]:
    """(name, visit)."""
    photo = next(iter(work.photos.with_bytes(sha256)), None)
    if photo is None:
        return "", ""
    return " ".join(part for part in (photo.item, photo.file_name) if part), photo.visit_id


def _paper(work: Work, sha256: str) -> tuple[str, str]:
    notice = next((notice for notice in work.notices.all() if notice.pdf_sha256 == sha256), None)
    return ("", "") if notice is None else (notice.number, notice.visit_id)


def _about(work: Work, visit_id: str) -> dict[str, str]:
    visit = work.visits.get(visit_id)
    enterprise = work.enterprises.get(visit.enterprise_id) if visit is not None else None
    return {
        "enterprise": enterprise.name if enterprise is not None else "—",
        "day": visit.opened_at.date().isoformat() if visit is not None else "—",
    }
