"""The lines under the name of an enterprise: why its colour, how old the data are, what waits, how findings went."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector_app.messages import Language
from ui.day_words import day_words
from ui.register.grade_looks import grade_reason

if TYPE_CHECKING:
    from inspector_app.enterprises.file import EnterpriseFile

_TREND = 6
"""Visits of which the numbers of findings are told beside each other."""
_SOON_DAYS = 60


class EnterpriseWords(QObject):
    """Counted words need a class of their own to be translated."""

    def lines(self, file: "EnterpriseFile", now: datetime) -> list[str]:
        lines = [grade_reason(file.enterprise)]
        if file.data_from is not None:
            days = max(0, (now - file.data_from).days)
            day = day_words(file.data_from.astimezone().date())
            lines.append(self.tr("台账资料最后更新于{day}（%n 天前）。", None, days).format(day=day))
        if file.enterprise.unconfirmed:
            lines.append(self.tr("现场新增，待核实。"))
        lines += self._expiry(file, now)
        if file.open_findings:
            lines.append(self.tr("未办结的问题 %n 个。", None, file.open_findings))
        if file.suspicions:
            lines.append(self.tr("疑似毒品记录 %n 次。", None, len(file.suspicions)))
        if len(file.trend) > 1:
            counts = [str(count) for _, count in file.trend[-_TREND:]]
            lines.append(self.tr("近几次检查发现的问题：{counts}。").format(counts=" → ".join(counts)))
        if file.photos:
            lines.append(self.tr("照片 %n 张。", None, file.photos))
        return lines

    def _expiry(self, file: "EnterpriseFile", now: datetime) -> list[str]:
        ends = file.enterprise.express_licence_expires
        if ends is None:
            return []
        left = (ends - now.date()).days
        if left < 0:
            return [self.tr("快递许可证已于{day}到期。").format(day=day_words(ends))]
        return [self.tr("快递许可证 %n 天后到期。", None, left)] if left <= _SOON_DAYS else []


def about(file: "EnterpriseFile", now: datetime, language: Language) -> str:
    return ("" if language is Language.ZH else " ").join(EnterpriseWords().lines(file, now))
