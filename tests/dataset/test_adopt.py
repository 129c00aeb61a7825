import pytest

from helpers.dataset.adopt import adopt
from helpers.dataset.faults import DatasetError
from tests.dataset.small import REPORT

TEXT = "unit,canonical,factor\n万元,亿元,0.0001\n"


@pytest.fixture
def units(tmp_path):
    return tmp_path / "units.csv"


@pytest.mark.parametrize(("encode", "named"), [
    (lambda text: text.encode("gb18030"), "GBK or GB18030 to UTF-8"),
    (lambda text: text.encode("utf-8-sig"), "byte order mark removed"),
    (lambda text: text.encode("utf-16"), "UTF-16 to UTF-8"),
    (lambda text: text.replace(",", "\t").encode("utf-16"), "UTF-16 to UTF-8"),
    (lambda text: text.encode("utf-16-be"), "UTF-16 to UTF-8"),
    (lambda text: text.replace("\n", "\r\n").encode(), "line ends CRLF to \\n"),
    (lambda text: text.replace("\n", "\r").encode(), "line ends CR to \\n"),
    (lambda text: text.replace("\n", ",,\n").encode(), "2 empty columns removed"),
    (lambda text: (text + ",,\n\n").encode(), "2 empty rows removed"),
    (lambda text: text.replace("0.0001", "０.０００１").encode(), "1 number in full-width digits"),
    (lambda text: text.replace("亿元", " 亿元 ").encode(), "1 cell without blanks around it"),
    (lambda text: text.replace("亿元", '"亿\n元"').encode(), "1 cell without line breaks"),
    (lambda text: text[:-1].encode(), "quoting as the csv module writes it"),
])
def test_what_excel_saves_becomes_what_the_contract_asks(units, encode, named):
    units.write_bytes(encode(TEXT))
    assert named in adopt(units)
    assert units.read_bytes().decode().replace("亿 元", "亿元") == TEXT
    assert adopt(units) == []


def test_a_file_that_is_right_already_is_not_touched(units):
    units.write_bytes(TEXT.encode())
    before = units.stat()
    assert adopt(units) == []
    assert (units.stat().st_mtime_ns, units.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_columns_come_into_the_order_of_the_contract(units):
    units.write_bytes("factor,unit,canonical\n1,家,个\n".encode())
    assert adopt(units) == ["columns in the contract's order"]
    assert units.read_text(encoding="utf-8") == "unit,canonical,factor\n家,个,1\n"


@pytest.mark.parametrize(("excel", "plain"), [
    ("2023/3/6", "2023-03-06"), ("2023年3月6日", "2023-03-06"), ("2023/3", "2023-03"),
    ("2023-03-06", "2023-03-06"), ("2023", "2023"), ("", ""),
])
def test_dates_are_written_as_the_contract_writes_them(small, excel, plain):
    small.set("sources.csv", 2, published=excel)
    adopt(small.folder / "sources.csv")
    assert small.rows("sources.csv")[0]["published"] == plain


def test_an_adopted_folder_passes_the_check(small):
    for path in small.folder.rglob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", ",\r\n").encode("gb18030"))
    assert small.check() != []
    for path in small.folder.rglob("*.csv"):
        adopt(path)
    assert small.check() == []


def test_figures_and_skipped_phrases_are_known_by_their_folder_and_name(small):
    for name in (f"{REPORT}.csv", f"{REPORT}.skipped.csv"):
        path = small.folder / "observations" / name
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.encode("utf-8-sig"))
        assert adopt(path) == ["byte order mark removed"]
        assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("content", [
    TEXT.encode()[:-8] + b"\xff\n", TEXT.encode() + b"\0", b"", b"\n", b"\xff\xfe\x00",
    TEXT.replace("亿", "\ufffd").encode(), TEXT.replace("亿元", '"亿元').encode(),
    b"unit,canonical\nx,y\n", b"unit,canonical,factor,more\nx,y,1,2\n",
    TEXT.replace("0.0001", "0.0001,x").encode(), TEXT.replace(",0.0001", "").encode(),
    (TEXT + "长" * 3000 + ",家,1\n").encode(),
])
def test_what_would_have_to_be_guessed_is_refused_and_left_as_it_is(units, content):
    units.write_bytes(content)
    with pytest.raises(DatasetError) as refused:
        adopt(units)
    assert refused.value.faults[0].file == units.as_posix()
    assert units.read_bytes() == content
    assert [path.name for path in units.parent.iterdir()] == ["units.csv"]


@pytest.mark.parametrize("name", ["unit.csv", "units.xlsx", "notes.csv"])
def test_a_file_that_is_none_of_the_data_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TEXT.encode())
    with pytest.raises(DatasetError, match="not a file of the data"):
        adopt(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(DatasetError, match="cannot be read"):
        adopt(tmp_path / "units.csv")


def test_phrases_keep_their_characters(small):
    path = small.folder / "observations" / f"{REPORT}.csv"
    small.figure(REPORT, 2, evidence="“Ａ”级①２０家,约20%")
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    adopt(path)
    assert small.rows(f"observations/{REPORT}.csv")[0]["evidence"] == "“Ａ”级①２０家,约20%"
