"""Which two names a sentence ties, in which words: one case a construction or trap."""

import pytest

DRAWN = [
    # role and apposition
    (
        "French President Emmanuel Macron spoke on Monday.",
        "Emmanuel Macron > president of > France",
    ),
    ("Apple CEO Tim Cook resigned.", "Tim Cook > CEO of > Apple"),
    (
        "Microsoft's chief executive Satya Nadella apologized.",
        "Satya Nadella > chief executive of > Microsoft",
    ),
    ("Maria Gonzalez, the governor of Ohio, resigned.", "Maria Gonzalez > governor of > Ohio"),
    ("Ursula Brandt, CEO of Nordbank, was fired.", "Ursula Brandt > CEO of > Nordbank"),
    ("The mayor of Lyon, Paul Durand, was absent.", "Paul Durand > mayor of > Lyon"),
    (
        "The ceremony was attended by the President of Poland, Lech Walesa, and his daughter.",
        "Lech Walesa > president of > Poland",
    ),
    ("Laura Berg was appointed director of UNICEF.", "Laura Berg > director of > UNICEF"),
    ("Peter Novak is the chairman of Skoda.", "Peter Novak > chairman of > Skoda"),
    ("Sandoz is a subsidiary of Novartis.", "Sandoz > subsidiary of > Novartis"),
    ("Russian energy giant Gazprom sued Naftogaz.", "Gazprom > Russian energy giant > Russia"),
    (
        "British singer Adele Young performed at Wembley Stadium.",
        "Adele Young > British singer > United Kingdom",
    ),
    ("He lives in Austin, Texas.", "Austin > in > Texas"),
    # family and possession
    (
        "John Miller and his wife, Susan Miller, moved to Texas.",
        "Susan Miller > wife of > John Miller",
    ),
    (
        "Diego Ortega was angry. His brother Raul Ortega was arrested in Madrid.",
        "Raul Ortega > brother of > Diego Ortega",
    ),
    (
        "Helen Carter is the daughter of Robert Carter.",
        "Helen Carter > daughter of > Robert Carter",
    ),
    # verbs
    ("Volkswagen acquired Scania.", "Volkswagen > acquired > Scania"),
    ("Scania was acquired by Volkswagen.", "Volkswagen > acquired > Scania"),
    ("Robert Carter married Julia Stone in 1999.", "Robert Carter > married > Julia Stone"),
    ("Lena Fischer works for Siemens.", "Lena Fischer > works for > Siemens"),
    (
        "Lena Fischer studied at Harvard University.",
        "Lena Fischer > studied at > Harvard University",
    ),
    (
        "Foreign Minister Anna Keller arrived in Oslo.",
        "Anna Keller > arrived in > Oslo",
    ),
    ("Marco Rossi, who owns Fincorp, paid Giulia Conti.", "Marco Rossi > owns > Fincorp"),
    ("Marco Rossi, who owns Fincorp, paid Giulia Conti.", "Marco Rossi > paid > Giulia Conti"),
    ("Japan sent rescue workers to Turkey.", "Japan > sent workers to > Turkey"),
    ("Britain extradited Julian Frost to Sweden.", "Julian Frost > extradited to > Sweden"),
    (
        "Viktor Orban flew to Beijing after meeting Vladimir Putin.",
        "Viktor Orban - meeting - Vladimir Putin",
    ),
    (
        "The United States, led by President Joe Biden, sanctioned Belarus.",
        "Joe Biden > led > United States",
    ),
    (
        "Emmanuel Macron signed a trade agreement with Narendra Modi.",
        "Emmanuel Macron - signed agreement with - Narendra Modi",
    ),
    ("Israeli forces attacked Hezbollah in Lebanon.", "Israel > attacked > Hezbollah"),
    ("Chinese officials greeted Kim Jong Un.", "China > officials greeted > Kim Jong Un"),
    # joint subjects
    ("Emmanuel Macron and Olaf Scholz met in Berlin.", "Emmanuel Macron - met - Olaf Scholz"),
    (
        "Emmanuel Macron, Olaf Scholz and Donald Tusk stood together on the stage.",
        "Emmanuel Macron - stood with - Donald Tusk",
    ),
    (
        "Emmanuel Macron, Olaf Scholz and Donald Tusk stood together on the stage.",
        "Olaf Scholz - stood with - Donald Tusk",
    ),
    # nouns
    ("The agreement between Gazprom and Eni was signed in Rome.", "Gazprom - agreement - Eni"),
    ("Russia's invasion of Ukraine shocked Europe.", "Russia > invasion of > Ukraine"),
    ("The Russian invasion of Ukraine shocked Europe.", "Russia > invasion of > Ukraine"),
    ("China's ties with Pakistan improved.", "China - ties with - Pakistan"),
    ("Sweden's accession to NATO angered Russia.", "Sweden > accession to > NATO"),
]

NOT_TIED = [
    ("Leaders from Iran, Cuba and Indonesia attended the ceremony.", "Iran", "Cuba"),
    ("Leaders from Iran, Cuba and Indonesia attended the ceremony.", "Cuba", "Indonesia"),
    ("Emmanuel Macron and Olaf Scholz criticized the plan.", "Emmanuel Macron", "Olaf Scholz"),
    ("Lena Fischer thinks about Geneva.", "Lena Fischer", "Geneva"),
    ("With Bulgaria sending troops, Vladimir Putin left.", "Bulgaria", "Vladimir Putin"),
    ("Vladimir Putin gave a speech with Kim Jong Un at his side.", "Vladimir Putin", "Kim Jong Un"),
    ("Angela Schmidt told Reuters that prices rose.", "Angela Schmidt", "Reuters"),
    ("Toyota bought Subaru, Reuters reported.", "Reuters", "Toyota"),
    ("Toyota bought Subaru, Reuters reported.", "Reuters", "Subaru"),
    ("Angela Schmidt said that Toyota had bought Subaru.", "Angela Schmidt", "Subaru"),
    ("Israeli forces attacked Hezbollah in Lebanon.", "Hezbollah", "Lebanon"),
    ("Ivan Petrov was accused by Olga Smirnova of robbing Sberbank.", "Olga Smirnova", "Sberbank"),
    ("Germany accused Russia of helping Iran.", "Germany", "Iran"),
    ("Paul Durand resigned while Maria Gonzalez stayed.", "Paul Durand", "Maria Gonzalez"),
    ("Unlike Greece, Italy agreed.", "Greece", "Italy"),
    ("Lena Fischer joined Bayer after a decade at Siemens.", "Lena Fischer", "Siemens"),
]


@pytest.mark.parametrize(("sentence", "line"), DRAWN)
def test_a_sentence_draws_the_line(read, sentence, line):
    assert line in read(sentence).lines()


@pytest.mark.parametrize(("sentence", "one", "other"), NOT_TIED)
def test_names_that_nothing_ties_are_only_candidates(read, sentence, one, other):
    found = read(sentence)
    assert {one, other} <= set(found.kinds())
    assert frozenset((one, other)) not in found.tied()
    assert frozenset((one, other)) in found.candidates()


def test_a_name_that_only_colors_a_word_takes_part_in_nothing(read):
    found = read("A pro-Beijing councillor, Wilson Chan, was elected.")
    assert set(found.kinds()) == {"Beijing", "Wilson Chan"}
    assert not found.found.relations
    assert not found.found.candidates


def test_the_active_and_the_passive_point_the_same_way(read):
    assert (
        read("Volkswagen acquired Scania.").lines()
        == read("Scania was acquired by Volkswagen.").lines()
    )


def test_a_line_is_one_relation_with_all_its_sentences(read):
    found = read("Toyota bought Subaru. Last year Toyota bought Subaru again.")
    assert found.lines() == ["Toyota > bought > Subaru"]
    assert len(found.found.evidence) == 2


def test_a_plain_statement_gives_the_label_and_the_planned_one_stays_with_it(read):
    found = read("Pfizer will acquire Moderna. Later that month, Pfizer acquired Moderna.")
    assert found.lines() == ["Pfizer > acquired > Moderna"]
    assert [v.factuality for v in found.found.evidence] == ["planned", "asserted"]


def test_evidence_names_its_places_in_the_text(read):
    text = "Rain fell. Volkswagen acquired Scania on Monday."
    found = read(text)
    evidence = found.evidence("Volkswagen > acquired > Scania")
    assert text[evidence.start : evidence.end] == "Volkswagen acquired Scania on Monday."
    assert text[slice(*evidence.source_mention)] == "Volkswagen"
    assert text[slice(*evidence.target_mention)] == "Scania"
    assert text[slice(*evidence.trigger)] == "acquired"
    assert evidence.start <= evidence.clause[0] < evidence.clause[1] <= evidence.end


def test_labels_have_at_most_four_words(read):
    sentences = " ".join(sentence for sentence, _ in DRAWN)
    assert all(1 <= len(r.label.split()) <= 4 for r in read(sentences).found.relations)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Robert Carter married Julia Stone.", "family"),
        ("Emmanuel Macron and Olaf Scholz met in Berlin.", "meeting"),
        ("Lena Fischer works for Siemens.", "employment"),
        ("Toyota bought Subaru.", "ownership"),
        ("Ukraine joined NATO.", "membership"),
        ("Russia's invasion of Ukraine shocked people.", "conflict"),
        ("The agreement between Gazprom and Eni was signed.", "agreement"),
        ("French President Emmanuel Macron spoke.", "role"),
    ],
)
def test_the_kind_follows_from_the_words(read, sentence, kind):
    assert [r.kind for r in read(sentence).found.relations][:1] == [kind]
