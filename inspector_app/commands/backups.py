"""`inspector-app backup …`: made, listed, tried and restored; to and from one file on a stick."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from inspector_app.backups import shelf
from inspector_app.backups.drill import Drill, run_drill
from inspector_app.backups.generations import list_generations, remove_generation
from inspector_app.backups.making import make_backup
from inspector_app.backups.rescuing import can_be_rescued, rescue_store, server_is_gone
from inspector_app.backups.restoring import Restored, newest_name, restore_backup
from inspector_app.backups.returning import Returned, return_store, return_store_by_recovery
from inspector_app.backups.shelf import Backup
from inspector_app.backups.stick import SUFFIX, StickBackup, proposed_name, write_backup_file
from inspector_app.commands.frame import (
    Command,
    Exit,
    StoreNotOpenedError,
    Subparsers,
    add_subject,
    add_verb,
    read_passphrase,
)
from inspector_app.errors import UnavailableError
from inspector_app.recovery import read_identity


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "backup", "make, list, try and restore backups")
    make = add_verb(verbs, "make", _make, "a proved backup beside the store, or one file for a stick")
    make.add_argument("--out", metavar="FILE", help=f"everything in one *{SUFFIX}, or a folder for it")
    make.add_argument("--all", action="store_true", help="read every photo, not only those no backup saw before")
    add_verb(verbs, "list", _list, "the backups beside the store, newest first")
    drill = add_verb(verbs, "drill", _drill, "restore the newest backup for a trial and compare; changes nothing")
    drill.add_argument("--all", action="store_true", help="compare every photo with its hash, not a sample of 30")
    add_verb(verbs, "generations", _generations, "databases of before each restore, which are kept until removed")
    remove = add_verb(verbs, "remove-generation", _remove_generation, "remove one of them for good")
    remove.add_argument("generation", metavar="NAME", help="gen-0001, as `backup generations` lists it")
    restore = add_verb(verbs, "restore", _restore, "restore a backup; the data of now stays in an earlier generation")
    restore.add_argument(
        "backup", nargs="?", metavar="BACKUP", help=f"a name from the list, the newest if left out, or a *{SUFFIX} file"
    )
    restore.add_argument("--recovery-key", metavar="FILE", help="the office's secret file instead of the passphrase")


def _make(command: Command) -> Exit:
    arguments = command.arguments
    with command.store() as store:
        if arguments.out:
            out = Path(arguments.out)
            path = out / proposed_name(store, command.now) if out.is_dir() else out
            return _told_stick(command, write_backup_file(store, path, command.now))
        backup = make_backup(store, command.now, every_file=arguments.all)
    command.answer(backup_json(backup), _line(command, backup))
    return Exit.DONE if backup.sound else Exit.REFUSED


def _told_stick(command: Command, written: StickBackup) -> Exit:
    value = asdict(written) | {"path": str(written.path), "recipients": list(written.recipients)}
    command.answer(value, stick_words(command, written))
    return Exit.DONE


def stick_words(command: Command, written: StickBackup) -> str:
    names = "、".join(written.recipients)
    return command.say(
        f"已写入并核对：{written.path}（{written.visits} 次检查，{written.files} 个照片和文书；能打开的人：{names}）",
        f"Written and verified: {written.path} ({written.visits} visits, {written.files} files; readers: {names})",
    )


def _list(command: Command) -> Exit:
    with command.store() as store:
        backups = shelf.list_backups(store.folder, store.vault)
    command.answer([backup_json(each) for each in backups], "\n".join(_line(command, each) for each in backups))
    return Exit.DONE


def _drill(command: Command) -> Exit:
    with command.store() as store:
        drill = run_drill(store, command.now, every_file=command.arguments.all)
    command.answer(drill_json(drill), _drill_text(command, drill))
    return Exit.DONE if drill.sound else Exit.REFUSED


def _generations(command: Command) -> Exit:
    with command.store() as store:
        found = list_generations(store)
    lines = [
        f"{each.name}  {each.size / 1024**2:.1f} MB  {each.changed_at.astimezone():%Y-%m-%d %H:%M}"
        + (command.say("  正在使用", "  in use") if each.current else "")
        for each in found
    ]
    command.answer([asdict(each) | {"changed_at": each.changed_at.isoformat()} for each in found], "\n".join(lines))
    return Exit.DONE


def _remove_generation(command: Command) -> Exit:
    with command.store() as store:
        gone = remove_generation(store, command.arguments.generation, command.now)
    command.answer({"removed": gone.name}, command.say(f"已删除旧数据 {gone.name}", f"Removed {gone.name}"))
    return Exit.DONE


def _restore(command: Command) -> Exit:
    wanted = command.arguments.backup
    if wanted and wanted.endswith(SUFFIX):
        return _return(command, Path(wanted))
    try:
        with command.store() as store:
            restored = restore_backup(store, wanted or newest_name(store.folder, store.vault), command.now)
    except StoreNotOpenedError as error:
        if not can_be_rescued(error.reason) and not server_is_gone(error.reason):
            raise
        restored = _rescue(command, wanted)
    command.answer(asdict(restored), _restored_text(command, restored))
    return Exit.DONE


def _rescue(command: Command, wanted: str | None) -> Restored:
    """The store cannot be opened, but the passphrase still opens the keys, or those of a backup."""
    passphrase = read_passphrase(Path(command.arguments.passphrase_file))
    return rescue_store(Path(command.arguments.store), passphrase, command.now, name=wanted)


def _return(command: Command, path: Path) -> Exit:
    arguments = command.arguments
    target, passphrase = Path(arguments.store).absolute(), read_passphrase(Path(arguments.passphrase_file))
    if arguments.recovery_key:
        secret = read_identity(_read(Path(arguments.recovery_key)))
        returned = return_store_by_recovery(path, target, secret, passphrase, command.now)
    else:
        returned = return_store(path, target, passphrase, command.now)
    command.answer(asdict(returned) | {"folder": str(returned.folder)}, _returned_text(command, returned))
    return Exit.DONE if returned.files_sound == returned.files else Exit.REFUSED


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnavailableError("backup.file_unreadable", file=str(path), detail=error.strerror or str(error)) from error


def backup_json(backup: Backup) -> dict[str, Any]:
    return asdict(backup) | {"made_at": backup.made_at.isoformat(), "sound": backup.sound}


def drill_json(drill: Drill) -> dict[str, Any]:
    return asdict(drill) | {
        "backup": drill.backup.name,
        "made_at": drill.backup.made_at.isoformat(),
        "sound": drill.sound,
        "problems": list(drill.problems),
    }


def _line(command: Command, backup: Backup) -> str:
    state = command.say("已核对", "verified") if backup.sound else _trouble(command, backup)
    return command.say(
        f"{backup.name}  {backup.made_at:%Y-%m-%d %H:%M}  {backup.events} 次改动，{backup.visits} 次检查，"
        f"{backup.files} 个照片和文书  {backup.size / 1024**2:.1f} MB  {state}",
        f"{backup.name}  {backup.made_at:%Y-%m-%d %H:%M}  {backup.events} events, {backup.visits} visits, "
        f"{backup.files} files  {backup.size / 1024**2:.1f} MB  {state}",
    )


def _trouble(command: Command, backup: Backup) -> str:
    if backup.damaged:
        return command.say(f"损坏：{backup.damaged}", f"damaged: {backup.damaged}")
    return command.say(f"缺 {backup.missing} 个照片或文书", f"{backup.missing} files missing")


def _drill_text(command: Command, drill: Drill) -> str:
    result = command.say("试恢复成功", "Drill passed") if drill.sound else command.say("试恢复发现问题", "Drill failed")
    counts = [(each.restored, each.live) for each in (drill.events, drill.visits, drill.photos)]
    (events, visits, photos), (live_events, live_visits, live_photos) = zip(*counts, strict=True)
    text = command.say(
        f"{result}：{drill.backup.name}，用时 {drill.seconds:.1f} 秒。改动 {events}/{live_events}，"
        f"检查 {visits}/{live_visits}，照片 {photos}/{live_photos}；抽查照片和文书 "
        f"{drill.files_sound}/{drill.files_checked} 完好（共 {drill.files}）。备份之后另有 {drill.new_events} 次改动。",
        f"{result}: {drill.backup.name}, {drill.seconds:.1f} s. Events {events}/{live_events}, "
        f"visits {visits}/{live_visits}, photos {photos}/{live_photos}; files "
        f"{drill.files_sound}/{drill.files_checked} sound (of {drill.files}). {drill.new_events} events since.",
    )
    return text if drill.sound else f"{text} {', '.join(drill.problems)}"


def _restored_text(command: Command, restored: Restored) -> str:
    return command.say(
        f"已恢复备份 {restored.name}：{restored.events} 次改动，{restored.visits} 次检查，{restored.photos} 张照片。"
        f"恢复前的数据保留在 {restored.earlier}。备份之后签发过文书的，请核对编号并调整起始号。",
        f"Restored {restored.name}: {restored.events} events, {restored.visits} visits, {restored.photos} photos. The "
        f"data of before stays in {restored.earlier}. Check the numbers of papers issued since, and the first number.",
    )


def _returned_text(command: Command, returned: Returned) -> str:
    return command.say(
        f"已恢复到 {returned.folder}：{returned.events} 次改动，{returned.visits} 次检查，"
        f"照片和文书 {returned.files_sound}/{returned.files} 完好。备份之后签发过文书的，请核对编号并调整起始号。",
        f"Restored to {returned.folder}: {returned.events} events, {returned.visits} visits, files "
        f"{returned.files_sound}/{returned.files} sound. Check the numbers of papers issued since.",
    )
