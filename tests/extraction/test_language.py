"""Which language an article is in, and that the reader is told where it is not English."""

GERMAN = (
    "Die Bundesregierung hat am Mittwoch beschlossen, die Steuern zu senken, sagte Angela Schmidt "
    "in Berlin. Der Verband der Industrie lobte den Beschluss."
)
ENGLISH = (
    "Volkswagen acquired Scania on Monday. The company said that the deal was worth a lot of "
    "money and that it would not close any of the plants."
)

UNREAD = "; only English is read, so its names are guesses and no lines are drawn."


def test_an_article_in_another_language_is_named(read):
    found = read(GERMAN).found
    assert found.documents[0].language == "de"
    assert found.warnings[:2] == ("This text seems to be German" + UNREAD,)
    assert "Angela Schmidt" in {entity.name for entity in found.entities}
    assert not found.relations


def test_english_is_read_without_a_word(read):
    for text in (ENGLISH, ENGLISH.upper(), "Volkswagen acquired Scania.", "Xi met Kim."):
        found = read(text).found
        assert found.documents[0].language == "en"
        assert not any("English" in warning for warning in found.warnings)


def test_a_foreign_passage_of_an_english_article_is_skipped_and_said(read):
    found = read(f"{ENGLISH}\n\n{ENGLISH}\n\n{GERMAN}")
    assert "Volkswagen > acquired > Scania" in found.lines()
    assert "Angela Schmidt" not in found.kinds()
    assert found.found.warnings == ("1 passage in German was not read.",)


def test_a_list_of_foreign_names_is_english(read):
    names = "Jürgen Müller, Volkswagen; François Lefèvre, Société Générale; Giulia Bianchi, Eni"
    assert not read(f"{ENGLISH}\n\n{names}, Milano; Łukasz Nowak, Orlen.").found.warnings


def test_other_letters_are_never_english(read):
    for name, text in (
        ("Russian", "Президент Владимир Путин встретился в Пекине с председателем КНР. " * 3),
        (
            "Arabic",
            "التقى الرئيس المصري عبد الفتاح السيسي في القاهرة برئيس فرنسا لبحث. " * 3,
        ),
    ):
        assert f"This text seems to be {name}" + UNREAD in (read(text).found.warnings)
