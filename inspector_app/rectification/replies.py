"""整改回执: the enterprise says what it did, with pages and pictures; they are sealed as photos are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from uuid_utils import uuid7

from db.records.rectification import ReplyFile
from db.records.values import JsonValue
from inspector_app.errors import Problem, RefusedInputError
from inspector_app.evidence.intake import LARGEST_PHOTO_BYTES, Picture, picture_from_file
from inspector_app.evidence.media import UNKNOWN, media_type_of
from inspector_app.rectification.acts import ActDraft, ActKind, act_in, draft_problems
from inspector_app.room import require_room_for_photos
from inspector_app.stores import Store

MOST_FILES = 30


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    received_on: date
    says: str = ""
    """What the enterprise writes, or its short sense."""
    signer: str = ""
    """Who signed it."""
    files: tuple[Picture, ...] = ()


def record_reply(store: Store, findings: Sequence[str], draft: ReplyDraft, now: datetime) -> list[str]:
    """One reply to several findings of an order; gives the ids of the acts.

    Raises RefusedInputError with every problem, nothing being kept: rectify.…, photo.…; OSError, StoreTroubleError,
    UnavailableError when the disk refuses.
    """
    act = ActDraft(ActKind.REPLIED, draft.received_on, note=draft.says, body=draft.signer)
    problems = [*draft_problems(act, now.date()), *file_problems(draft.files)]
    if problems:
        raise RefusedInputError(problems)
    # The sealed files are on the disk before the rows that name them (reliability.md §4).
    if draft.files:
        require_room_for_photos(store.folder)
    sealed = [(store.files.put(file.data), file) for file in draft.files]
    batch = uuid7().hex
    with store.database.work(now) as work:
        acts = act_in(work, store, findings, act, now, batch=batch)
        for sha256, file in sealed:
            media_type = media_type_of(file.data)
            work.blobs.add(sha256, len(file.data), media_type)
            fields: dict[str, JsonValue] = {
                "batch": batch,
                "sha256": sha256,
                "size": len(file.data),
                "media_type": media_type,
                "file_name": file.name,
                "added_at": now.isoformat(timespec="seconds"),
            }
            work.rectifications.add_file(f"{store.device}/reply/{uuid7().hex}", fields)
    return acts


def read_files(paths: Sequence[Path]) -> tuple[Picture, ...]:
    """Raises RefusedInputError with every file that cannot be read."""
    read: list[Picture] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            read.append(picture_from_file(path, "file"))
        except RefusedInputError as error:
            problems += error.problems
    if problems:
        raise RefusedInputError(problems)
    return tuple(read)


def file_problems(files: Sequence[Picture]) -> list[Problem]:
    problems = []
    if len(files) > MOST_FILES:
        problems.append(Problem("rectify.files_many", {"count": len(files), "most": MOST_FILES}))
    for file in files:
        if not file.data:
            problems.append(Problem("photo.empty", {"name": file.name}))
        elif len(file.data) > LARGEST_PHOTO_BYTES:
            most = LARGEST_PHOTO_BYTES // 1024**2
            problems.append(Problem("rectify.file_large", {"name": file.name, "most": most}))
        elif media_type_of(file.data) == UNKNOWN:
            problems.append(Problem("rectify.file_unknown", {"name": file.name}))
    return problems


def reply_file(store: Store, file: ReplyFile) -> bytes:
    """Its bytes, verified. UnavailableError photo.missing, photo.damaged."""
    return store.files.get(file.sha256)
