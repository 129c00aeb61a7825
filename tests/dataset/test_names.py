"""The names that people type for a district."""

from helpers.dataset.names import spoken


def area(family, name_zh, area_id="", role="subject", name_en=""):
    return {"family": family, "area_id": area_id or family, "role": role, "name_zh": name_zh,
            "name_en": name_en}


def test_a_district_answers_to_ids_names_and_its_name_without_its_rank():
    names = spoken([area("west", "原西山区", "west_old", name_en="Old West"),
                    area("west", "西山区", name_en="West")])
    assert set(names.values()) == {"west"}
    assert {"west", "west_old", "old west", "西山区", "西山", "原西山"} <= set(names)


def test_a_name_that_two_districts_share_is_nobodys():
    names = spoken([area("a", "新区", name_en="New"), area("b", "新城区", name_en="New")])
    assert "new" not in names and names["新城"] == "b"


def test_a_name_of_two_characters_keeps_its_rank():
    assert "西" not in spoken([area("west", "西区")])


def test_places_shown_beside_are_no_districts_to_choose():
    assert spoken([area("city", "某市", role="comparator")]) == {}
