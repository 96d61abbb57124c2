"""`inspector-app visit redact` and `visit pair`: the copy of a photo that may leave the house; before and after."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb


def add(verbs: Subparsers) -> None:
    copy = add_verb(verbs, "redact", _redact, "write the copy of a photo that may leave the house, masks burnt in")
    copy.add_argument("photo", metavar="PHOTO", help="id, as `visit show --json` prints it")
    copy.add_argument("--out", required=True, metavar="FILE", help="the JPEG; an existing file is replaced")
    copy.add_argument("--no-stamp", action="store_true", help="without time, place and hash below the picture")
    pair = add_verb(verbs, "pair", _pair, "say which earlier photo shows the same view before the correction")
    pair.add_argument("photo", metavar="PHOTO", help="the later one")
    which = pair.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="PHOTO", help="the earlier one")
    which.add_argument("--none", action="store_true", help="the photo stands alone again")


def _redact(command: Command) -> Exit:
    from inspector_app.evidence.working_copies import exported_copy
    from inspector_app.files import write_atomically

    arguments = command.arguments
    with command.store() as store:
        jpeg = exported_copy(store, arguments.photo, with_stamp=not arguments.no_stamp)
    write_atomically(Path(arguments.out), jpeg)
    command.answer({"photo": arguments.photo, "file": arguments.out, "size": len(jpeg)}, arguments.out)
    return Exit.DONE


def _pair(command: Command) -> Exit:
    from inspector_app.evidence.pairs import pair_photos, unpair_photo

    arguments = command.arguments
    with command.store() as store:
        if arguments.none:
            unpair_photo(store, arguments.photo, command.now)
        else:
            pair_photos(store, arguments.photo, arguments.before, command.now)
    command.answer({"photo": arguments.photo, "before": arguments.before}, arguments.before or "")
    return Exit.DONE
