"""What the build holds a page back for."""

from helpers.review.gate import faults


def test_a_number_typed_by_hand_and_a_wrong_sign_hold_a_page_back_but_style_does_not():
    page = '<html lang="zh-CN"><p>{}</p><i id="n1"></i></html>'
    assert faults(page.format("收入增长5%")) == ["no origin: prose: 5: 收入增长5%"]
    traced = '收入下降<a class="n" href="#n1">−5%</a>'
    assert [fault.partition(":")[0] for fault in faults(page.format(traced))] == [
        "fall of a negative"]
    assert faults(page.format("收入,支出")) == []


def test_names_of_the_data_may_hold_digits():
    assert faults('<html lang="en"><td>Global 500 firms</td></html>', ["Global 500 firms"]) == []
