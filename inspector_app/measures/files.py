"""Photos and scans of a measure: sealed and synced before the log names them, as photos of a visit are."""

from datetime import datetime

from uuid_utils import uuid7

from db.records.measures import MeasureFile
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import clean_name
from inspector_app.evidence.media import media_facts
from inspector_app.stores import Store

MOST_BYTES = 40 * 1024 * 1024
"""The limit of a pack's reader (reliability.md §3.3)."""
MOST_FILES = 200


def attach_file(store: Store, measure_id: str, data: bytes, name: str, now: datetime) -> str:
    """Gives the id of the file; the same bytes again are the same file.

    Raises RefusedInputError measure.unknown, withdrawn, file_empty, file_large, files_many; OSError of the disk.
    """
    problems = [] if data else [Problem("measure.file_empty", {"file": name[:80]})]
    if len(data) > MOST_BYTES:
        problems.append(Problem("measure.file_large", {"file": name[:80], "most": MOST_BYTES // 1024 // 1024}))
    if problems:
        raise RefusedInputError(problems)
    with store.database.work(now) as work:
        measure = work.measures.get(measure_id)
        if measure is None or measure.withdrawn:
            code = "measure.unknown" if measure is None else "measure.withdrawn"
            raise RefusedInputError([Problem(code, {"measure": measure_id[:80]})])
        here = work.measures.files(measure_id)
        if len(here) >= MOST_FILES:
            raise RefusedInputError([Problem("measure.files_many", {"most": MOST_FILES})])
        media_type = media_facts(data).media_type
        sha256 = store.files.put(data)
        known = next((each.id for each in here if each.sha256 == sha256), "")
        if known:
            return known
        work.blobs.add(sha256, len(data), media_type)
        file = f"{store.device}/{uuid7().hex}"
        fields = {"measure_id": measure_id, "sha256": sha256, "size": len(data), "media_type": media_type}
        stamp = now.isoformat(timespec="seconds")
        work.measures.save_file(file, {**fields, "file_name": clean_name(name), "added_at": stamp})
    return file


def detach_file(store: Store, measure_id: str, file_id: str, now: datetime) -> None:
    """It is shown no more; its bytes stay. Raises RefusedInputError measure.file_unknown, file_other."""
    with store.database.work(now) as work:
        file = next((each for each in work.measures.files(measure_id) if each.id == file_id), None)
        if file is None:
            raise RefusedInputError([Problem("measure.file_unknown", {"file": file_id[:80]})])
        if not store.owns(file_id.partition("/")[0]):
            raise RefusedInputError([Problem("measure.file_other")])
        work.measures.save_file(file_id, {"deleted": True})


def attach_again(store: Store, file_id: str, now: datetime) -> None:
    """Puts back what was detached. Raises RefusedInputError measure.file_other."""
    with store.database.work(now) as work:
        if not store.owns(file_id.partition("/")[0]):
            raise RefusedInputError([Problem("measure.file_other")])
        work.measures.save_file(file_id, {"deleted": False})


def file_bytes(store: Store, file: MeasureFile) -> bytes:
    """Verified. Raises UnavailableError of the vault's files."""
    return store.files.get(file.sha256)
