"""`inspector-app notice verify …`: is this paper genuine, without any network."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb
from inspector_app.errors import RefusedInputError
from inspector_app.notices.code import PREFIX

if TYPE_CHECKING:
    from inspector_app.notices.verify import Verification
    from inspector_app.stores import Store

_VERDICTS = {
    "genuine": ("文书真实", "genuine"),
    "altered": ("文书被改动过", "altered"),
    "unknown_device": (
        "签发的电脑不认识或者已被吊销，无法判断",
        "the laptop that issued it is unknown or revoked: it cannot be told",
    ),
}


def add(verbs: Subparsers) -> None:
    verify = add_verb(verbs, "verify", _verify, "tell from its code whether a paper is genuine")
    verify.add_argument("file", metavar="FILE|TEXT", help="a photo, scan or PDF; the code's text; - for standard input")
    verify.add_argument(
        "--printed", action="append", default=[], metavar="FACT=VALUE", help="what the paper says, to be compared"
    )


def _verify(command: Command) -> Exit:
    arguments = command.arguments
    read = dict(_fact(each) for each in arguments.printed)
    with command.store() as store:
        try:
            papers = _papers(store, arguments.file, read)
        except RefusedInputError as error:
            return command.refuse(error.problems)
    verdicts = [paper.verdict.value for paper in papers]
    worst = next((each for each in ("altered", "unknown_device") if each in verdicts), "genuine")
    value = {"result": worst, "papers": [_json(paper) for paper in papers]}
    command.answer(value, "\n\n".join(_text(command, paper) for paper in papers))
    return Exit.DONE if worst == "genuine" else Exit.REFUSED


def _papers(store: "Store", named: str, read: dict[str, str]) -> list["Verification"]:
    from inspector_app.notices.verify import verify_file, verify_text

    if named.startswith(PREFIX[:3]) and not Path(named).is_file():
        return [verify_text(store, named, read)]
    data = sys.stdin.buffer.read() if named == "-" else Path(named).read_bytes()
    text = data[:8000].lstrip()
    if text.startswith(PREFIX[:3].encode("ascii")):
        return [verify_text(store, text.decode("utf-8", "replace"), read)]
    return verify_file(store, data, read)


def _fact(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _json(paper: "Verification") -> dict[str, Any]:
    return {
        "result": paper.verdict.value,
        "title": paper.title,
        "facts": {**asdict(paper.facts), "problems": list(paper.facts.problems)},
        "signer": asdict(paper.signer) if paper.signer else None,
        "differences": [{**asdict(each), "against": each.against.value} for each in paper.differences],
        "compared": [each.value for each in paper.compared],
        "notice": paper.notice_id or None,
        "withdrawn": paper.withdrawn,
    }


def _text(command: Command, paper: "Verification") -> str:
    facts = paper.facts
    lines = [command.say(*_VERDICTS[paper.verdict.value])]
    lines.append(f"{paper.title} {facts.number}\t{facts.addressee}\t{facts.issued_on}")
    if paper.signer:
        lines.append(f"{paper.signer.person}\t{paper.signer.office}\t{paper.signer.device}")
        if paper.signer.revoked_on:
            revoked = command.say("这台电脑已被吊销：", "This laptop was revoked: ")
            lines.append(revoked + paper.signer.revoked_on)
    if paper.withdrawn:
        lines.append(command.say("这份文书已经撤回。", "This paper was withdrawn."))
    names = fact_names(command)
    lines += [
        command.say("不一致：", "differs: ") + f"{names[each.fact]}\t{each.code} ≠ {each.found or '?'}"
        for each in paper.differences
    ]
    return "\n".join(lines)


def fact_names(command: Command) -> dict[str, str]:
    return {
        "kind": command.say("文书种类", "kind"),
        "number": command.say("文号", "number"),
        "issuer": command.say("发文机关", "issuer"),
        "addressee": command.say("被检查单位", "addressee"),
        "holder": command.say("持证人", "holder"),
        "issued_on": command.say("签发日期", "issued on"),
        "deadline": command.say("最后期限", "last deadline"),
        "findings": command.say("问题数", "findings"),
        "problems": command.say("问题", "problems"),
        "code": command.say("验证码本身", "the code itself"),
        "others": command.say("其他内容", "other facts"),
        "text": command.say("文书原文", "text of the paper"),
    }
