"""Every number of a document is accounted for once; what is lost, or counted twice, shows."""

from __future__ import annotations

import pytest


def test_a_document_whose_every_number_is_said_has_no_fault(folder):
    folder.complete()
    found = folder.verify()
    assert found.faults == ()
    assert "numbers accounted for 9 of 9 (100.0 %), claims to be complete" in found.report()


@pytest.mark.parametrize("index", range(10))
def test_deleting_any_row_is_reported_with_file_and_line(folder, index):
    folder.complete()
    del folder.rows[index]
    faults = folder.faults()
    assert faults
    assert all(fault.startswith("data/observations/page.csv:") for fault in faults)


@pytest.mark.parametrize("index", range(10))
def test_altering_resigning_or_reuniting_any_row_is_reported_at_its_line(folder, index):
    folder.complete()
    whole = dict(folder.rows[index])
    turned = whole["value"].removeprefix("-") if whole["value"][0] == "-" else f"-{whole['value']}"
    for change in ({"value": f"{whole['value']}1"}, {"value": turned},
                   {"unit": f"万{whole['unit']}"}, {"unit": "个百分点"}):
        folder.rows[index] = {**whole, **change}
        assert any(f"page.csv:{index + 2}: " in fault for fault in folder.faults()), change


def test_deleting_a_skipped_phrase_is_reported(folder):
    folder.complete()
    folder.skipped = [("孵化器达130家", "1", "repeat")]
    del folder.rows[2]
    (fault,) = folder.faults()
    assert "'2023'" in fault and "line 5 of the text" in fault


def test_a_lost_number_is_reported_after_the_row_that_stands_before_it(folder):
    folder.complete()
    del folder.rows[2]
    (fault,) = folder.faults()
    assert fault.startswith("data/observations/page.csv:3: ")
    assert "'130'" in fault and "孵化器达130家" in fault


def test_a_value_of_another_number_in_the_same_phrase_is_reported(folder):
    folder.complete()
    folder.rows[0].update(value="40", evidence="众创空间5家、市级40家")
    faults = "\n".join(folder.faults())
    assert "'5'" in faults and "already that of line" in faults


def test_nothing_is_asked_of_a_document_that_does_not_claim_to_be_complete(folder):
    folder.row("5", "家", "众创空间5家")
    found = folder.verify()
    assert found.ok
    report = found.report()
    assert "numbers accounted for 1 of 9 (11.1 %), does not claim to be complete" in report
    assert "1: 40: " in report and "孵化器达130家" in report


def test_a_skipped_phrase_that_counts_too_many_cannot_stand_in_for_a_row(folder):
    folder.complete()
    folder.skipped.append(("孵化器达130家", "1", "other"))
    (fault,) = folder.faults()
    assert fault.startswith("data/observations/page.skipped.csv:3: count: counts 1 more")


@pytest.mark.parametrize("count", ["0", "-1", "x", "", "1.0", "３"])
def test_a_count_that_is_no_count_is_refused(folder, count):
    folder.complete()
    folder.skipped.append(("2023年", count, "date"))
    assert any("page.skipped.csv:3: count: no such count" in fault for fault in folder.faults())


def test_a_count_larger_than_the_numbers_of_the_phrase_is_refused(folder):
    folder.complete()
    folder.skipped[0] = ("2023年", "2", "date")
    assert any("holds 1 numbers, in 1 places" in fault for fault in folder.faults())


def test_a_count_that_means_only_some_numbers_of_the_phrase_is_refused(folder):
    folder.text("1-9月增长9.6%。2021年")
    folder.row("9.6", "%", "1-9月增长9.6%", "yoy_pct")
    folder.skipped += [("1-9月增长9.6%", "2", "date"), ("2021年", "1", "date")]
    assert any("holds 3 numbers, in 1 places" in fault for fault in folder.faults())
    folder.skipped[0] = ("1-9月", "2", "date")
    assert folder.faults() == []


def test_a_phrase_that_is_a_name_in_one_place_and_counts_in_another_is_taken_where_it_counts(
    folder,
):
    folder.text("推进“四个平台”建设,建成四个平台。")
    folder.skipped.append(("四个平台", "1", "slogan"))
    assert folder.faults() == []


def test_a_skipped_phrase_that_is_not_in_the_document_is_refused(folder):
    folder.complete()
    folder.skipped.append(("2024年", "1", "date"))
    assert any("phrase: not found in the document" in fault for fault in folder.faults())


def test_a_figure_printed_twice_is_one_row_and_one_repeat(folder):
    folder.text("开工5所、竣工10所。\n已开工5所、竣工10所,比例达7%。")
    folder.row("5", "所", "开工5所")
    folder.row("10", "所", "竣工10所")
    folder.row("7", "%", "比例达7%")
    folder.skipped.append(("开工5所、竣工10所", "2", "repeat"))
    assert folder.faults() == []
    whole = folder.rows[0]
    folder.rows[0] = {**whole, "value": "10", "evidence": "开工5所、竣工10所"}
    assert any("'5'" in fault for fault in folder.faults())
    folder.rows[0] = whole
    del folder.rows[1]
    (fault,) = folder.faults()
    assert "'10'" in fault


def test_goal_and_outcome_in_the_same_words_are_two_rows_of_two_places(folder):
    folder.text("完成5%以上改造。\n完成5%以上改造。\n2021年")
    folder.row("5", "%", "完成5%以上改造", bound="ge")
    folder.row("5", "%", "完成5%以上改造", bound="ge")
    folder.skipped.append(("2021年", "1", "date"))
    assert folder.faults() == []
    del folder.rows[0]
    assert len(folder.faults()) == 1


def test_a_row_found_in_two_places_leaves_the_one_that_only_another_can_take(folder):
    folder.text("开工5所。今年开工5所。2021年")
    folder.row("5", "所", "开工5所")
    folder.row("5", "所", "。今年开工5所")
    folder.skipped.append(("2021年", "1", "date"))
    assert folder.faults() == []
    folder.row("5", "所", "开工5所。今年")
    (fault,) = folder.faults()
    assert fault.startswith("data/observations/page.csv:4: evidence: ")
    del folder.rows[1]
    assert folder.faults() == []


def test_two_rows_from_one_number_must_both_say_so(folder):
    folder.text("示范小区和专员各20个。2021年")
    folder.skipped.append(("2021年", "1", "date"))
    folder.row("20", "个", "示范小区和专员各20个")
    folder.row("20", "个", "专员各20个")
    (fault,) = folder.faults()
    assert fault.startswith("data/observations/page.csv:3: evidence: ") and "shared:N" in fault
    for row in folder.rows:
        row["note"] = "shared:2"
    assert folder.faults() == []
    del folder.rows[0]
    (fault,) = folder.faults()
    assert fault.startswith("data/observations/page.csv:2: note: shared:2, but 1 rows")


def test_two_shared_numbers_in_one_phrase_keep_their_rows_apart(folder):
    folder.text("甲、乙各20个,丙、丁各20个。2021年")
    folder.skipped.append(("2021年", "1", "date"))
    for _ in range(4):
        folder.row("20", "个", "甲、乙各20个,丙、丁各20个", note="shared:2")
    assert folder.faults() == []
    del folder.rows[3]
    assert folder.faults()


def test_only_the_first_copy_must_be_accounted_for(folder):
    body = "\n".join(f"这一段文字讲了第{word}件事情,没有数字。" for word in "甲乙丙丁戊己庚")
    body = "新增众创空间5家是其中一件事。\n" + body
    folder.text(f"{body}\n相关链接\n{body}\n")
    folder.row("5", "家", "新增众创空间5家")
    folder.skipped.append(("2023年", "1", "date"))
    assert folder.faults() == [
        "data/observations/page.skipped.csv:2: phrase: not found in the document: '2023年'"
    ]
