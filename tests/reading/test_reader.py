"""What phrases mean: numerals, units, signs, bounds, lists, ranges; and what they cannot mean."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.reading import readings
from helpers.reading.numerals import chinese_number


def said(phrase: str) -> list[str]:
    return [str(reading) for reading in readings(phrase)]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("公共停车泊位1320个", ["1320 个 eq"]),
        ("总投资1,234.5万元", ["1234.5 万元 eq"]),
        ("达１４．７万人，增长７％", ["14.7 万人 eq", "7 % eq"]),
        ("10.6亿美元以上", ["10.6 亿美元 ge"]),
        ("43.4亿千瓦时", ["43.4 亿千瓦时 eq"]),
        ("20万吨/日", ["20 万吨/日 eq"]),
        ("抽检达5.5批次/千人", ["5.5 批次/千人 eq"]),
        ("百余家重点企业", ["100 家 ge"]),
        ("首破百亿元", ["100 亿元 ge"]),
        ("税收千万元以上企业11家", ["1000 万元 ge", "11 家 eq"]),
        ("五千元", ["5000 元 eq"]),
        ("5千元", ["5000 元 eq"]),
        ("5千米", ["5 千米 eq"]),
        ("八个街道、四家机构", ["8 个 eq", "4 家 eq"]),
        ("三大攻坚战", ["3 大 eq", "3 个 eq"]),
        ("完成城西等10大综合体", ["10 大 eq", "10 个 eq"]),
        ("百分之五", ["5 % eq"]),
        ("经营性收入翻一番", ["2 倍 eq"]),
        ("收入翻两番", ["4 倍 eq"]),
        ("效率提高56倍", ["56 倍 eq"]),
        ("异常办件持续为零", ["0 eq"]),
        ("达到双一百", ["100 % eq"]),
        ("一半以上", ["50 % ge", "0.5 ge"]),
        ("58.18 billion yuan, up 4.2 percent", ["58.18 billion yuan eq", "4.2 % eq"]),
        ("reached 159.62 billion RMB", ["159.62 billion RMB eq"]),
    ],
)
def test_amounts_keep_their_scale_in_the_unit_and_numerals_in_the_value(phrase, meant):
    assert said(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("增幅位居全市第3。", ["3 位 eq"]),
        ("总量保持全市第三", ["3 位 eq"]),
        ("列12个区县市第8位", ["12 个 eq", "8 位 eq"]),
        ("列全国高新区首位", ["1 位 eq"]),
        ("均居全市第一", ["1 位 eq"]),
        ("居首", ["1 位 eq"]),
        ("预估全市前三", ["3 位 le", "3 位 eq"]),
        ("拱墅区列第2名", ["2 位 eq", "2 名 eq"]),
    ],
)
def test_ranks_are_read_from_ordinals_and_from_words(phrase, meant):
    assert said(phrase) == meant
    assert "rank" in {reading.kind for reading in readings(phrase)}


@pytest.mark.parametrize(
    "phrase", ["第六批入选", "第七届人民代表大会第二次会议", "第三方评估", "第一时间"]
)
def test_ordinals_that_number_a_session_or_batch_are_no_figures(phrase):
    assert said(phrase) == []


@pytest.mark.parametrize("phrase", ["GS1101-15地块", "PM2.5", "5G网络", "M1(创)-38地块", "LOFT49"])
def test_codes_of_letters_and_digits_are_no_figures(phrase):
    assert said(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("总数超2200家", ["2200 家 ge"]),
        ("在孵企业突破4000家", ["4000 家 ge"]),
        ("不少于30项", ["30 项 ge"]),
        ("至少引进1家行业领军企业", ["1 家 ge"]),
        ("稳定在99%以上", ["99 % ge"]),
        ("省级2条及以上", ["2 条 ge"]),
        ("13000余人", ["13000 人 ge"]),
        ("1.7万余家", ["1.7 万家 ge"]),
        ("163亿余元", ["163 亿元 ge"]),
        ("200多平方公里", ["200 平方公里 ge"]),
        ("近1500亿元", ["1500 亿元 nearly"]),
        ("近2000亿元以上", ["2000 亿元 nearly", "2000 亿元 ge"]),
        ("控制在5.0%以内", ["5 % le"]),
        ("全流程审批最多100天", ["100 天 le"]),
        ("不超过30天", ["30 天 le"]),
        ("收储25宗约900亩", ["25 宗 eq", "900 亩 approx"]),
        ("增长7.5%左右", ["7.5 % approx"]),
        ("签约10个项目", ["10 个 eq"]),
        ("靠近3个站点", ["3 个 eq"]),
        ("高校50所以上", ["50 所 ge"]),
        ("培育企业6家以。", ["6 家 eq", "6 家 ge"]),
        ("近三家企业", ["3 家 nearly"]),
    ],
)
def test_bounds_are_read_before_and_after_the_number(phrase, meant):
    assert said(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("“三公”经费预算同比下降39.5%", [("-39.5 % eq", "change")]),
        ("重复开挖率减少70%以上", [("-70 % le", "change")]),
        ("分别下降47.1%、46%", [("-47.1 % eq", "change"), ("-46 % eq", "change")]),
        ("支出压减10%", [("-10 % eq", "change"), ("10 % eq", "quantity")]),
        ("核减工程造价2亿元", [("-2 亿元 eq", "change"), ("2 亿元 eq", "quantity")]),
        ("超期率下降至0.36%", [("0.36 % eq", "")]),
        ("从113张减少至26张", [("113 张 eq", ""), ("26 张 eq", "")]),
        ("比上年负增长3%", [("-3 % eq", "change")]),
        ("增长-3.5%", [("-3.5 % eq", "")]),
        ("增长-3.5%以上", [("-3.5 % ge", "")]),
        ("down 3.5 percent", [("-3.5 % eq", "change")]),
        ("电耗上升7.3%", [("7.3 % eq", "")]),
        ("降本减负,增长5%", [("5 % eq", "")]),
        ("下降5%,增长3%", [("-5 % eq", "change"), ("3 % eq", "")]),
        ("低于目标5.5个百分点", [("-5.5 个百分点 eq", "change"), ("5.5 个百分点 eq", "quantity")]),
    ],
)
def test_falls_are_negative_changes_and_cuts_may_also_be_quantities(phrase, meant):
    assert [(str(reading), reading.sense) for reading in readings(phrase)] == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("提高2.8和1.2个百分点", ["2.8 个百分点 eq", "1.2 个百分点 eq"]),
        ("分别净增2.5万、2.7万和2.3万人",
         ["2.5 万人 eq", "2.5 万 eq", "2.7 万人 eq", "2.7 万 eq", "2.3 万人 eq"]),
        ("分别增长5%、8%以上", ["5 % eq", "5 % ge", "8 % ge"]),
        ("63%~68%", ["63 % ge", "63 % eq", "68 % le", "68 % eq"]),
        ("形成3-5项", ["3 项 ge", "3 项 eq", "5 项 le", "5 项 eq"]),
        ("不少于2家养老院、10个社区", ["2 家 ge", "10 个 eq", "10 个 ge"]),
        ("专员各20个", ["20 个 eq"]),
        ("承灾体594个,历史灾害734", ["594 个 eq", "734 eq", "734 个 eq"]),
    ],
)
def test_lists_and_ranges_hand_on_units_signs_and_bounds(phrase, meant):
    assert said(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("达6016(8160)套(间)",
         ["6016 套(间) eq", "6016 套 eq", "6016 间 eq",
          "8160 套(间) eq", "8160 套 eq", "8160 间 eq"]),
        ("道路12条(段)", ["12 条(段) eq", "12 条 eq", "12 段 eq"]),
        ("总计投资额8500万人民币", ["8500 万人民币 eq", "8500 万元 eq"]),
        ("增加值1596.2亿 元", ["1596.2 亿元 eq"]),
        ("滨江区(2185亿)", ["2185 亿 eq", "2185 亿元 eq"]),
        ("惠及人群10万以上", ["10 万 ge", "10 万人 ge"]),
        ("提高0.37百分点", ["0.37 个百分点 eq"]),
    ],
)
def test_units_that_can_be_written_in_several_ways_are_all_offered(phrase, meant):
    assert said(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "composed"),
    [
        ("每万人发明专利拥有量598.2件", "598.2 件/万人 eq"),
        ("每千人拥有托位数达4.3个", "4.3 个/千人 eq"),
        ("每千名老人拥有床位达到65张", "65 张/千名老人 eq"),
        ("亩均税收85万元以上", "85 万元/亩 ge"),
        ("道路每天洒水不少于10次", "10 次/天 ge"),
    ],
)
def test_figures_per_something_are_also_offered_with_the_composed_unit(phrase, composed):
    assert composed in said(phrase)


def test_a_time_before_the_figure_makes_no_composed_unit_of_money():
    assert said("每年总投资1513亿元") == ["1513 亿元 eq"]


def test_a_third_is_offered_as_a_share_in_several_roundings():
    assert {"33.3 % eq", "33 % approx", "0.33 eq"} <= set(said("三分之一"))


def test_spans_are_those_of_the_number_in_the_phrase_as_given():
    phrase = "达１４．７万人,居全市首位,翻一番"
    spans = [phrase[reading.start : reading.end] for reading in readings(phrase)]
    assert spans == ["１４．７", "首位", "翻一番"]


def test_a_thousand_phrases_take_well_under_a_second():
    phrases = [f"重点项目{number}个,完成投资{number}.5亿元,同比下降{number % 90}%以上"
               for number in range(1, 1001)]
    start = time.perf_counter()
    assert all(len(readings(phrase)) == 3 for phrase in phrases)
    assert time.perf_counter() - start < 1


numbers = st.integers(1, 99_999)
decimals = st.decimals("0.01", "9999.99", places=2)
units = st.sampled_from(["亿元", "万元", "%", "个百分点", "家", "万人次", "平方米", "件", "倍"])
CHINESE_DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Write a number below a hundred thousand by the school rule, apart from any library."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        gap = "零" if 0 < rest < 1000 else ""
        return in_chinese(head) + "万" + gap + (in_chinese(rest) if rest else "")
    text, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + CHINESE_DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return text


@given(decimals, units)
def test_every_number_and_unit_comes_back_as_it_was_written(value, unit):
    assert str(readings(f"指标达到{value}{unit},")[0]) == f"{_plain(value)} {unit} eq"


@given(numbers)
def test_every_number_with_thousands_separators_comes_back(number):
    assert readings(f"共{number:,}家。")[0].value == number


@given(numbers)
def test_every_chinese_numeral_comes_back(number):
    assert chinese_number(in_chinese(number)) == number


@given(st.integers(2, 99_999))
def test_every_counted_chinese_numeral_is_read_before_its_unit(number):
    values = {(reading.value, reading.unit) for reading in readings(f"建成{in_chinese(number)}家")}
    assert (number, "家") in values or (Decimal(number) / 10_000, "万家") in values


@given(decimals, st.sampled_from(["下降", "同比减少", "降低了", "分别回落"]))
def test_every_fall_is_read_as_negative_and_never_as_positive(value, word):
    read = readings(f"指标{word}{value}%。")
    assert [reading.value for reading in read] == [-value]


BEFORE = {"超过": "ge", "不少于": "ge", "近": "nearly", "约": "approx", "不超过": "le", "": "eq"}
AFTER = {"以上": "ge", "左右": "approx", "以内": "le", "": "eq"}


@given(decimals, units, st.sampled_from(list(BEFORE)), st.sampled_from(list(AFTER)))
def test_every_bound_is_read_on_its_side_of_the_number(value, unit, before, after):
    assume(not (before and after))
    bound = BEFORE[before] if before else AFTER[after]
    assert readings(f"达到{before}{value}{unit}{after}。")[0].bound == bound


@given(decimals, st.sampled_from(["以上", "以内"]))
def test_a_bound_turns_with_the_sign_of_a_fall(value, word):
    turned = {"以上": "le", "以内": "ge"}[word]
    assert [r.bound for r in readings(f"能耗下降{value}%{word}")] == [turned]


MIXED = (
    "0123456789.,%万亿元百千一二两三第前首位近约余多以上下降到至、和-~()"
    "年月每翻番半成分之“”零个家 GDPA\n"
)


@given(st.text(alphabet=MIXED, max_size=40))
def test_no_text_makes_the_reader_fail_and_spans_stay_inside(text):
    for reading in readings(text):
        assert 0 <= reading.start < reading.end <= len(text)
        assert reading.value.is_finite()


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
