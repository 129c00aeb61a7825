"""The units that the documents count in, and what stands between a number and its unit.

>>> unit_after("14.7万余人次,增长", 4).units
('万人次',)
>>> unit_after("8160)套(间)", 4).units
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
_BASE_UNITS = (
    "% ‰ 个百分点 百分点 percent "
    "元 美元 港元 欧元 日元 人民币 "
    "个 家 家次 项 件 人 人次 户 户次 名 位 所 座 处 条 段 台 辆 辆次 架 架次 艘 栋 幢 套 间 张 份 本 册 篇 部 "
    "场 场次 次 起 例 宗 块 片 批 批次 组 支 只 株 棵 盏 枚 面 根 头 笔 单 首 种 类 大类 大 门 碗 桩 班 校 "
    "亩 公顷 平方米 平方公里 平方千米 平米 ㎡ 方 立方米 米 公里 千米 里 英寸 厘米 毫米 "
    "吨 公斤 千克 克 毫克 微克 千瓦 千瓦时 度 兆瓦 吉瓦 标准煤 标箱 "
    "倍 岁 年 个月 月 日 天 个工作日 小时 分钟 秒 周 周年 季度 "
    "期 层 号 级 强 届 版 站 分 成 剂 剂次 床 张床位 课时 学时 票 趟 车次 道 份额 字 词 集 镇街 街道 社区 "
    "km kW kWh MW MWh GW GWh KV kV TB PB GB EB yuan"
).split()
#: Words after which a Chinese numeral counts something; 一 alone counts nothing (一个, 一批).
COUNTING_WORDS = (
    "个百分点 个 家 项 条 大 大类 所 座 名 人 人次 户 次 场 种 类 张 处 件 套 位 支 台 辆 栋 幢 宗 间 起 "
    "亩 公顷 公里 平方米 平方公里 吨 倍 元 美元 个月 天 小时 分钟 街道 社区 岁"
).split()

_SCALES = "万亿|亿|万"
_PLACES = {"十": 10, "百": 100, "千": 1000}
#: Where a unit word is only the beginning of another word, it is no unit.
_NOT_A_UNIT = {
    "成": "立为功果员效长交", "分": "别公局行", "方": "面案式法向", "度": "假", "面": "积向对临", "大": "学厦于",
    "点": "", "部": "门分", "班": "子", "门": "诊户类", "只": "有是", "单": "位元", "道": "路", "组": "织建",
    "站": "点", "日": "本", "号": "召", "字": "", "集": "中团聚", "校": "区", "首": "批个", "级": "", "名": "",
    "月": "", "度假": "", "人": "才", "里": "程", "头": "部", "根": "据", "本": "级区年", "片": "区",
    "位": "置居于列", "间": "", "处": "理置", "所": "有在以", "场": "所景馆", "面积": "", "期": "间货",
    "层": "级次面", "类": "", "块": "", "份": "", "周": "边", "条": "件例", "米": "", "克": "", "天": "然",
    "版": "本", "词": "", "票": "", "票决": "", "例": "", "批": "准", "支": "持", "强": "化", "秒": "",
}
# 50所以上 counts schools, 所以 alone does not: 以 is taken out where 以上/以内/以下 follows.
_base = "|".join(
    re.escape(unit)
    + (
        f"(?![{''.join(c for c in _NOT_A_UNIT[unit] if c != '以')}])"
        if _NOT_A_UNIT.get(unit, "").replace("以", "")
        else ""
    )
    for unit in sorted(_BASE_UNITS, key=len, reverse=True)
)
_AFTER = re.compile(
    r"(?P<pair>\([0-9.,]+\)|\))?"
    r" ?(?P<more>余|多(?!元化)|来(?=[个家项人万]))?"
    rf"(?P<place>[十百千](?!克|米|瓦|字))?(?P<scale>{_SCALES}|(?:billion|million|trillion) )?(?P<more2>余|多(?=元|万|亿|个|人|家))?"
    rf"(?P<base>{_base})?"
    rf"(?P<alt>\((?:{_base})\))?"
    rf"(?P<per>/(?:[十百千万亿]*)(?:{_base}|人))?"
)
_COUNTED = re.compile(
    r"(?P<more>余|多|来)?(?P<scale>万亿|亿|万)?(?:余|多)?"
    rf"(?:{'|'.join(sorted(COUNTING_WORDS, key=len, reverse=True))})"
)
_EACH = re.compile(
    r"每(?P<per>[十百千万]*(?:人口|人|户|亩|平方公里|公里|名[一-鿿]{0,4}?|天|日|月|周|季度|年|小时|家|个)|"
    r"[0-9]+[万千]?人)"
)
_AVERAGE = re.compile(r"(?P<what>亩|人|户|日|月)均")


@dataclass(frozen=True)
class Following:
    """What follows a number: the units it can have, its multiplier, whether 余/多 says "and more"."""

    units: tuple[str, ...]
    printed: str
    scale: str
    times: Decimal
    more: bool
    end: int


def unit_after(text: str, position: int) -> Following:
    """Read the unit that starts at ``position`` of a folded text; ``units`` is empty where none does."""
    found = _AFTER.match(text, position)
    assert found is not None  # every part of the pattern is optional
    parts = found.groupdict()
    if parts["pair"] == ")" and not re.search(r"[0-9]\([0-9.,]+$", text[:position]):
        return Following((), "", "", Decimal(1), False, position)
    place, scale, base = parts["place"] or "", (parts["scale"] or "").strip(), parts["base"] or ""
    if place and not (scale or base):
        place = ""
    if not (scale or base):
        end = found.end("more") if parts["more"] else position
        return Following((), "", "", Decimal(1), bool(parts["more"]), end)
    if scale.isascii() and scale:
        scale += " "
    printed = scale + base + (parts["alt"] or "") + (parts["per"] or "")
    units = [printed]
    if parts["alt"]:
        units += [scale + base, scale + parts["alt"].strip("()")]
    if base == "百分点":
        units = [POINTS]
    if base == "percent":
        units = [PERCENT]
    if base == "人民币":
        units.append(scale + "元")
    if base == "大":
        units.append("个")
    return Following(
        tuple(units), printed, scale, Decimal(_PLACES.get(place, 1)),
        bool(parts["more"] or parts["more2"]), found.end(),
    )


def counts_something(text: str, position: int) -> bool:
    """Whether a counting word stands at ``position`` (after 余/多, 万/亿)."""
    return _COUNTED.match(text, position) is not None


def per_units(lead: str) -> tuple[str, ...]:
    """What a figure is said to be per, in the words before it (``每万人`` → ``万人``).

    >>> per_units("每千名老人拥有社会养老床位达到")
    ('千名老人', '千人')
    """
    found: list[str] = []
    for match in _EACH.finditer(lead):
        per = match["per"]
        if "名" in per:
            head = per[: per.index("名")]
            noun = re.match(r"[一-鿿]{1,4}?(?=拥|有|占|配|的|达|$)", lead[match.end():])
            found += [f"{head}名{noun.group() if noun else ''}", f"{head}人"]
        else:
            found.append("天" if per == "日" else per)
            if per in ("天", "日"):
                found.append("日")
    for match in _AVERAGE.finditer(lead):
        found += ["天", "日"] if match["what"] == "日" else [match["what"]]
    return tuple(dict.fromkeys(found))
