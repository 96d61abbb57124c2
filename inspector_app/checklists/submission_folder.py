"""An OpenRosa submission with the files it names, as ODK Briefcase keeps one and ODK Central takes one.

`uuid…/submission.xml` and the files beside it, in a folder or a .zip. A photo with marks or masks goes as the copy that
has them burnt in, whatever was chosen: what they hide leaves the house with nobody.
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from db.records.evidence import Photo
from inspector_app.checklists.model import Checklist, Part, PartKind, all_items
from inspector_app.checklists.submission import instance_name, submission_root, submission_text
from inspector_app.checklists.visit_record import add_record, file_nodes
from inspector_app.errors import Problem, ProblemsError, RefusedInputError
from inspector_app.evidence.media import MediaKind, kind_of
from inspector_app.evidence.working_copies import leaving_copy
from inspector_app.files import open_atomically, place_folder, remove_tree, write_atomically
from inspector_app.stores import Store
from inspector_app.visits import visit_checklist

SUBMISSION = "submission.xml"
_WITH_FILE = frozenset({PartKind.IMAGE, PartKind.FILE, PartKind.VIDEO, PartKind.AUDIO})
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/heic": ".heic"}
_NAMED = 16
"""Digits of its SHA-256 that a file is called by: no name of a person or firm stands in it."""


Place = Callable[[str, bytes], None]
"""Puts a file of that name, with the folder it lies in."""


@dataclass(frozen=True, slots=True)
class Submitted:
    path: Path
    instance: str
    """`uuid:…`, as Central knows it."""
    files: tuple[str, ...]
    """Names of the attachments."""
    marked: tuple[str, ...]
    """Those among them that went as copies with their marks and masks, although originals were asked for."""
    problems: tuple[Problem, ...]
    """Why files that the answers name are not there; the answer stays empty."""


@dataclass(frozen=True, slots=True)
class _Attachment:
    name: str
    read: Callable[[], bytes]
    marked: bool


def write_submission(
    store: Store,
    visit_id: str,
    target: Path,
    *,
    originals: bool,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Submitted:
    """Writes `target`, a new folder, or a .zip where its name ends so. Photos as working copies, or as `originals`.

    Raises RefusedInputError visit.not_found, checklist.no_form, checklist.submission_there; OSError: nothing is there.
    """
    root, checklist, photos = _gathered(store, visit_id)
    instance, known = instance_name(root), {photo.id: photo for photo in photos}
    folder = instance.replace(":", "")
    files: dict[str, bool] = {}
    names: dict[str, str] = {}
    problems: list[Problem] = []
    with _written_at(target) as place:
        nodes = _file_nodes(root, checklist)
        for done, node in enumerate(nodes):
            progress(done, len(nodes))
            photo = known.get((node.text or "").strip())
            if photo is not None and photo.id not in names:
                attachment = _attachment(store, photo, originals=originals)
                try:
                    if attachment.name not in files:
                        place(f"{folder}/{attachment.name}", attachment.read())
                    names[photo.id], files[attachment.name] = attachment.name, attachment.marked
                except ProblemsError as error:
                    names[photo.id] = ""
                    problems += error.problems
            node.text = "" if photo is None else names[photo.id]
        place(f"{folder}/{SUBMISSION}", submission_text(root))
    marked = tuple(name for name, is_marked in files.items() if is_marked)
    return Submitted(target, instance, tuple(files), marked, tuple(problems))


def submission_alone(store: Store, visit_id: str) -> bytes:
    """The XML without its files: each is named as it would be in such a folder of working copies.

    Raises RefusedInputError visit.not_found, checklist.no_form.
    """
    root, checklist, photos = _gathered(store, visit_id)
    names = {photo.id: _name(photo, original=_is_document(photo)) for photo in photos}
    for node in _file_nodes(root, checklist):
        node.text = names.get((node.text or "").strip(), "")
    return submission_text(root)


def _gathered(store: Store, visit_id: str) -> tuple[Any, Checklist, Sequence[Photo]]:
    with store.database.look() as work:
        visit = work.visits.get(visit_id)
        if visit is None:
            raise RefusedInputError([Problem("visit.not_found")])
        answers, photos = work.answers.of_visit(visit_id), work.photos.of_visit(visit_id)
        findings, enterprise = work.findings.of_visit(visit_id), work.enterprises.get(visit.enterprise_id)
    checklist = visit_checklist(store, visit)
    root = submission_root(checklist, visit, enterprise.kind if enterprise else "", answers)
    add_record(root, findings, photos)
    return root, checklist, photos


def _file_nodes(root: Any, checklist: Checklist) -> list[Any]:
    """The nodes that hold a file, in the rows of repeats too, and those of the photos beside the form."""

    def paths(parts: Iterable[Part]) -> Iterable[str]:
        for part in parts:
            if part.kind in _WITH_FILE:
                yield part.path
            yield from paths(part.columns)

    known = {path for item in all_items(checklist) for path in paths(item.parts)}
    asked = [node for node in root.iter() if isinstance(node.tag, str) and not len(node) and _path(node) in known]
    return [*asked, *file_nodes(root)]


def _path(node: Any) -> str:
    names = [re.sub(r"^\{.*\}", "", each.tag) for each in (node, *node.iterancestors())]
    return "/" + "/".join(reversed(names))


def _attachment(store: Store, photo: Photo, *, originals: bool) -> _Attachment:
    if _is_document(photo) or (originals and not photo.layers):
        return _Attachment(_name(photo, original=True), lambda: store.files.get(photo.sha256), marked=False)
    return _Attachment(_name(photo, original=False), lambda: leaving_copy(store, photo), marked=originals)


def _is_document(photo: Photo) -> bool:
    """Films and papers have no smaller copy."""
    return kind_of(photo.media_type) is not MediaKind.PICTURE


def _name(photo: Photo, *, original: bool) -> str:
    if not original:
        return f"{photo.sha256[:_NAMED]}.jpg"
    named = re.sub(r"[^A-Za-z0-9]", "", PurePath(photo.file_name).suffix)[:8].lower()
    return photo.sha256[:_NAMED] + (_ENDINGS.get(photo.media_type) or (f".{named}" if named else ".bin"))


@contextmanager
def _written_at(target: Path) -> Iterator[Place]:
    """Takes files one by one, and puts all of them under the target's name, or nothing."""
    if target.suffix.lower() == ".zip":
        # Pictures do not become smaller: they are stored as they are. Dates say nothing: equal visits are equal.
        with open_atomically(target) as stream, zipfile.ZipFile(stream, "w") as archive:
            yield lambda name, data: archive.writestr(zipfile.ZipInfo(name), data)
        return
    if target.exists():
        raise RefusedInputError([Problem("checklist.submission_there", {"path": str(target)})])
    building = target.with_name(f".{target.name}.part")
    remove_tree(building)
    try:
        yield lambda name, data: _put(building / name, data)
        place_folder(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
