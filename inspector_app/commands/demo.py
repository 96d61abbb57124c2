"""`inspector-app demo`: the whole loop on bundled data, with pictures of the window's pages."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_verb, complain
from inspector_app.demo import run_demo

_STEPS = {
    "stores": ("建立检查员和主管的工作库", "Creating the inspector's and the supervisor's store"),
    "register": ("导入企业台账", "Importing the register"),
    "visit": ("走完一次检查，记录问题和照片", "Walking a visit with findings and photos"),
    "notice": ("签发责令限期整改通知书", "Issuing the rectification notice"),
    "pack": ("写出检查包，由主管导入", "Writing the pack and importing it as supervisor"),
    "pictures": ("拍下窗口的主要页面", "Taking pictures of the window's pages"),
}


def add(subparsers: Subparsers) -> None:
    verb = add_verb(subparsers, "demo", _demo, "the whole loop without a window, on bundled data", store=False)
    verb.add_argument("--out", required=True, metavar="DIR", help="an empty folder, or that of an earlier demo")


def _demo(command: Command) -> Exit:
    out = Path(command.arguments.out).absolute()
    report = run_demo(out, command.take_pictures, lambda step: complain(command.say(*_STEPS[step])))
    photos = report["pack"]["photos"]
    command.answer(
        report,
        command.say(
            f"完成。照片 {photos['verified']}/{photos['total']} 已核对；结果在 {out}",
            f"Done. {photos['verified']} of {photos['total']} photos verified; the results are in {out}",
        ),
    )
    return Exit.DONE
