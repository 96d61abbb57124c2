"""A keystroke of the search beside one plain scan of all names, on a register of 2,000 and of 40,000 enterprises."""

from pathlib import Path
from random import Random

from measuring import Figure, in_turn

from db.records import Enterprise
from inspector_app.enterprises.search import SearchIndex

_SYLLABLES = "顺丰恒旭盛邦远万华骏凯安荣腾亿邦海航锦诚达源信宏汇德圆通中申韵达极兔京东百世天联森博飞"
_KINDS = ("国际货运代理有限公司", "物流有限公司", "供应链有限公司", "速运有限公司", "快递服务部")
_TYPED = ("sf", "hxw", "shunf", "恒旭", "1328", "gjhy", "福永")


def register(count: int) -> list[Enterprise]:
    draw = Random(7)
    return [
        Enterprise(
            id=str(number),
            name="深圳市" + "".join(draw.choices(_SYLLABLES, k=3)) + draw.choice(_KINDS),
            phone=f"13{draw.randrange(10**9):09d}",
            address=f"深圳市宝安区福永街道永和路{number}号",
        )
        for number in range(count)
    ]


def figures(folder: Path) -> list[Figure]:
    result = []
    for count, goal in ((2_000, 2.5), (40_000, 2.5)):
        enterprises = register(count)
        index = SearchIndex(enterprises)
        names = [each.name for each in enterprises]
        for typed in _TYPED:
            ours, floor = in_turn(
                lambda typed=typed, index=index: index.find(typed, 200),
                lambda typed=typed, names=names: [name for name in names if typed in name],
                15,
            )
            result.append(Figure(f"search {typed!r} in {count:,}", ours, "scan of all names", floor, goal))
    return result
