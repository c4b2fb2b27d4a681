"""Each row of a table is an article; which column is what is guessed, or said."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from explorer.errors import UnreadableArticle
from explorer.formats.tables import write_tables
from explorer.model.files import NOTHING_SAID, Asked, Columns
from explorer.reading.limits import LIMITS
from explorer.reading.tables import preview, read_table
from tests.builders import example_corpus
from tests.reading.papers import strict, unzipped, workbook, zipped

ONE, TWO = "Jane Roe met John Doe in Paris.", "Ann Poe left Rome, “at last”; so she said."
CSV = f'Headline,Body,Published,Outlet,Byline\nTalks,{ONE},2024-05-03,Post,Al\nEnd,"{TWO}",,,\n'


def refused(data: bytes, name: str = "t.csv", asked: Asked = NOTHING_SAID, limits=LIMITS) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read_table(data, name, limits, asked)
    return str(caught.value)


def columns(**roles: str) -> Asked:
    return Asked(columns=Columns(**roles))


def test_each_row_is_an_article_with_what_its_columns_say() -> None:
    one, two = read_table(CSV.encode(), "t.csv").documents
    assert (one.id, one.text, one.title, one.published) == ("d1", ONE, "Talks", "2024-05-03")
    assert (one.source, one.author, one.published_guessed) == ("Post", "Al", False)
    assert (two.id, two.text, two.title, two.published) == ("d2", TWO, "End", "")
    assert two.source == "t.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_seen(delimiter: str, encoding: str) -> None:
    text = f'title{delimiter}text\r\n"A, b; c"{delimiter}"{TWO}\r\nNew line."\r\n'
    (document,) = read_table(text.encode(encoding), "t.csv").documents
    assert (document.title, document.text) == ("A, b; c", f"{TWO}\nNew line.")


def test_the_word_of_excel_on_the_delimiter_counts() -> None:
    (document,) = read_table(f"sep=;\ntext;n\n{ONE};1\n".encode(), "t.csv").documents
    assert document.text == ONE


def test_the_columns_that_are_said_win_over_the_guess_in_any_case() -> None:
    data = f"text,second,x\nnothing,{ONE},3 May 2024\n".encode()
    document = read_table(data, "t.csv", LIMITS, columns(text="SECOND", date="x")).document
    assert (document.text, document.published) == (ONE, "2024-05-03")


def test_a_column_that_is_missing_is_named_with_those_that_are_there() -> None:
    sentence = refused(CSV.encode(), asked=columns(text="Boddy"))
    assert sentence == (
        "“t.csv” has no column “Boddy”; its columns are “Headline”, “Body”, “Published”, “Outlet” "
        "and “Byline”."
    )


def test_where_no_column_looks_like_articles_all_are_named() -> None:
    assert refused(b"city,people\nParis,2\nRome,3\n") == (
        "“t.csv” has no column that looks like the text of articles, and no two that look like the "
        "ends of relations; say which they are (--columns text=NAME, or subject=NAME,object=NAME): "
        "“city” and “people”."
    )


def test_what_is_in_a_column_tells_where_its_name_does_not() -> None:
    long = ONE * 4
    table = preview(f"a,b,c\nx,{long},1\ny,{long},2\n".encode(), "t.csv")
    assert table.guess == Columns(text="b")
    bare = f"2024-05-03,{long}\n2024-05-04,{long}\n".encode()
    assert preview(bare, "t.csv").columns == ("column 1", "column 2")
    assert len(read_table(bare, "t.csv").documents) == 2


def test_columns_without_a_name_or_of_one_name_can_be_told_apart() -> None:
    data = f"x,,x,x\n1,{ONE},2,3\n".encode()
    assert preview(data, "t.csv").columns == ("x", "column 2", "x (2)", "x (3)")
    asked = columns(text="column 2", title="x (3)")
    assert read_table(data, "t.csv", LIMITS, asked).document.title == "3"


def test_a_preview_shows_the_first_rows_cut_short() -> None:
    rows = "".join(f"{n},{'word ' * 100}\n" for n in range(20))
    table = preview(f"n,text\n{rows}".encode(), "t.csv")
    assert table.layout == "divided by comma, UTF-8"
    assert table.columns == ("n", "text")
    assert [row[0] for row in table.rows] == ["0", "1", "2", "3", "4", "5"]
    assert all(len(row) == 2 and len(row[1]) <= 160 for row in table.rows)


def test_rows_without_text_and_rows_too_long_are_told_and_the_rest_goes_on() -> None:
    limits = replace(LIMITS, characters=100)
    data = f"title,text\na,{ONE}\nb,\n\nc,{'x' * 200}\nd\ne,{TWO}\n".encode()
    readout = read_table(data, "t.csv", limits)
    assert [one.title for one in readout.documents] == ["a", "e"]
    assert [one.id for one in readout.documents] == ["d1", "d2"]
    long, empty = readout.left_out
    assert "“t.csv, row 5” has 200 characters" in long
    assert empty == "2 rows have no text and were left out."


def test_a_table_without_an_article_is_one_sentence() -> None:
    assert refused(b"title,text\na,\nb,\n") == (
        "“t.csv” has no article in its column “text”; say which column has the text."
    )
    assert refused(b" \n\n") == "“t.csv” is a table without rows; open an article instead."
    assert refused(workbook([]), "t.xlsx").endswith("is a table without rows; open an article "
                                                    "instead.")  # fmt: skip


def test_sentences_without_their_relations_are_no_articles() -> None:
    tables = write_tables(example_corpus())
    assert "stand in another table" in refused(tables["evidence"])
    for name in ("entities", "relations"):
        assert "has no column that looks like the text of articles" in refused(tables[name])
        guess = preview(tables[name], "t.csv").guess
        assert (guess.rows, guess.enough) == (name, True)


def test_mails_with_from_and_to_are_articles_and_short_quotes_are_not() -> None:
    mails = f"From,To,Subject,Body\nAda,Ben,Port,{ONE * 8}\nBen,Ada,Re,{ONE * 8}\n"
    assert preview(mails.encode(), "t.csv").guess.text == "Body"
    quotes = "From,To,Type,Text\nAda,Ben,met,Ada met Ben.\nBen,Cleo,paid,Ben paid Cleo.\n"
    assert preview(quotes.encode(), "t.csv").guess == Columns(
        subject="From", object="To", label="Type", quote="Text"
    )


def test_more_rows_than_the_limit_are_told() -> None:
    data = "text\n" + f"{ONE}\n" * 5
    readout = read_table(data.encode(), "t.csv", replace(LIMITS, table_rows=3))
    assert len(readout.documents) == 3
    assert readout.left_out == ("Only the first 3 rows were read; split the table.",)
    sentence = refused(data.encode(), limits=replace(LIMITS, table_bytes=10))
    assert "is too large for a table" in sentence


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T10:00:00Z", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("3.5.2024", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 +0200", "2024-05-03"),
        ("May 3, 2024", "2024-05-03"),
        ("45415", "2024-05-03"),
        ("45415.75", "2024-05-03"),
        ("5/5/2024", "2024-05-05"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("2024-13-45", ""),
        ("99999", ""),
        ("last week", ""),
    ],
)
def test_dates_of_many_kinds(cell: str, day: str) -> None:
    data = f'text,date\n{ONE},"{cell}"\n'.encode()
    assert read_table(data, "t.csv").document.published == day


def test_days_and_months_are_told_apart_by_the_whole_column_or_not_at_all() -> None:
    clear = read_table(f"text,date\n{ONE},03/09/2025\n{ONE}!,13/09/2025\n".encode(), "t.csv")
    assert [one.published for one in clear.documents] == ["2025-09-03", "2025-09-13"]
    readout = read_table(f"text,date\n{ONE},03/09/2025\n".encode(), "t.csv")
    assert readout.document.published == ""
    assert "in 1 date such as" in readout.left_out[0]


def test_a_workbook_gives_what_is_stored() -> None:
    data = workbook(
        [
            ["Report of May"],
            [],
            ["Headline", "Body", "Published", "Outlet"],
            ["Talks", f"{ONE}_x000D_\nMore.", datetime(2024, 5, 3, 12), "Post"],
            ["End", TWO, date(2024, 5, 4), None],
            ["Sum", "=1+1", 45415, None],
        ]
    )
    readout = read_table(data, "t.xlsx")
    one, two = readout.documents
    assert (one.title, one.text, one.published, one.source) == (
        "Talks", f"{ONE}\nMore.", "2024-05-03", "Post",
    )  # fmt: skip
    assert (two.text, two.published, two.source) == (TWO, "2024-05-04", "t.xlsx")
    assert readout.left_out == ("1 row has no text and was left out.",)  # never calculated


def test_of_several_sheets_the_one_with_articles_is_read_and_the_others_are_named() -> None:
    data = workbook([["a"], [1]], [["text"], [ONE]], [], titles=("Numbers", "News", "Empty"))
    readout = read_table(data, "t.xlsx")
    assert readout.document.text == ONE
    assert readout.left_out == ("Only the sheet “News” was read, not “Numbers”.",)
    assert preview(data, "t.xlsx").layout == "sheet “News”"


def test_merged_cells_count_once() -> None:
    import io

    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(workbook([["text", "source"], [ONE, "Post"], [TWO, "Sun"]]))
    )
    book.active.merge_cells("B2:B3")
    stream = io.BytesIO()
    book.save(stream)
    one, two = read_table(stream.getvalue(), "t.xlsx").documents
    assert (one.source, two.source) == ("Post", "t.xlsx")


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    parts = unzipped(workbook([["text"], [ONE]]))
    assert "50" in refused(zipped(parts | {SHEET: bytes(60_000_000)}), "t.xlsx")
    assert "packed" in refused(zipped(parts | {"x.bin": bytes(30_000_000)}), "t.xlsx")
    assert "outside" in refused(zipped(parts | {"../x.xml": b"x"}), "t.xlsx")


def test_entities_are_not_expanded_and_false_sizes_are_not_believed(tmp_path) -> None:
    from explorer.reading import read

    parts = unzipped(workbook([["text"], [ONE]]))
    sheet = parts[SHEET].decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1 or chr(97)};" * 20}">' for n in range(1, 9)
    )
    path = tmp_path / "t.xlsx"
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret words")
    for head in (bomb + "]>", f'<!DOCTYPE x [<!ENTITY a8 SYSTEM "{secret.as_uri()}">]>'):
        cell = '<row r="3"><c r="A3" t="inlineStr"><is><t>&a8;</t></is></c></row></sheetData>'
        made = head + sheet[sheet.index("<worksheet") :].replace("</sheetData>", cell)
        path.write_bytes(zipped(parts | {SHEET: made.encode()}))
        try:
            outcome = "".join(one.text for one in read(path).documents)
        except UnreadableArticle as error:
            outcome = str(error)
        assert "secret words" not in outcome
        assert len(outcome) < 1_000
    wide = sheet.replace("A1:A2", "A1:XFD1048576").replace('r="2"', 'r="90000"')
    wide = wide.replace('r="A2"', 'r="A90000"')
    path.write_bytes(zipped(parts | {SHEET: wide.encode()}))
    assert read(path).document.text == ONE


def test_a_workbook_in_the_strict_form_of_the_standard_is_read() -> None:
    (article,) = read_table(strict(workbook([["text"], [ONE]])), "t.xlsx").documents
    assert article.text == ONE


def test_an_old_or_locked_workbook_is_said_to_be_one() -> None:
    assert "has a password or is an old .xls" in refused(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "t.xlsx"
    )


@pytest.mark.parametrize(
    "data",
    [
        b'"',
        b'text\n"' + b"x" * 300_000,
        b"text,\x1b\n" + b"a.,b\n" * 9,
        b",,,\n,,,\n,,,x\n",
        b"text\n\xe9.",
    ],
)
def test_strange_tables_give_articles_or_one_sentence(data: bytes) -> None:
    try:
        outcome = read_table(data, "t.csv").documents[0].text
    except UnreadableArticle as error:
        outcome = str(error)
    assert outcome.endswith(".") or outcome in data.decode("latin-1")


def test_columns_can_be_written_in_one_line() -> None:
    assert Columns.parsed("text=Body, title=The Headline,source=a=b") == Columns(
        text="Body", title="The Headline", source="a=b"
    )
    for words in ("", "text", "text=", "title=x", "words=Body", "text=Body,title"):
        with pytest.raises(ValueError, match="text=Body"):
            Columns.parsed(words)
