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
    ("He lives in Austin, Texas.", "Austin > located in > Texas"),
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
    # adjectives
    ("Peter Novak is married to Maria Novak.", "Peter Novak - married to - Maria Novak"),
    ("Lena Fischer is loyal to Angela Schmidt.", "Lena Fischer > loyal to > Angela Schmidt"),
    # tense of a passive
    ("Sandoz is owned by Novartis.", "Novartis > owns > Sandoz"),
    ("Sandoz was owned by Novartis until 2019.", "Novartis > owned > Sandoz"),
    ("Sandoz is being investigated by Novartis.", "Novartis > investigates > Sandoz"),
    # offices behind "as", far from what they are of, before the name
    (
        "Laura Berg succeeded Paul Durand as chairman of Siemens.",
        "Laura Berg > chairman of > Siemens",
    ),
    ("Anna Keller resigned as chairman of Siemens.", "Anna Keller > former chairman of > Siemens"),
    ("Paul Berg was forced to resign as chairman of Bayer.", "Paul Berg > chairman of > Bayer"),
    (
        "Anna Keller is a professor of history at Harvard University.",
        "Anna Keller > professor at > Harvard University",
    ),
    (
        "The regional commissioner of Morogoro Region is Dr. Stephen Kebwe.",
        "Stephen Kebwe > regional commissioner of > Morogoro Region",
    ),
    # what stands beside a name
    (
        "Senior researcher Mu Li, of the University of Sydney, said so.",
        "Mu Li > of > University of Sydney",
    ),
    ("Anna Keller (Siemens) came second.", "Anna Keller > of > Siemens"),
    (
        "Premier League club Newcastle United hired Eddie Howe.",
        "Newcastle United > club in > Premier League",
    ),
    ("Kurt Weber was a Jewish journalist.", "Kurt Weber > Jewish journalist > Jewish"),
    (
        "The weapons maker Roketsan is based in the province of Ankara.",
        "Roketsan > based in > Ankara",
    ),
    # works
    ("Mess of Blues is an album by Jeff Healey.", "Mess of Blues > album by > Jeff Healey"),
    (
        "Song of Freedom is a 1936 British film directed by James Wills.",
        "James Wills > directed > Song of Freedom",
    ),
    ("Emma Stone starred in the film Zombieland.", "Emma Stone > starred in > Zombieland"),
    # pronouns and idioms within a sentence
    (
        "Kim Jong Un came to Beijing, the first time he has stood shoulder to shoulder with both "
        "Xi Jinping and Vladimir Putin.",
        "Kim Jong Un - stood with - Xi Jinping",
    ),
    (
        "Kim Jong Un came to Beijing, the first time he has stood shoulder to shoulder with both "
        "Xi Jinping and Vladimir Putin.",
        "Kim Jong Un - stood with - Vladimir Putin",
    ),
    # what brackets tell of a life
    (
        "Peter Schneider (born 13 March 1963 in Oslo, Norway) is a German skier.",
        "Peter Schneider > born in > Oslo",
    ),
    (
        "Jan Weber (January 27, 1915, Paris - October 3, 1981, Bonn, Germany) was a monk.",
        "Jan Weber > died in > Bonn",
    ),
    (
        "George Miller played for the Oakland Raiders of the National Football League.",
        "Oakland Raiders > of > National Football League",
    ),
    # what another owns, says or wages
    (
        "Joe Biden criticized Emmanuel Macron's plan.",
        "Joe Biden > criticized plan of > Emmanuel Macron",
    ),
    (
        "North Korea is supplying troops to support Moscow's war.",
        "North Korea > to support war of > Moscow",
    ),
    ("Germany accused China of aiding Moscow's war.", "China > accused of aiding > Moscow"),
    ("Anna Keller held a post at Siemens.", "Anna Keller > held post at > Siemens"),
    # planned, with all that the label needs
    (
        "Salme Group plans to buy a stake in Harbor Gazette.",
        "Salme Group > to buy stake in > Harbor Gazette",
    ),
    (
        "Marta Lindqvist and Paul Okafor are expected to appear before a committee.",
        "Marta Lindqvist - expected to appear with - Paul Okafor",
    ),
    (
        "Norhaven Ports signed an agreement with Port of Lagos in January.",
        "Norhaven Ports - signed agreement with - Port of Lagos",
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
    ("Toyota bought Subaru, Reuters reported.", "Reuters", "Toyota"),
    ("Toyota bought Subaru, Reuters reported.", "Reuters", "Subaru"),
    ("Angela Schmidt said that Toyota had bought Subaru.", "Angela Schmidt", "Subaru"),
    ("Israeli forces attacked Hezbollah in Lebanon.", "Hezbollah", "Lebanon"),
    ("Ivan Petrov was accused by Olga Smirnova of robbing Sberbank.", "Olga Smirnova", "Sberbank"),
    ("Germany accused Russia of helping Iran.", "Germany", "Iran"),
    ("Paul Durand resigned while Maria Gonzalez stayed.", "Paul Durand", "Maria Gonzalez"),
    ("Unlike Greece, Italy agreed.", "Greece", "Italy"),
    ("Lena Fischer joined Bayer after a decade at Siemens.", "Lena Fischer", "Siemens"),
    ("Shiu Ka-chun of the Nestle constituency defeated Laura Berg.", "Shiu Ka-chun", "Nestle"),
    ("They cut a video of Tom Cruise from YouTube.", "Tom Cruise", "YouTube"),
    ("Jan Sassi scored, equalizing for the African side.", "Jan Sassi", "African"),
    ("Belgium began with attacking style with Romelu Lukaku up front.", "Belgium", "Romelu Lukaku"),
    ("Peter Novak received a letter to Laura Berg.", "Peter Novak", "Laura Berg"),
    ("Jan Weber (Reuters reported it from Paris in 1981) left.", "Jan Weber", "Paris"),
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


def test_a_purpose_is_the_subjects_and_not_the_objects(read):
    lines = read("Anna Kohl left Siemens to join Bosch.").lines()
    assert "Anna Kohl > left to join > Bosch" in lines
    assert not any(line.startswith("Siemens >") for line in lines)
    assert (
        "Merkel > persuaded to support > Greece"
        in read("Obama persuaded Merkel to support Greece.").lines()
    )


def test_a_place_that_begins_a_title_does_not_hold_the_place_before(read):
    lines = read(
        "Potential candidates include Senator Elizabeth Warren of Massachusetts, "
        "Maryland governor Martin O'Malley, and others."
    ).lines()
    assert "Martin O'Malley > governor of > Maryland" in lines
    assert not any(line.startswith("Massachusetts") for line in lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The merger of Fiat and Chrysler was announced.", "Fiat - merger with - Chrysler"),
        ("Boeing and Airbus are rivals.", "Boeing - rival of - Airbus"),
        ("Boeing's rival Airbus sold jets.", "Airbus > rival of > Boeing"),
        (
            "Gazprom and its partner CNPC will build the pipeline.",
            "CNPC > partner of > Gazprom",
        ),
        (
            "The lawsuit filed by Epic against Apple was dismissed.",
            "Epic > lawsuit against > Apple",
        ),
        (
            "Emmanuel Macron and Olaf Scholz issued a joint statement.",
            "Emmanuel Macron - issued statement with - Olaf Scholz",
        ),
    ],
)
def test_what_two_are_to_each_other_ties_them(read, text, line):
    assert line in read(text).lines()


def test_the_last_two_regions_of_a_list_do_not_lie_in_each_other(read):
    text = (
        "Six states, Vermont, Iowa, Massachusetts, already recognize it. He lives in Reno, Nevada."
    )
    lines = read(text).lines()
    assert "Reno > located in > Nevada" in lines
    assert not any(line.startswith("Iowa") for line in lines)


def test_who_heads_a_branch_does_not_head_the_whole(read):
    lines = read(
        "Henry Allen, the president of the Colorado branch of the NAACP, resigned."
    ).lines()
    assert "Henry Allen > president of branch of > NAACP" in lines
    assert "Henry Allen > president of > NAACP" not in lines


def test_a_brother_in_law_is_no_brother(read):
    found = read("Margaret Hallam met her brother-in-law, Thomas Reyes. Gwen Teal called.")
    assert "Thomas Reyes > brother-in-law of > Margaret Hallam" in found.lines()


def test_a_dateline_does_nothing(read):
    found = read(
        "LONDON, Nov. 12, 2025 (Reuters) — The National Crime Agency arrested Peter Ashdale on "
        "Tuesday. Ashdale denied the charges."
    )
    assert "National Crime Agency > arrested > Peter Ashdale" in found.lines()
    assert not any(line.startswith("London") for line in found.lines())


def test_the_next_persons_country_is_not_ones_own(read):
    found = read("Prime Minister Anna Doyle, French President Luc Moreau and others signed it.")
    assert frozenset(("Anna Doyle", "France")) not in found.tied()


@pytest.mark.parametrize(
    "text",
    [
        "Keller signed a deal with Brandt in Rotterdam on Monday.",
        "Anna Keller said that she had signed a deal with Tom Brandt on Monday.",
        "Keller Group signed a deal with Brandt AG. On Friday Brandt AG signed a deal with Keller "
        "Group and a contract with Brandt AG was signed by Keller Group.",
    ],
)
def test_what_reads_the_same_is_one_relation_and_counts_a_sentence_once(read, text):
    found = read(text)
    lines = [line for line in found.lines() if "signed deal with" in line]
    assert len(lines) == 1
    relation = found.found.relations[found.lines().index(lines[0])]
    assert (relation.kind, relation.lemma) == ("agreement", "sign deal with")
    told = [(v.start, v.end) for v in found.found.evidence if v.relation == relation.id]
    assert told
    assert len(told) == len(set(told))


def test_what_somebody_is_said_to_be_is_a_person(read):
    found = read("The sinking, as Admiral Sureesh Mehta described it, hit a Thai fishing trawler.")
    assert not [line for line in found.lines() if "Thailand" in line]
    found = read("Sureesh Mehta turned out to be a Thai fishing trawler. Tony Jaa is a Thai actor.")
    assert "Tony Jaa > Thai actor > Thailand" in found.lines()
    assert not [line for line in found.lines() if line.startswith("Sureesh Mehta")]


def test_who_lacks_the_base_of_another_is_not_tied_to_him(read):
    found = read("Hugh Jackman doesn't have the fan base of Ellen DeGeneres.")
    assert found.lines() == []
    assert read("Turkey has a border with Iran.").lines() != []


def test_who_tells_a_news_agency_tells_it(read):
    found = read("Sutopo Nugroho told the Agence France Presse news agency on Monday.")
    assert found.lines() == ["Sutopo Nugroho > told > Agence France Presse"]
    found = read("Rupert Murdoch bought the Norhaven news agency in 2012.")
    assert found.lines() == ["Rupert Murdoch > bought > Norhaven"]


def test_at_one_point_is_a_time(read):
    found = read(
        "DeGeneres ventured into the audience, at one point handing director Martin Scorsese a "
        "script."
    )
    assert not [line for line in found.lines() if " at " in line]


def test_what_follows_a_name_is_told_of_the_name(read):
    found = read(
        "The Chargers are still awaiting a similar case involving receiver Vincent Jackson, "
        "arrested in Clairemont on suspicion of driving under the influence."
    )
    assert not [line for line in found.lines() if line.startswith("Chargers > arrested")]


def test_letters_after_a_name_are_nobody(read):
    found = read("Obama nominated Regina M. Benjamin, MD, a family physician from Alabama.")
    assert "MD" not in found.kinds()


def test_who_tells_of_a_deed_need_not_have_done_it(read):
    found = read(
        "After shooting Alan Steinberg, Barry Whiteside said Tom Riva walked down the hall."
    )
    assert not [line for line in found.lines() if line.startswith("Barry Whiteside > shooting")]
    found = read("After meeting Alan Steinberg, Barry Whiteside said he was pleased.")
    assert found.tied() == {frozenset({"Barry Whiteside", "Alan Steinberg"})}


def test_who_writes_is_no_name(read):
    found = read("I was impressed with Regina Benjamin when Barack Obama nominated her.")
    assert "I" not in found.kinds()


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "Gupta would not comment but confirmed that he was approached by Ann Lee.",
            "Ann Lee > approached > Gupta",
        ),
        (
            "Ron Howard, the Oscar-winning director of “A Beautiful Mind”, met Ann Lee.",
            "Ron Howard > director of > A Beautiful Mind",
        ),
        (
            "The Sixers fired Billy King and replaced him with Ed Stefanski.",
            "Sixers > replaced him with > Ed Stefanski",
        ),
        (
            "Maurice Cheeks helped rally the Sixers from a poor start.",
            "Maurice Cheeks > helped rally > Sixers",
        ),
        (
            "Lee Lasalle was transported to Fairview Southdale Hospital to be treated for his "
            "injuries.",
            "Lee Lasalle > transported to > Fairview Southdale Hospital",
        ),
    ],
)
def test_words_of_a_line_hold_when_it_is_printed_alone(read, sentence, line):
    assert line in read(sentence).lines()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee's calmness at the conclusion belied a frantic day at the offices of Acme Corp.",
        "Hugh Jackman, star of the romantic epic “Australia,” will host the ceremony.",
    ],
)
def test_what_a_sentence_does_not_say_is_no_line(read, sentence):
    assert read(sentence).lines() == []
