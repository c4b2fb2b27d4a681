"""What a page draws in one go is parted where the pen jumps; fonts without a space get one."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from explorer.reading.pdf import read_pdf
from tests.reading.papers import pdf

LEFT = ("Jane Roe met John Doe in Paris, the", "capital, on Tuesday and spoke of the",
        "long treaty that both sides signed in", "May of last year with a lot of noise.",
        "She left for Rome on the same day to", "see the president of the old council,",
        "who had asked her for a short answer", "and was given none in the evening.",
        "Her office would not say why she had", "gone there without her own minister.")  # fmt: skip
RIGHT = ("The prime minister of Norway denied", "that he had met with either of them",
         "in the months before the vote, which", "his party lost by a very wide margin.",
         "He told the newspapers that he would", "go on to lead his party in the autumn",
         "and that nobody had asked him to go.", "The party will choose its next leader",
         "in the first days of October, by post", "in two ballots if nobody has won.")  # fmt: skip


def text(content: str, font: DictionaryObject | None = None) -> list[str]:
    """The paragraphs of a page with the content, in whose resources the font is F1."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([(72, 700, 10, "x")]))))
    page = writer.pages[0]
    drawn = DecodedStreamObject()
    drawn.set_data(content.encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    if font is not None:
        page["/Resources"]["/Font"][NameObject("/F1")] = font
    stream = io.BytesIO()
    writer.write(stream)
    return read_pdf(stream.getvalue(), "a.pdf").document.text.split("\n\n")


def shown(*words: tuple[float, float, str]) -> str:
    """Words drawn in one go, the font set once for all of them."""
    moves = "".join(f"1 0 0 1 {x} {y} Tm ({line}) Tj\n" for x, y, line in words)
    return f"BT /F1 10 Tf\n{moves}ET"


def test_columns_drawn_across_without_setting_the_font_again() -> None:
    rows = [
        place
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for place in ((72, 700 - 12 * row, left), (330, 700 - 12 * row, right))
    ]
    assert " ".join(text(shown(*rows))) == " ".join(LEFT + RIGHT)


def test_columns_of_which_the_right_one_is_drawn_first() -> None:
    rows = [
        place
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for place in ((330, 700 - 12 * row, right), (72, 700 - 12 * row, left))
    ]
    assert " ".join(text(shown(*rows))) == " ".join(LEFT + RIGHT)


def test_columns_whose_lines_stand_between_each_others() -> None:
    left = [(72, 700 - 12 * row, line) for row, line in enumerate(LEFT)]
    right = [(330, 698 - 13 * row, line) for row, line in enumerate(RIGHT)]
    rows = sorted(left + right, key=lambda one: -one[1])
    assert " ".join(text(shown(*rows))) == " ".join(LEFT + RIGHT)


def test_the_font_that_comes_back_with_the_state_is_the_one_that_is_set_again() -> None:
    inner = "q BT /F1 30 Tf 1 0 0 1 72 740 Tm (Talks end in Paris) Tj ET Q\n"
    after = "BT 1 0 0 1 72 700 Tm (Jane Roe met) Tj 1 0 0 1 140 700 Tm (John Doe.) Tj ET"
    found = text(f"BT /F1 10 Tf ET {inner}{after}")
    assert found == ["Talks end in Paris", "Jane Roe met John Doe."]


def test_words_of_a_font_without_a_space_are_parted_by_the_gaps_between_them() -> None:
    """As TeX writes them: glyph 32 is a wide letter, gaps are moves of the pen."""
    codes = {letter: 31 + at for at, letter in enumerate("JMRaeotn")}
    table = "".join(f"<{code:04X}> <{ord(letter):04X}>\n" for letter, code in codes.items())
    told = DecodedStreamObject()
    told.set_data(
        b"/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <FFFF>\n"
        b"endcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap\n" % (len(codes), table.encode())
    )
    names = {"/Type": "/Font", "/BaseFont": "/AAAAAA+LMRoman12-Regular"}
    inner = DictionaryObject({NameObject(a): NameObject(b) for a, b in names.items()})
    inner[NameObject("/Subtype")] = NameObject("/CIDFontType0")
    inner[NameObject("/W")] = ArrayObject()
    font = DictionaryObject({NameObject(a): NameObject(b) for a, b in names.items()})
    font[NameObject("/Subtype")] = NameObject("/Type0")
    font[NameObject("/Encoding")] = NameObject("/Identity-H")
    font[NameObject("/DescendantFonts")] = ArrayObject([inner])
    font[NameObject("/ToUnicode")] = told
    words = ["".join(f"{codes[letter]:04X}" for letter in word) for word in ("Jane", "Roe", "Mato")]
    gaps = ">-326<".join(words)
    assert text(f"BT /F1 10 Tf 72 700 Td [<{gaps}>] TJ ET", font) == ["Jane Roe Mato"]


def test_a_raised_figure_stays_with_its_word() -> None:
    raised = "BT /F1 10 Tf 72 700 Td (Nobody wins the WWWWWW) Tj /F1 6 Tf 4 Ts (2) Tj ET\n"
    rest = "BT /F1 10 Tf 72 688 Td (and nobody loses it.) Tj ET"
    assert " ".join(text(raised + rest)).startswith("Nobody wins the WWWWWW2 and")


def test_small_capitals_before_a_text_do_not_part_its_sentence() -> None:
    head = "BT /F1 7 Tf 72 700 Td (FOR FURTHER INFORMATION CONTACT: ) Tj /F1 10 Tf (Ian) Tj ET\n"
    rest = "BT /F1 10 Tf 72 688 Td (Won, Manager of the branch in Seattle.) Tj ET"
    told = "FOR FURTHER INFORMATION CONTACT: Ian Won, Manager of the branch in Seattle."
    assert text(head + rest) == [told]
