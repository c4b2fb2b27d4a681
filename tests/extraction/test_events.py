"""Events with common names: what becomes one, what it is called, who took part, and where."""

import pytest

TAKING_PART = [
    ("Xi hosted a parade attended by Kim and Putin in May.", "Xi > hosted > parade"),
    ("Xi hosted a parade attended by Kim and Putin in May.", "Kim > attended > parade"),
    ("Xi hosted a parade attended by Kim and Putin in May.", "Putin > attended > parade"),
    (
        "Leaders from Iran, Cuba and Indonesia attended the ceremony.",
        "Cuba > leaders attended > ceremony",
    ),
    (
        "The ceremony was attended by 26 heads of state, including leaders from Iran and Cuba.",
        "Cuba > leaders attended > ceremony",
    ),
    (
        "Bulgaria and Hungary sent representatives to the ceremony.",
        "Hungary > sent representatives to > ceremony",
    ),
    (
        "Emmanuel Macron spoke at the climate summit. Angela Schmidt skipped the summit. "
        "Paul Durand opened the summit.",
        "Angela Schmidt > skipped > climate summit",
    ),
    (
        "The funeral brought together Emmanuel Macron and Angela Schmidt.",
        "funeral > brought together > Angela Schmidt",
    ),
    (
        "The trial of Peter Novak began in Prague. Laura Berg testified at the trial.",
        "Laura Berg > testified at > trial of Peter Novak, Prague",
    ),
    ("Laura Berg and Peter Novak were killed in the raid.", "Laura Berg > killed in > raid"),
    (
        "The ceremony was attended by Angela Schmidt and Lena Fischer. The only king present was "
        "Paul Durand, with Bulgaria sending envoys.",
        "Bulgaria > sent envoys to > ceremony",
    ),
]


@pytest.mark.parametrize(("text", "line"), TAKING_PART)
def test_who_takes_part_is_tied_to_the_event(read, text, line):
    assert line in read(text).lines()


def test_a_list_of_participants_ties_none_to_each_other(read):
    found = read("Leaders from Iran, Cuba and Indonesia attended the ceremony.")
    assert found.tied() == {frozenset((c, "ceremony")) for c in ("Iran", "Cuba", "Indonesia")}


FOLLOWING = (
    "Kim came to China {} to attend Beijing's military parade. The parade, held the following day, "
    "marks the surrender, a moment that drew together Xi and Putin. Xi opened the parade."
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("on Tuesday, September 2, 2025,", "military parade, Beijing, 3 Sep 2025"),
        ("on 31 December 2024", "military parade, Beijing, 1 Jan 2025"),
        ("in May 2025", "military parade, Beijing"),
    ],
)
def test_the_following_day_dates_an_event_where_a_full_date_stands_before(read, day, name):
    assert read(FOLLOWING.format(day)).kinds()[name] == "EVENT"


def test_an_event_is_called_by_its_fullest_noun_with_place_and_date(read):
    found = read(
        "Emmanuel Macron held a climate summit with Angela Schmidt in Paris on 4 March 2024. "
        "The summit ended early."
    )
    name = "climate summit, Paris, 4 March 2024"
    assert found.kinds()[name] == "EVENT"
    assert f"{name} > held in > Paris" in found.lines()
    nominal = [m for m in found.found.mentions if m.entity == found.entity(name).id]
    assert [found.text[m.start : m.end] for m in nominal] == ["a climate summit", "The summit"]
    assert all(m.form == "nominal" and m.reason for m in nominal)


def test_wider_words_mean_the_only_event_nearby(read):
    found = read(
        "Xi attended a parade with Kim. Putin and Kim watched the parade. The event was long."
    )
    event = found.entity("parade")
    assert "The event" in [
        found.text[m.start : m.end] for m in found.found.mentions if m.entity == event.id
    ]


def test_what_an_article_returns_to_in_three_paragraphs_is_an_event(read):
    found = read(
        "The earthquake in Lima woke many.\nRescuers came.\nThe earthquake cut power.\n"
        "The mayor blamed the earthquake."
    )
    assert found.kinds()["earthquake, Lima"] == "EVENT"


APART = [
    # different names, years, owners, "the last"
    "Emmanuel Macron met Angela Schmidt at the Alaska summit. Paul Durand and Lena Fischer "
    "attended the Istanbul summit. The summit failed.",
    "Emmanuel Macron and Angela Schmidt attended the 2019 summit. Paul Durand and Lena Fischer "
    "attended the 2021 summit. The summit failed.",
    "Emmanuel Macron and Angela Schmidt testified at the trial of Peter Novak. Paul Durand and "
    "Lena Fischer testified at the trial of Ivan Petrov. The trial ended.",
    "Emmanuel Macron and Angela Schmidt attended a summit. Paul Durand and Lena Fischer attended "
    "the previous summit. It failed.",
]


@pytest.mark.parametrize("text", APART)
def test_two_events_of_one_sort_stay_two_and_their_noun_alone_means_neither(read, text):
    found = read(text)
    events = [e for e in found.found.entities if e.kind == "EVENT"]
    assert len(events) == 2
    for event in events:
        assert len([m for m in found.found.mentions if m.entity == event.id]) == 1


NO_EVENTS = [
    "Emmanuel Macron and Angela Schmidt attended parades.",
    "Emmanuel Macron and Angela Schmidt attended no summit.",
    "Emmanuel Macron and Angela Schmidt would attend any summit.",
    "Emmanuel Macron and Angela Schmidt took part in a clinical trial.",
    "Emmanuel Macron reached the summit after Angela Schmidt had left.",
    "Emmanuel Macron and Angela Schmidt reported a heart attack.",
    "Emmanuel Macron attended a summit. Angela Schmidt stayed in Bonn.",
    "Emmanuel Macron held a meeting with Angela Schmidt.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_is_no_certain_event_or_has_no_participants_is_no_entity(read, text):
    assert "EVENT" not in read(text).kinds().values()


def test_an_event_with_a_name_takes_its_noun(read):
    found = read("Emmanuel Macron came to the Geneva Peace Summit. Lena Fischer left the summit.")
    named = next(e for e in found.found.entities if e.kind == "EVENT")
    assert f"Lena Fischer > left > {named.name}" in found.lines()


def test_ties_between_the_participants_stay(read):
    found = read("Talks between Russia and Ukraine were held in Istanbul. Turkey hosted the talks.")
    assert "Russia - talks - Ukraine" in found.lines()
    assert "Turkey > hosted > talks, Istanbul" in found.lines()
    assert len(found.lines()) == len(set(found.lines()))


def test_how_sure_an_event_is_follows_its_clause(read):
    found = read("Xi hosted a parade with Putin. Kim is expected to attend the parade..")
    evidence = found.evidence("Kim > expected to attend > parade")
    assert evidence.factuality == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron canceled the summit with Angela Schmidt in Paris.",
        "Emmanuel Macron would attend the summit with Angela Schmidt in Paris.",
    ],
)
def test_what_may_not_take_place_has_no_place_and_nobody_in_it(read, text):
    later = " Lena Fischer and Paul Durand attended the summit."
    lines = read(text + later).lines()
    assert not any(line.startswith("Angela Schmidt >") for line in lines)
    assert not any("held in" in line for line in lines)


def test_the_trial_after_which_somebody_is_convicted_is_his(read):
    found = read(
        "Peter Novak was convicted after a trial in Prague. Laura Berg testified at Novak's trial."
    )
    event = found.entity("trial of Peter Novak, Prague")
    assert len([m for m in found.found.mentions if m.entity == event.id]) == 2


def test_of_two_that_may_have_done_it_neither_did(read):
    found = read(
        "Laura Berg and Peter Novak were killed in the raid. The raid was carried out by forces "
        "of Syria or Russia."
    )
    assert not any("carried out" in line for line in found.lines())
