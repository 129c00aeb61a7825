"""The units that the documents count in, and what stands between a number and its unit.

>>> unit_after("14.7万余人次,增长", 4).units
('万人次',)
>>> unit_after("8160套(间)", 4).units
('套(间)', '套', '间')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT = "%"
POINTS = "个百分点"
RANK = "位"
TIMES = "倍"

#: Units that may follow a number in Arabic digits.
_BASE_UNITS = """
% ‰ 个百分点 百分点 percent
元 美元 港元 欧元 日元 人民币 yuan RMB
个 家 家次 项 件 人 人次 户 户次 名 位 所 座 处 条 段 台 辆 辆次 架 架次 艘
栋 幢 套 间 张 份 本 册 篇 部 场 场次 次 起 例 宗 块 片 批 批次 组 支 只 株 棵
盏 枚 面 根 头 笔 单 首 种 类 大类 大 门 碗 桩 班 校 道 票 趟 车次 床 张床位
亩 公顷 平方米 平方公里 平方千米 平米 ㎡ 方 立方米 米 公里 千米 里 英寸 厘米 毫米
吨 吨标准煤 公斤 千克 克 毫克 微克 千瓦 千瓦时 度 兆瓦 吉瓦 标箱
倍 岁 年 个月 月 日 天 个工作日 小时 分钟 秒 周 周年 季度 课时 学时
期 层 号 级 强 届 版 站 分 成 剂 剂次 字 集 镇街 街道 社区
km kW kWh MW MWh GW GWh KV kV TB PB GB EB
""".split()  # noqa: SIM905 (a list literal of one word a line would hide the groups)

#: Words after which a Chinese numeral counts something.
COUNTING_WORDS = """
个百分点 个 家 项 条 大 大类 所 座 名 人 人次 户 次 场 种 类 张 处 件 套 位 支 台 辆
栋 幢 宗 间 起 亩 公顷 公里 平方米 平方公里 吨 倍 元 美元 个月 天 小时 分钟 街道 社区 岁
""".split()  # noqa: SIM905

#: A unit word that goes on with one of these characters is another word (3分别, 2部门).
_OTHER_WORD = {
    "成": "立为功果员效长交", "分": "别公局行", "方": "面案式法向", "度": "假", "面": "积向对临",
    "大": "学厦于", "部": "门分", "班": "子", "门": "诊户类", "只": "有是", "单": "位元",
    "道": "路", "组": "织建", "站": "点", "日": "本", "号": "召", "集": "中团聚", "校": "区",
    "首": "批个", "人": "才", "里": "程", "头": "部", "根": "据", "本": "级区年", "片": "区",
    "位": "置居于列", "处": "理置", "所": "有在", "场": "所景馆", "期": "间货", "层": "级次面",
    "周": "边", "条": "件例", "天": "然", "版": "本", "批": "准", "支": "持", "强": "化",
    "级": "别", "字": "样",
}
_SCALES = "万亿|亿|万"
_PLACES = {"十": 10, "百": 100, "千": 1000}
#: Time that a figure can be per, and what can be counted per time.
_TIMES_OF_DAY = ("天", "日", "月", "周", "季度", "年", "小时")
_COUNTED_PER_TIME = ("次", "人次", "小时", "吨", "辆", "趟", "班", "场", "起", "件", "班次", "车次")


def _longest_first(words: list[str]) -> str:
    alternatives = []
    for word in sorted(words, key=len, reverse=True):
        other = _OTHER_WORD.get(word, "")
        alternatives.append(re.escape(word) + (f"(?![{other}])" if other else ""))
    return "|".join(alternatives)


_BASE = _longest_first(_BASE_UNITS)
_AFTER = re.compile(
    r"(?P<pair>\([0-9.,]+\)|\))?"
    r" ?(?P<more>余|多(?!元化)|来(?=[个家项人万]))?"
    r"(?P<place>[十百千](?!克|米|瓦|字|分[点之]))?"
    rf"(?P<scale>{_SCALES}|(?:billion|million|trillion) )?"
    r"(?P<more_behind>余|多(?=[元万亿个人家户平]))?"
    rf"(?P<base>(?:(?<=[万亿]) )?(?:{_BASE}))?"
    rf"(?P<other>\((?:{_BASE})\))?"
    rf"(?P<per>/[十百千万亿]*(?:{_BASE}))?"
)
_COUNTED = re.compile(
    rf"[余多来]?(?:{_SCALES})?[余多]?(?:{_longest_first(COUNTING_WORDS)})"
)
_EACH = re.compile(
    r"每(?P<per>[0-9十百千万]*(?:人口|人|户|亩|平方公里|公里|名|元|天|日|月|周|季度|年|小时|家|个))"
)
_OWNER = re.compile(r"[一-鿿]{1,4}?(?=拥|有|占|配|的|达|$)")
_AVERAGE = re.compile(r"(?P<what>[亩人户日月])均")


@dataclass(frozen=True)
class Following:
    """What follows a number.

    ``units``: what it can be counted in; ``printed``: the unit as it stands; ``scale``: its 万 or
    亿; ``times``: 百 or 千 between number and unit; ``more``: 余 or 多 said "and more".
    """

    units: tuple[str, ...]
    printed: str
    scale: str
    times: Decimal
    more: bool
    end: int


def unit_after(text: str, position: int) -> Following:
    """Read the unit that starts at ``position`` of a folded text; no ``units`` where none does."""
    found = _AFTER.match(text, position)
    assert found is not None  # every part of the pattern is optional
    nothing = Following((), "", "", Decimal(1), False, position)
    if found["pair"] == ")" and not _closes_a_pair(text, position):
        return nothing
    scale, base = (found["scale"] or "").strip(), (found["base"] or "").strip()
    if not (scale or base):
        if found["more"]:
            return Following((), "", "", Decimal(1), True, found.end("more"))
        return nothing
    if scale.isascii() and scale:
        scale += " "
    printed = scale + base + (found["other"] or "") + (found["per"] or "")
    units = [printed]
    if found["other"]:
        units += [scale + base, scale + found["other"].strip("()")]
    if base in _ALSO:
        units.append(scale + _ALSO[base])
    if scale == "亿" and not base:
        units.append("亿元")
    if base in _SAME_AS:
        units = [_SAME_AS[base]]
    return Following(
        tuple(units), printed, scale, Decimal(_PLACES.get(found["place"] or "", 1)),
        bool(found["more"] or found["more_behind"]), found.end(),
    )


#: What a careful reader may also write for a printed unit, and what must be written instead.
_ALSO = {"人民币": "元", "大": "个"}
_SAME_AS = {"百分点": POINTS, "percent": PERCENT}


def _closes_a_pair(text: str, position: int) -> bool:
    """Whether the bracket at ``position`` closes a second number: 6016(8160)套."""
    return re.search(r"[0-9]\([0-9.,]+\Z", text[max(0, position - 20) : position]) is not None


def counts_something(text: str, position: int) -> bool:
    """Whether a counting word stands at ``position`` (after 余/多, 万/亿)."""
    return _COUNTED.match(text, position) is not None


def per_units(lead: str, unit: str) -> tuple[str, ...]:
    """Return what a figure in ``unit`` is said to be per, in the words before it.

    >>> per_units("每千名老人拥有社会养老床位达到", "张")
    ('千名老人', '千人')
    """
    found: list[str] = []
    for match in _EACH.finditer(lead):
        per = match["per"]
        if per.endswith("名"):
            owner = _OWNER.match(lead, match.end())
            found += [per + (owner.group() if owner else ""), f"{per[:-1]}人"]
        elif per in ("天", "日"):
            found += ["天", "日"]
        else:
            found.append(per)
    for match in _AVERAGE.finditer(lead):
        found += ["天", "日"] if match["what"] == "日" else [match["what"]]
    timed = unit.lstrip("万亿") in _COUNTED_PER_TIME
    return tuple(dict.fromkeys(per for per in found if timed or per not in _TIMES_OF_DAY))
