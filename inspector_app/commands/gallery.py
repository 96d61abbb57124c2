"""`inspector-app photos …`: the photos of all visits, the trash, the hash list, originals into a folder."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.commands import thinning
from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb, complain
from inspector_app.messages import say

if TYPE_CHECKING:
    from inspector_app.evidence.gallery import GalleryPhoto, GalleryQuery
    from inspector_app.evidence.trash import RemovedPhoto
    from inspector_app.stores import Store

_DEFAULT_LIMIT = 50


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "photos", "photos of all visits, the trash, hash lists, originals")
    _add_filters(add_verb(verbs, "list", _list, "photos of all visits, newest visit first"))
    add_verb(verbs, "trash", _trash, "removed photos: who removed them, and when")
    restore = add_verb(verbs, "restore", _restore, "put removed photos back, while their visit is open")
    restore.add_argument("photos", nargs="+", metavar="PHOTO", help="ids, as `photos trash --json` prints them")
    hashes = add_verb(verbs, "hashes", _hashes, "write the hash list of a visit or of some photos: .pdf or .csv")
    hashes.add_argument("photos", nargs="*", metavar="PHOTO")
    hashes.add_argument("--visit", metavar="VISIT", help="all photos of this visit")
    hashes.add_argument("--out", required=True, metavar="FILE", help="an existing file is replaced")
    save = add_verb(verbs, "save", _save, "write originals into a folder, read back and compared")
    save.add_argument("photos", nargs="+", metavar="PHOTO")
    save.add_argument("--out", required=True, metavar="DIR", help="an existing folder; no file in it is replaced")
    thinning.add(verbs)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--enterprise", metavar="TEXT", help="part of the name, pinyin, initials, code …")
    parser.add_argument("--visit", default="", metavar="VISIT")
    parser.add_argument("--from", dest="since", type=date.fromisoformat, metavar="DAY", help="first day of visits")
    parser.add_argument("--to", dest="until", type=date.fromisoformat, metavar="DAY", help="last day of visits")
    parser.add_argument("--item", default="", metavar="CODE", help="code of an item, or how it begins")
    parser.add_argument("--kind", default="", choices=["picture", "video", "document"])
    parser.add_argument("--whose", choices=["own", "received"])
    parser.add_argument("--failed", action=argparse.BooleanOptionalAction, help="the item does not comply")
    parser.add_argument("--tray", action="store_true", help="waiting for their item")
    parser.add_argument("--outside", action="store_true", help="not taken during their visit")
    parser.add_argument("--limit", type=int, default=_DEFAULT_LIMIT, metavar="N", help="photos at most")


def _list(command: Command) -> Exit:
    from inspector_app.evidence.gallery import count_photos, gallery_visits, read_photos

    limit = max(1, command.arguments.limit)
    with command.store() as store:
        query = _query(store, command.arguments)
        visits = gallery_visits(store, query)
        photos = read_photos(store, query, visits, limit).photos[:limit]
        count = count_photos(store, query, visits)
    answer = {"photos": [_photo(each) for each in photos], "count": count}
    command.answer(answer, "\n".join(_line(each) for each in photos))
    return Exit.DONE


def _query(store: "Store", arguments: argparse.Namespace) -> "GalleryQuery":
    from db.shelves.photo_search import PhotoConditions
    from inspector_app.evidence.gallery import GalleryQuery

    conditions = PhotoConditions(
        item_begins=arguments.item, failed=arguments.failed, tray=arguments.tray or None, media=arguments.kind
    )
    return GalleryQuery(
        enterprises=_enterprises(store, arguments.enterprise),
        visit=arguments.visit,
        since=arguments.since,
        until=arguments.until,
        own={"own": True, "received": False}.get(arguments.whose or ""),
        outside=arguments.outside,
        conditions=conditions,
    )


def _enterprises(store: "Store", text: str | None) -> frozenset[str] | None:
    from inspector_app.enterprises.search import SearchIndex

    if not (text or "").strip():
        return None
    with store.database.look() as work:
        enterprises = work.enterprises.all()
    return frozenset(SearchIndex(enterprises).find(str(text), len(enterprises)))


def _trash(command: Command) -> Exit:
    from inspector_app.evidence.trash import list_trash

    with command.store() as store:
        removed = list_trash(store)
    command.answer([_removed(each) for each in removed], "\n".join(_removed_line(each) for each in removed))
    return Exit.DONE


def _restore(command: Command) -> Exit:
    from inspector_app.evidence.trash import restore_photos

    with command.store() as store:
        restored = restore_photos(store, command.arguments.photos, command.now)
    command.answer({"restored": list(restored)}, "\n".join(restored))
    return Exit.DONE


def _hashes(command: Command) -> Exit:
    from inspector_app.evidence.hash_list import hash_list, hash_list_of_visit, write_hash_list

    arguments, path = command.arguments, Path(command.arguments.out)
    if bool(arguments.visit) is bool(arguments.photos):
        complain(command.say("请给出一次检查（--visit）或若干照片，只给一种。", "Give a --visit or photos, not both."))
        return Exit.USAGE
    with command.store() as store:
        if arguments.visit:
            listed = hash_list_of_visit(store, arguments.visit, command.now)
        else:
            listed = hash_list(store, arguments.photos, command.now)
    write_hash_list(path, listed, command.language)
    command.answer({"file": str(path), "photos": len(listed.lines)}, str(path))
    return Exit.DONE


def _save(command: Command) -> Exit:
    """REFUSED when one of them could not be had; the others are written."""
    from inspector_app.evidence.originals import save_originals

    with command.store() as store:
        saved = save_originals(store, command.arguments.photos, Path(command.arguments.out))
    files = [str(path) for path in saved.files]
    command.answer({"files": files, "problems": [each.code for each in saved.problems]}, "\n".join(files))
    for problem in saved.problems:
        complain(str(say(problem, command.language)))
    return Exit.REFUSED if saved.problems else Exit.DONE


def _photo(found: "GalleryPhoto") -> dict[str, Any]:
    photo, visit = found.photo, found.visit
    return {
        "photo": photo.id,
        "visit": visit.id,
        "enterprise": visit.enterprise_name,
        "opened_at": visit.opened_at.isoformat() if visit.opened_at else "",
        "own": visit.own,
        "item": photo.item,
        "tray": photo.tray,
        "failed": found.failed,
        "outside_visit": found.outside,
        "caption": photo.caption,
        "file": photo.file_name,
        "media_type": photo.media_type,
        "size": photo.size,
        "sha256": photo.sha256,
        "taken_at": photo.taken_at,
        "added_at": photo.added_at.isoformat() if photo.added_at else "",
    }


def _removed(removed: "RemovedPhoto") -> dict[str, Any]:
    at = removed.removal.at
    more = {"removed_by": removed.removal.person, "removed_at": at.isoformat() if at else ""}
    return _photo(removed.found) | more | {"restorable": removed.found.visit.changeable}


def _line(found: "GalleryPhoto") -> str:
    photo = found.photo
    day = f"{found.visit.opened_at:%Y-%m-%d}" if found.visit.opened_at else "—"
    return "  ".join((photo.sha256[:16], day, found.visit.enterprise_name, photo.item or "—", photo.file_name))


def _removed_line(removed: "RemovedPhoto") -> str:
    at = removed.removal.at
    when = f"{at:%Y-%m-%d %H:%M}" if at else "—"
    return "  ".join((when, removed.removal.person, _line(removed.found)))
