"""`inspector-app update …`: another version of the program from a file; no store is needed."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject
from inspector_app.updates import trust, versions
from inspector_app.updates.hop import versions_folder
from inspector_app.updates.release import Release
from inspector_app.version import VERSION


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "update", "another version of the program from a signed file")
    for name, run, words in (
        ("check", _check, "what a file would bring; changes nothing"),
        ("apply", _apply, "take it: it runs from the next start on, the version before is kept"),
        ("trust", _trust, "take releases that are signed with this key from now on"),
    ):
        parser = verbs.add_parser(name, help=words, description=words)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(verb=run)
    for name, plain, words in (
        ("back", _back, "the version before starts again"),
        ("list", _list, "the version that is installed, that starts, and those that are kept"),
    ):
        parser = verbs.add_parser(name, help=words, description=words)
        parser.add_argument("--json", action="store_true")
        parser.set_defaults(verb=plain)


def _check(command: Command) -> Exit:
    release = versions.check(command.arguments.file, versions_folder())
    _answer(command, release, command.say("可以更新到 {version}。", "It would bring version {version}."))
    return Exit.DONE


def _apply(command: Command) -> Exit:
    release = versions.apply(command.arguments.file, versions_folder(), lambda _done, _all: None)
    words = command.say("已装入 {version}，下次启动时生效。", "Version {version} is in place from the next start on.")
    _answer(command, release, words)
    return Exit.DONE


def _answer(command: Command, release: Release, words: str) -> None:
    value = {"version": release.version, "system": release.system, "files": len(release.members), "bytes": release.size}
    command.answer(value, words.format(version=release.version))


def _trust(command: Command) -> Exit:
    key = trust.read_key(command.arguments.file)
    trust.trust_key(versions_folder(), key)
    command.answer({"key": key}, key)
    return Exit.DONE


def _back(command: Command) -> Exit:
    before = versions.back(versions_folder())
    shown = before or command.say("安装时的版本", "the version that was installed")
    words = command.say("下次启动时使用{version}。", "From the next start on: {version}.").format(version=shown)
    command.answer({"version": before}, words)
    return Exit.DONE


def _list(command: Command) -> Exit:
    folder = versions_folder()
    current, kept = versions.current(folder), versions.kept(folder)
    lines = [
        command.say("安装的版本：{version}", "Installed: {version}").format(version=VERSION),
        command.say("启动的版本：{version}", "Starts: {version}").format(version=current),
    ]
    if kept:
        words = command.say("从文件来、还留着的：{versions}", "Kept, from files: {versions}")
        lines.append(words.format(versions=" ".join(kept)))
    command.answer({"installed": VERSION, "current": current, "kept": kept}, "\n".join(lines))
    return Exit.DONE
