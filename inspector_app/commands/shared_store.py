"""The verbs of `inspector-app store` about a store that desks share."""

from dataclasses import asdict
from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, read_passphrase
from inspector_app.errors import Problem
from inspector_app.files import write_atomically
from inspector_app.shared_store.desks import desks_of, has_current_rules, invite, place_of, remove_desk
from inspector_app.shared_store.founding import NewDesk, found_store, join_store
from inspector_app.shared_store.moving import Moved, move_to_file, move_to_shared
from inspector_app.shared_store.place import facts_of
from inspector_app.shared_store.reaching import Reached, reach
from inspector_app.stores import Role

FILE = "sqlite"


def add_verbs(verbs: Subparsers) -> None:
    """Those of `inspector-app store`."""
    add_verb(verbs, "desks", _desks, "who shares the store, and where it lies")
    new = add_verb(verbs, "invite", _invite, "write the file that lets one more desk join")
    new.add_argument("--out", required=True, metavar="FILE", help="*.zjinvite")
    new.add_argument("--invitation-passphrase-file", required=True, metavar="FILE")
    remove = add_verb(verbs, "remove-desk", _remove, "take nothing more of that desk")
    remove.add_argument("--device", required=True, metavar="ID")
    roles = add_verb(
        verbs, "roles", _roles, "write the SQL of the server's groups for inspectors, reviewers and administrators",
        store=False,
    )  # fmt: skip
    roles.add_argument("--out", required=True, metavar="FILE")
    move = add_verb(verbs, "move", _move, "into a shared database, or back into a file; verified row by row")
    move.add_argument("--to", required=True, metavar="ADDRESS", help=f"postgresql://user@host/database, or {FILE}")
    move.add_argument("--files", default="", metavar="PLACE", help="folder or URL (s3://…) where all desks keep photos")
    move.add_argument("--check", action="store_true", help="only say whether it could move there; changes nothing")


def add_place(create: object) -> None:
    """What `store create` takes for a store that desks share."""
    add = create.add_argument  # type: ignore[attr-defined]
    add("--database", default="", metavar="ADDRESS", help="postgresql://user@host/database, shared by several desks")
    add("--files", default="", metavar="PLACE", help="folder or URL (s3://…) where all desks keep photos")
    add("--invitation", default="", metavar="FILE", help="join the shared store that this invitation is for")
    add("--invitation-passphrase-file", default="", metavar="FILE")


def create_shared(command: Command, desk: NewDesk) -> bool:
    """Makes or joins a shared store when that was asked; False when the store shall have a file of its own."""
    given = command.arguments
    if given.invitation:
        secret = read_passphrase(Path(given.invitation_passphrase_file))
        join_store(desk, Path(given.invitation).read_bytes(), secret, given.database, command.now)
    elif given.database:
        found_store(desk, given.database, given.files, command.now)
    return bool(given.invitation or given.database)


def _desks(command: Command) -> Exit:
    with command.store() as store:
        place, desks, current = facts_of(place_of(store)), desks_of(store), has_current_rules(store)
    value = {
        **place,
        "rules_current": current,
        "desks": [{**asdict(desk), "joined_at": desk.joined_at.isoformat()} for desk in desks],
    }
    words = {
        Role.INSPECTOR.value: command.say("检查员", "inspector"),
        Role.SUPERVISOR.value: command.say("主管", "supervisor"),
    }
    lines = [
        f"{desk.device}\t{desk.person}\t{words.get(desk.role, desk.role)}\t{desk.login}\t{desk.joined_at:%Y-%m-%d}"
        for desk in desks
    ]
    older = command.say(
        "服务器上的权限规则是旧版程序的：请用建库的登录名打开一次，或者由服务器管理员执行 store roles 写出的脚本。",
        "The server's rules are those of an older program: open it once by the login that made the tables, or have the"
        " server's administrator run what `store roles` writes.",
    )
    command.answer(value, "\n".join([place["database"], *lines, *([] if current else [older])]))
    return Exit.DONE


def _invite(command: Command) -> Exit:
    given = command.arguments
    secret, out = read_passphrase(Path(given.invitation_passphrase_file)), Path(given.out)
    with command.store() as store:
        write_atomically(out, invite(store, secret, command.now))
    command.answer(
        {"invitation": str(out)},
        command.say(
            f"邀请文件已写入 {out}；口令请另外告诉对方，不要和文件放在一起。",
            f"Invitation written to {out}; tell its passphrase in another way.",
        ),
    )
    return Exit.DONE


def _remove(command: Command) -> Exit:
    device = command.arguments.device
    with command.store() as store:
        remove_desk(store, device, command.now)
    command.answer({"removed": device}, command.say(f"已取消：{device}", f"Removed: {device}"))
    return Exit.DONE


def _roles(command: Command) -> Exit:
    from db.shared.access import GROUPS, script

    out = Path(command.arguments.out)
    write_atomically(out, script().encode("utf-8"))
    command.answer(
        {"script": str(out), "groups": list(GROUPS)},
        command.say(f"已写入 {out}；请数据库管理员执行。", f"Written to {out}, for the server's administrator to run."),
    )
    return Exit.DONE


def _move(command: Command) -> Exit:
    given = command.arguments
    if given.to == FILE and (given.files or given.check):
        return command.refuse([Problem("shared.not_shared")])
    with command.store() as store:
        if given.check:
            return _tell_reached(command, reach(store, given.to, given.files))
        if given.to == FILE:
            moved = move_to_file(store, command.now)
        else:
            moved = move_to_shared(store, given.to, given.files, command.now)
    command.answer(_value(moved), _words(command, moved))
    return Exit.DONE


def _tell_reached(command: Command, found: Reached) -> Exit:
    groups = "" if found.has_groups else command.say(
        "；服务器上还没有三个身份组，请管理员执行 store roles 写出的脚本",
        "; its administrator has to run what `store roles` writes",
    )  # fmt: skip
    words = command.say(
        f"可以搬到 {found.database}（PostgreSQL {found.server}）：{found.rows} 行、{found.files} 个照片和文书",
        f"It can move to {found.database} (PostgreSQL {found.server}): {found.rows} rows, {found.files} files",
    )
    command.answer(asdict(found), words + groups)
    return Exit.DONE


def _value(moved: Moved) -> dict[str, object]:
    return {**asdict(moved), "rows": sum(table.rows for table in moved.tables)}


def _words(command: Command, moved: Moved) -> str:
    rows = sum(table.rows for table in moved.tables)
    return command.say(
        f"已搬到 {moved.generation}：{len(moved.tables)} 张表、{rows} 行逐行核对一致，照片和文书 {moved.files} 个；"
        f"原来的 {moved.kept} 原样留着。",
        f"Moved to {moved.generation}: {rows} rows of {len(moved.tables)} tables compared one by one, "
        f"{moved.files} files; {moved.kept} stays as it was.",
    )
