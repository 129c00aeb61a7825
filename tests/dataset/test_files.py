import pytest

from helpers.dataset.columns import COLUMNS, SINGLE_FILES
from helpers.dataset.files import read_table, table_paths

HEADER = "unit,canonical,factor\n"


@pytest.fixture
def units(tmp_path):
    """Return a function that reads bytes as if they were units.csv."""
    def read(content):
        path = tmp_path / "units.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, "units", "data/units.csv")

    return read


def problems(table):
    return [(fault.line, fault.problem) for fault in table.faults]


def test_a_sound_file_has_rows_and_lines_and_no_faults(units):
    table = units(HEADER + "万元,亿元,0.0001\n元,元,1\n")
    assert table.rows[1] == {"unit": "元", "canonical": "元", "factor": "1"}
    assert (table.lines, table.faults, table.usable) == ([2, 3], [], True)


def test_quoted_fields_may_hold_commas_and_quotes(units):
    table = units(HEADER + '"a,b","say ""x""",1\n')
    assert list(table.rows[0].values()) == ["a,b", 'say "x"', "1"]
    assert table.faults == []


def test_cells_are_kept_as_they_stand(units):
    assert units(HEADER + " a ,001,NaN\n").rows == [
        {"unit": " a ", "canonical": "001", "factor": "NaN"}]


@pytest.mark.parametrize(("encode", "named"), [
    (lambda text: text.encode("gb18030"), "GBK or GB18030"),
    (lambda text: text.encode("gbk"), "GBK or GB18030"),
    (lambda text: text.encode("utf-8-sig"), "byte order mark"),
    (lambda text: text.encode("utf-16"), "UTF-16"),
    (lambda text: text.encode("utf-16-le"), "UTF-16"),
    (lambda text: text.encode("utf-16-be"), "UTF-16"),
    (lambda text: text.replace("\n", "\r\n").encode(), "CRLF"),
    (lambda text: text.replace("\n", "\r").encode(), "carriage return"),
])
def test_what_excel_saves_is_named_with_the_way_out_and_still_read(units, encode, named):
    table = units(encode(HEADER + "万元,亿元,0.0001\n"))
    assert named in table.faults[0].problem
    assert "python -m helpers adopt data/units.csv" in str(table.faults[0])
    assert table.rows == [{"unit": "万元", "canonical": "亿元", "factor": "0.0001"}]


def test_a_damaged_byte_is_not_taken_for_another_encoding(units):
    content = (HEADER + "万元,亿元,1\n" * 9).encode()
    table = units(content.replace("亿".encode(), b"\xff\xba\xbf", 1))
    assert (2, "byte 0xFF is not UTF-8: the file was damaged") in problems(table)


def test_nul_bytes_are_named(units):
    assert "NUL" in units((HEADER + "家,家,1\n").encode() + b"\0\0").faults[0].problem


@pytest.mark.parametrize("cut", [1, 2, 5, 6, 8, 9])
def test_a_file_that_was_cut_off_is_named_wherever_the_cut_is(units, cut):
    table = units((HEADER + "家,家,1\n万元,亿元,1\n").encode()[:-cut])
    assert any("cut off" in problem and line == 3 for line, problem in problems(table))


def test_a_cut_at_the_end_of_a_record_cannot_be_seen_in_the_file(units):
    assert units(HEADER + "家,家,1\n").faults == []


@pytest.mark.parametrize(("content", "line", "named"), [
    (HEADER + '家,家,1\n万"元,亿元,1\n个,个,1\n', 3, "never closed"),
    (HEADER + '家,家,1\n"万元,亿元,1\n个,个,1\n', 3, "never closed"),
    (HEADER + '家,家,1\n万""元,亿元,1\n个,个,1\n', 3, "stray quote"),
    (HEADER + '家,家,1\n"万"元,亿元,1\n个,个,1\n', 3, "stray quote"),
    (HEADER + '家,家,1\n"万元,亿元,1\n"个,个,1\n', 3, "stray quote"),
])
def test_a_stray_quote_is_named_and_the_other_rows_are_read(units, content, line, named):
    table = units(content)
    assert [at for at, problem in problems(table) if named in problem] == [line]
    assert table.rows[0]["unit"] == "家"


def test_a_line_break_inside_a_field_is_named_and_lines_stay_physical(units):
    table = units(HEADER + '"万\n元",亿元,1\n家,家,1\n')
    assert problems(table) == [(2, "a line break inside the field")]
    assert table.lines == [2, 4]


@pytest.mark.parametrize("row", ["家,家", "家,家,1,", "家", "家,家,1,2,3"])
def test_a_wrong_number_of_fields_is_named_and_the_row_left_out(units, row):
    table = units(f"{HEADER}{row}\n个,个,1\n")
    assert [line for line, problem in problems(table) if "fields where" in problem] == [2]
    assert [found["unit"] for found in table.rows] == ["个"]


@pytest.mark.parametrize(("row", "named"), [("", "an empty line"), (",,", "an empty row")])
def test_empty_rows_are_named(units, row, named):
    assert problems(units(f"{HEADER}{row}\n家,家,1\n")) == [(2, named)]


@pytest.mark.parametrize(("header", "named", "usable"), [
    ("unit,canonicl,factor", "unknown column", False),
    ("unit,canonical", "the column is missing", False),
    ("unit,canonical,factor,extra", "unknown column", True),
    ("canonical,unit,factor", "the columns stand in another order", True),
    ("Unit,canonical,factor", "a column's name is written otherwise", True),
    ("unit, canonical,factor", "a column's name is written otherwise", True),
    ("unit,unit,canonical,factor", "the column stands twice", False),
])
def test_a_wrong_header_is_named(units, header, named, usable):
    table = units(f"{header}\n")
    assert named in [problem for _, problem in problems(table)]
    assert table.usable is usable


def test_a_misspelt_column_offers_the_nearest_name(units):
    assert "(nearest: canonical)" in str(units("unit,canonicl,factor\n").faults[0])


def test_columns_in_another_order_are_read_by_their_names(units):
    assert units("factor,unit,canonical\n1,家,个\n").rows == [
        {"factor": "1", "unit": "家", "canonical": "个"}]


@pytest.mark.parametrize("size", [2_001, 50_000, 200_000])
def test_a_huge_field_is_named_without_filling_the_screen(units, size):
    table = units(f"{HEADER}{'家' * size},家,1\n")
    assert problems(table)[0][0] == 2
    assert len(str(table.faults[0])) < 300


@pytest.mark.parametrize("character", [
    "\t", "\x07", "\x85", "\u200b", "\u200e", "\u202e", "\u2066", "\u2028", "\ufeff", "\u00ad",
])
def test_invisible_characters_are_named(units, character):
    (fault,) = units(f"{HEADER}家,家{character},1\n").faults
    assert (fault.line, fault.column) == (2, "canonical")
    assert f"U+{ord(character):04X}" in fault.problem


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n", b"\0\0\0", b"   \n"])
def test_an_empty_file_is_named(units, content):
    table = units(content)
    assert (problems(table), table.usable) == ([(1, "the file is empty")], False)


def test_a_missing_file_is_a_fault_and_no_traceback(tmp_path):
    table = read_table(tmp_path / "units.csv", "units", "data/units.csv")
    assert (problems(table), table.usable) == ([(0, "the file is missing")], False)


def test_a_folder_in_place_of_a_file_is_a_fault_and_no_traceback(tmp_path):
    assert "cannot be read" in read_table(tmp_path, "units", "x").faults[0].problem


@pytest.mark.parametrize("seed", range(20))
def test_no_bytes_whatsoever_raise(units, seed):
    import random

    chance = random.Random(seed)
    content = bytearray((HEADER + '万元,"亿,元",0.0001\n家,家,1\n' * 5).encode())
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.choice(b'\0\r\n",\xff\xfe\xe4a1')
    table = units(bytes(content[: chance.randint(0, len(content))]))
    assert len(table.rows) == len(table.lines)


def test_every_file_of_the_contract_is_listed_sources_first(small):
    listed = [(path.name, name, source) for path, name, source in table_paths(small.folder)]
    assert [name for _, name, _ in listed][: len(SINGLE_FILES)] == list(SINGLE_FILES)
    order = [source for _, name, source in listed if name == "observations"]
    assert order == [row["source_id"] for row in small.rows("sources.csv")]


def test_files_of_documents_that_are_not_listed_come_last(small):
    small.write("observations/a-stray.csv", "observations", [])
    assert list(table_paths(small.folder))[-1][1:] == ("observations", "a-stray")


@pytest.mark.parametrize("name", ["../areas", "/etc/passwd", "a/b", ""])
def test_a_source_id_never_leads_out_of_the_folder(small, name):
    small.set("sources.csv", 2, source_id=name)
    paths = [path for path, _, _ in table_paths(small.folder)]
    assert all(path.resolve().is_relative_to(small.folder.resolve()) for path in paths)
    assert all(path.parent.name in ("data", "observations") for path in paths)


def test_the_contract_names_every_table():
    assert set(SINGLE_FILES) | {"observations", "skipped"} == set(COLUMNS)
