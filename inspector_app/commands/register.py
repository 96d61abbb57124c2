"""`inspector-app register …`: the office's spreadsheet in and out."""

from pathlib import Path

from inspector_app.commands.frame import Command, Exit, Subparsers, add_subject, add_verb
from inspector_app.enterprises.counts import counts, report_json
from inspector_app.enterprises.export import export_government, export_register
from inspector_app.enterprises.importing import apply_import, plan_import
from inspector_app.enterprises.register import read_register
from inspector_app.enterprises.sensitive import export_sensitive
from inspector_app.messages import say


def add(subparsers: Subparsers) -> None:
    verbs = add_subject(subparsers, "register", "import and export the register of enterprises")
    read = add_verb(
        verbs, "import", _import, "import .xlsx, .xls or .csv; a second import of the same file changes nothing"
    )
    read.add_argument("file", metavar="FILE")
    read.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    write = add_verb(verbs, "export", _export, "write the register as .xlsx or .csv")
    write.add_argument("file", metavar="FILE")
    write.add_argument("--sensitive", action="store_true", help="only the sensitive forwarders; also as .pdf")
    write.add_argument(
        "--government", choices=("labels", "codes"), help="the government's list of fields, under labels or code names"
    )
    add_verb(verbs, "counts", _counts, "count the register by colour, community and kind")


def _import(command: Command) -> Exit:
    reading = read_register(Path(command.arguments.file))
    with command.store() as store:
        plan = plan_import(store.database, reading)
        if command.arguments.dry_run:
            enterprises = plan.after(store.database)
        else:
            apply_import(store.database, plan, command.now)
            with store.database.look() as work:
                enterprises = work.enterprises.current()
    lines = [
        command.say(
            f"共 {plan.rows} 行：新增 {len(plan.new)}，更新 {len(plan.changed)}，"
            f"不变 {plan.unchanged}，未导入 {plan.skipped}",
            f"{plan.rows} rows: {len(plan.new)} new, {len(plan.changed)} changed, {plan.unchanged} unchanged, "
            f"{plan.skipped} not imported",
        )
    ]
    if reading.unread:
        sheets = "、".join(reading.unread)
        lines.append(
            command.say(
                f"另有工作表也像台账，这次没有读：{sheets}。请各自另存为一个文件再导入。",
                f"Other sheets look like registers, too, and were not read: {sheets}. Save each as a file of its own.",
            )
        )
    for problem in plan.problems:
        sentence = say(problem.problem, command.language)
        lines.append(
            command.say(
                f"第 {problem.row} 行 {problem.column}：{sentence}", f"Row {problem.row}, {problem.column}: {sentence}"
            )
        )
    command.answer(report_json(plan, counts(enterprises)), "\n".join(lines))
    return Exit.REFUSED if plan.problems else Exit.DONE


def _export(command: Command) -> Exit:
    with command.store() as store:
        path = Path(command.arguments.file)
        if command.arguments.sensitive:
            rows = export_sensitive(store, path, command.now)
        elif command.arguments.government:
            rows = export_government(store.database, path, codes=command.arguments.government == "codes")
        else:
            rows = export_register(store.database, path)
    text = command.say(f"已导出 {rows} 家企业。", f"{rows} enterprises exported.")
    command.answer({"file": command.arguments.file, "enterprises": rows}, text)
    return Exit.DONE


def _counts(command: Command) -> Exit:
    with command.store() as store, store.database.look() as work:
        result = counts(work.enterprises.current())
    command.answer(result, "\n".join(f"{name}: {value}" for name, value in result.items()))
    return Exit.DONE
