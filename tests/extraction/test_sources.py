"""Who says so, by the ways in which news names a source."""

import pytest

BOUGHT = "Toyota > bought > Subaru"
SAID = [
    # beside the clause
    ("Toyota bought Subaru, as Angela Schmidt put it.", "as Angela Schmidt put", "Angela Schmidt"),
    ("Toyota, as Angela Schmidt told the BBC, bought Subaru.", None, "Angela Schmidt"),
    ("In Angela Schmidt's view, Toyota bought Subaru.", None, "Angela Schmidt"),
    ("According to a report by Amnesty International, Toyota bought Subaru.", None,
     "Amnesty International"),
    ("Toyota, Schmidt added, has bought Subaru.", "Schmidt added", "Schmidt"),
    ("Toyota bought Subaru, confirmed Angela Schmidt.", "confirmed Angela Schmidt",
     "Angela Schmidt"),
    # over the clause
    ("Reuters, which said that Toyota had bought Subaru, withdrew the story.", None, "Reuters"),
    ("Amnesty International issued a statement that Toyota had bought Subaru.",
     "Amnesty International issued", "Amnesty International"),
    ("Angela Schmidt is of the opinion that Toyota bought Subaru.", None, "Angela Schmidt"),
    ("Angela Schmidt made it clear that Toyota had bought Subaru.", None, "Angela Schmidt"),
    ("Angela Schmidt was able to show that Toyota had bought Subaru.", None, "Angela Schmidt"),
    # quoted words
    ('"Toyota bought Subaru," explained a spokeswoman for Nissan, Yuki Sato.', None, "Yuki Sato"),
    ('"Sadly," Angela Schmidt said, "Toyota bought Subaru."', None, "Angela Schmidt"),
    ('"No," said Angela Schmidt. "Toyota bought Subaru."', None, "Angela Schmidt"),
    # headlines
    ("Angela Schmidt: Toyota has bought Subaru", "Angela Schmidt", "Angela Schmidt"),
    ("Toyota bought Subaru: Reuters", "Reuters", "Reuters"),
]  # fmt: skip
UNNAMED = [
    ("Sources familiar with the matter said Toyota had bought Subaru.",
     "Sources familiar with the matter said"),
    ("Toyota bought Subaru, according to two people briefed on the talks.",
     "according to two people briefed on the talks"),
    ("Minister: Toyota bought Subaru", "Minister"),
    ("The airline, which said that Toyota had bought Subaru, gave no reason.",
     "The airline, which said"),
    ("There is a poll showing that Toyota bought Subaru.", "a poll showing"),
    ('"It is true. Toyota bought Subaru," added the airline.', "added the airline"),
    ('The minister was blunt: "Toyota bought Subaru."', "The minister was"),
    ("The government's position is that Toyota bought Subaru.", "The government's position"),
]  # fmt: skip
NOBODYS = [
    "The chairman arrived as soon as Toyota bought Subaru.",
    "It is known that Toyota bought Subaru.",
    "Toyota bought Subaru as officials announced new tariffs.",
    "Toyota bought Subaru as Angela Schmidt told reporters she would resign.",
    "Toyota bought Subaru, which officials now describe as their rival.",
    "No study has found that Toyota bought Honda, but Toyota bought Subaru.",
]


@pytest.mark.parametrize(("sentence", "words", "speaker"), SAID)
def test_a_source_with_a_name(read, sentence, words, speaker):
    found = read(sentence)
    evidence = found.evidence(BOUGHT)
    assert evidence.attributed_to == found.entity(speaker).id
    assert words in (None, evidence.attribution)


@pytest.mark.parametrize(("sentence", "words"), UNNAMED)
def test_a_source_without_a_name_is_told_in_its_words(read, sentence, words):
    evidence = read(sentence).evidence(BOUGHT)
    assert (evidence.attributed_to, evidence.attribution) == (None, words)


@pytest.mark.parametrize("sentence", NOBODYS)
def test_what_nobody_says_has_no_source(read, sentence):
    assert read(sentence).evidence(BOUGHT).chain == ()


def test_who_quotes_stands_behind_who_is_quoted(read):
    for sentence in (
        "Reuters quoted Angela Schmidt as saying that Toyota had bought Subaru.",
        "Angela Schmidt was quoted by Reuters as saying Toyota had bought Subaru.",
    ):
        found = read(sentence)
        evidence = found.evidence(BOUGHT)
        assert len(evidence.chain) == 2
        assert "Angela Schmidt" in evidence.chain[0]
        assert evidence.attributed_to == found.entity("Reuters").id


def test_a_victim_named_behind_the_noun_accuses(read):
    found = read("One of the victims, Maria Lopez, said Daniel Moss had abused Anna Keller.")
    evidence = found.evidence("Daniel Moss > said to have abused > Anna Keller")
    assert evidence.factuality == "alleged"
    assert evidence.attributed_to == found.entity("Maria Lopez").id
    assert evidence.attribution == "One of the victims, Maria Lopez"


def test_who_tells_last_is_not_who_acts_first(read):
    found = read(
        "Russia has been supplying Iran with fighter jets, a senior Pentagon official, who spoke "
        "on condition of anonymity, told the New York Times on Friday."
    )
    assert frozenset(("Russia", "New York Times")) not in found.tied()


def test_an_adviser_does_not_speak_in_the_name_of_whom_he_advises(read):
    found = read("An adviser to President Macron told Le Monde that Toyota had bought Subaru.")
    evidence = found.evidence(BOUGHT)
    assert evidence.attributed_to is None
    assert evidence.attribution == "An adviser to President Macron told"


def test_a_noun_that_means_a_name_denies_for_itself(read):
    found = read("Boeing is an American company. The company denied that it had paid Ryanair.")
    evidence = found.evidence("Boeing > denied: paid > Ryanair")
    assert evidence.factuality == "negated"
    assert evidence.attributed_to == found.entity("Boeing").id
    assert evidence.attribution == "The company denied"


def test_who_denies_reports_is_the_source_of_the_denial(read):
    found = read("Spain denied reports that it had paid Morocco.")
    evidence = found.evidence("Spain > denied: paid > Morocco")
    assert evidence.attributed_to == found.entity("Spain").id


def test_no_property_joins_who_tells_or_hears_with_what_is_told(read):
    found = read("Instagram, which is owned by Meta, told Reuters that Pfizer had bought Moderna.")
    told = {"Pfizer", "Moderna"}
    assert not any(len(pair & told) == 1 for pair in found.tied())


@pytest.mark.parametrize(
    "text",
    [
        "As the name suggests, Angela Schmidt founded Volkswagen.",
        "The legend holds that Angela Schmidt founded Volkswagen.",
        "Legend has it that Angela Schmidt founded Volkswagen.",
        "These sanctions show that Russia supports Syria.",
        "That victory proves that Angela Schmidt led Volkswagen.",
    ],
)
def test_what_nobody_says_has_no_speaker(read, text):
    assert {one.attribution for one in read(text).found.evidence} <= {None}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("These figures show that Russia supports Syria.", "These figures show"),
        ("This report shows that Russia supports Syria.", "This report shows"),
        ("Those officials said that Russia supports Syria.", "Those officials said"),
        ("A video shows that Russia supports Syria.", "A video shows"),
    ],
)
def test_what_is_pointed_at_may_tell(read, text, words):
    assert words in [one.attribution for one in read(text).found.evidence]
