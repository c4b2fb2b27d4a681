"""Properties of Wikidata that a sentence states, and lines that it does not."""

import pytest


def properties(read):
    name = {e.id: e.name for e in read.found.entities}
    return {
        (name[r.source], r.property, name[r.target]) for r in read.found.relations if r.property
    }


def test_a_sentence_states_properties_of_wikidata(read):
    found = properties(
        read("Volkswagen is a German car maker with headquarters in Wolfsburg, Germany.")
    )
    assert ("Volkswagen", "P17", "Germany") in found or (
        "Volkswagen", "P159", "Wolfsburg",
    ) in found  # fmt: skip


def test_every_property_has_its_sentence_and_both_names_in_it(read):
    text = "Marie Curie was born in Warsaw, Poland. She married Pierre Curie."
    found = read(text)
    stated = {r.id for r in found.found.relations if r.property}
    assert stated
    for each in found.found.evidence:
        if each.relation in stated:
            assert each.start <= each.source_mention[0] < each.source_mention[1] <= each.end
            assert each.start <= each.target_mention[0] < each.target_mention[1] <= each.end
            assert 0 <= each.confidence <= 1


def test_what_is_denied_is_no_property(read):
    found = properties(read("Anna Berg is not married to Tomas Berg."))
    assert not any(code == "P26" for _, code, _ in found)


def test_a_place_lies_in_all_of_its_address(read):
    found = properties(
        read("The dam is located on the Scioto River near Dublin, Ohio, United States.")
    )
    assert {("Dublin", "P131", "Ohio"), ("Ohio", "P131", "United States")} <= found


def test_what_a_town_is_holds_in_both_halves_of_its_sentence(read):
    found = properties(
        read("Urgut is a town in the region of Samarqand and the capital of Urgut District.")
    )
    assert ("Urgut", "P131", "Urgut District") in found


def test_countries_side_by_side_lie_in_none_of_each_other(read):
    found = properties(
        read("Protests broke out in Tehran, Havana and Madrid, and in Cuba and Spain.")
    )
    assert found == set()


def test_a_trip_to_a_country_makes_nobody_its_citizen(read):
    found = properties(read("The visit marks Kim Jong Un's first trip to China since 2019."))
    assert not any(code == "P27" for _, code, _ in found)


def test_a_daughter_is_not_her_fathers_parent(read):
    found = properties(read("Kim Jong Un was accompanied by his young daughter, Kim Ju Ae."))
    assert ("Kim Ju Ae", "P40", "Kim Jong Un") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Greek Orthodox Church, a Christian denomination, is critical.",
        "The case on which the Court has ruled was of the religious schools in Livorno, Tuscany.",
        "The study was published in the Journal of Australia this week.",
    ],
)
def test_no_property_is_read_out_of_a_name_or_another_clause(read, sentence):
    found = properties(read(sentence))
    assert not {code for _, code, _ in found} & {"P140", "P17"}
    assert ("Court", "P131", "Tuscany") not in found


def test_a_line_ends_at_no_thing_that_nobody_can_look_up(read):
    text = (
        "The young girls built a robot in Herat. Donald Trump praised the girls. The girls flew to "
        "the United States with their robot. They thanked Donald Trump. The South Korean spy "
        "agency accused Kim Jong Un. The agency had proof. The spy agency sued Samsung."
    )
    found = read(text)
    assert frozenset(("Young girls", "Donald Trump")) in found.candidates() - found.tied()
    assert "South Korean spy agency > sued > Samsung" in found.lines()


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        (
            "Kenya Airways chief Allan Kilavuka said the airline would buy jets from Boeing.",
            "Kenya Airways",
            "Boeing",
        ),
        ("Elon Musk, who owns SpaceX, bought Twitter.", "SpaceX", "Twitter"),
        ("Jamal Khashoggi entered the Saudi consulate in Istanbul.", "Saudi Arabia", "Istanbul"),
        (
            "Isabel dos Santos is a daughter of former Angolan president José Eduardo dos Santos.",
            "Isabel dos Santos",
            "Angola",
        ),
        ("Danske Bank's Estonian branch laundered money.", "Danske Bank", "Estonia"),
    ],
)
def test_a_property_is_not_guessed_of_what_another_has(read, sentence, one, other):
    assert frozenset((one, other)) not in read(sentence).tied()


def test_two_clauses_keep_their_own_places(read):
    found = properties(
        read("Anna Berg was born in Moscow, Russia; Tom Lind died in Glasgow, Scotland.")
    )
    assert ("Anna Berg", "P19", "Moscow") in found
    assert ("Tom Lind", "P20", "Glasgow") in found
    assert not any(code == "P19" for person, code, _ in found if person == "Tom Lind")
    assert not {("Glasgow", "Moscow"), ("Moscow", "Scotland"), ("Glasgow", "Russia")} & {
        (one, other) for one, _, other in found
    }


def test_no_country_and_no_capital_of_another_lies_in_one(read):
    text = (
        "Patrick Gordon of Aberdeen (31 March 1635 in Aberdeen, Scotland – 29 November 1699 in "
        "Moscow, Russia) was a general in Russia."
    )
    found = {(one, other) for one, _, other in properties(read(text))}
    assert not {("Moscow", "Scotland"), ("Russia", "Scotland"), ("Scotland", "Moscow")} & found


def test_a_work_in_a_sentence_is_nobodys_for_standing_there(read):
    """The network knows films and their people from an encyclopedia; news only mention both."""
    found = properties(
        read(
            "Ellen Marsh has less to do with the business than Mr. Lane does (his movie “Ted” "
            "preceded his appearance), but she is well liked in Hollywood."
        )
    )
    assert not {code for _, code, _ in found} & {"P161", "P800", "P175", "P58"}


def test_who_directed_a_film_did_not_compose_it(read):
    found = properties(
        read(
            "A strike would be horrible, said Ron Howard, the former actor and Oscar-winning "
            "director of “A Beautiful Mind” whose latest film, “Frost/Nixon,” is a contender."
        )
    )
    assert not {code for _, code, _ in found} & {"P86", "P175"}


def test_nobody_has_a_religion_for_being_told_of_with_it(read):
    found = properties(
        read("Ranger Nick Hanna testified about files seized at the Fundamentalist LDS Church.")
    )
    assert not any(code == "P140" for _, code, _ in found)


def test_what_a_persons_apposition_says_is_said_of_nobody_else(read):
    found = properties(
        read(
            "William Hurlbut, MD, a consulting professor of neuroscience at Stanford University "
            "and a former member of President George Lane's Council on Bioethics, disagreed."
        )
    )
    assert ("William Hurlbut", "P108", "Stanford University") in found
    assert not any("Lane" in name for name, code, _ in found if code in ("P108", "P463"))


def test_an_award_is_received_by_who_gets_it_and_no_nomination_is_one(read):
    found = properties(
        read(
            "Ellen Marsh hosted the 79th Academy Awards in 2007, for which she received a "
            "Primetime Emmy nomination. Pope Benedict XVI awarded her the Gregory Medal."
        )
    )
    assert not [row for row in found if row[1] == "P166" and row[0] != "Ellen Marsh"]
    assert not [row for row in found if row[1] == "P166" and "Award" in row[2] + row[0]]
    assert not [row for row in found if row[1] == "P166" and "Emmy" in row[2]]


def test_a_place_lies_where_its_sentence_says(read):
    found = properties(
        read("Duncan Rait, a New Zealand native living in Melbourne, Australia, was missing.")
    )
    assert not [row for row in found if row[0] == "Melbourne" and row[2] == "New Zealand"]
    assert ("Duncan Rait", "P19", "Australia") not in found
    found = properties(read("Indian forces came to the rescue of a ship in the Gulf of Aden."))
    assert not [row for row in found if row[1] in ("P205", "P137")]
