"""Which ways of naming are one thing: what a text says, spellings, initials, short forms, kin."""

import pytest

ONE = [
    ("Kristin Beck spoke on Monday. Later, Kristen Beck left the town.",
     "Kristin Beck", {"Kristen Beck"}),
    ("Muammar Gaddafi ruled Libya. Moammar Gadhafi was killed in 2011.",
     "Muammar Gaddafi", {"Moammar Gadhafi"}),
    ("Volodymyr Zelenskyy left. Mr Zelensky smiled.", "Volodymyr Zelenskyy", {"Zelensky"}),
    ("Abdel Fattah el-Sisi spoke. President Abdel-Fattah al-Sisi left. Sisi smiled.",
     "Abdel Fattah el-Sisi", {"Abdel-Fattah al-Sisi", "Sisi"}),
    ("John Smith wrote the letter. J. Smith denied it.", "John Smith", {"J. Smith"}),
    ("Bill Clinton was president. William Clinton left in 2001.",
     "Bill Clinton", {"William Clinton"}),
    ("Enrique Peña Nieto won. Enrique Peña smiled.", "Enrique Peña Nieto", {"Enrique Peña"}),
    ("Peter the Great ruled Russia. Peter built a fleet.", "Peter the Great", {"Peter"}),
    ('Dwayne "The Rock" Johnson came. Johnson left.', 'Dwayne "The Rock" Johnson', {"Johnson"}),
    ("Dwayne Johnson, also known as The Rock, came. The Rock smiled.", "Dwayne Johnson", {"Rock"}),
    ("Jack London wrote novels. London was born in San Francisco.", "Jack London", {"London"}),
    ("Jerome (Latin: Eusebius Hieronymus) was a priest. Jerome died in 420.",
     "Jerome", {"Eusebius Hieronymus"}),
    ("Kyiv, also spelled Kiev, was hit. Kiev burned.", "Kyiv", {"Kiev"}),
    ("Kurt Tucholsky wrote under the pseudonyms Peter Panter and Theobald Tiger.",
     "Kurt Tucholsky", {"Peter Panter", "Theobald Tiger"}),
    ("Cassius Clay changed his name to Muhammad Ali. Ali won.",
     "Cassius Clay", {"Muhammad Ali", "Ali"}),
    ("Trinity Fatu is a wrestler. She is also known as Naomi. Naomi won.",
     "Trinity Fatu", {"Naomi"}),
    ("Panlongcheng or Panlong City is an archaeological site in China.",
     "Panlongcheng", {"Panlong City"}),
    ("Frankfurt am Main is a city. He works in Frankfurt.", "Frankfurt am Main", {"Frankfurt"}),
    ("ISIL lost Mosul. Daesh is beaten, and ISIS fled.", "ISIL", {"Daesh", "ISIS"}),
    ("The World Health Organization met. The World Health Organisation left.",
     "World Health Organization", {"World Health Organisation"}),
    ("Sony sells PlayStation VR. Playstation VR is cheap.", "PlayStation VR", {"Playstation VR"}),
    ("Google Chrome is a browser. They tested Chrome on a laptop.", "Google Chrome", {"Chrome"}),
    ("General Motors Company said so. GM will close a plant.", "General Motors Company", {"GM"}),
    ("Blue Note Records signed him. He left Blue Note in 1960.",
     "Blue Note Records", {"Blue Note"}),
    ("The U.S. Navy sent ships. The Navy said so.", "U.S. Navy", {"Navy"}),
    ("The Minnesota Vikings won. The Vikings had lost before.", "Minnesota Vikings", {"Vikings"}),
    ("The British Parliament voted. Parliament will sit again.",
     "British Parliament", {"Parliament"}),
    ("The 2012 Summer Paralympics opened. The actual Paralympics drew many.",
     "2012 Summer Paralympics", {"Paralympics"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "aliases"), ONE)
def test_all_ways_of_naming_are_one(read, text, name, aliases):
    found = read(text)
    assert set(found.entity(name).aliases) == aliases
    assert not aliases & set(found.kinds())


APART = [
    ("Ann Jones and Anne Jones came. Anne Jones smiled.", "Ann Jones", "Anne Jones"),
    ("Mario Rossi came to Bonn. The next day Maria Rossi left.", "Mario Rossi", "Maria Rossi"),
    ("Sam Smith came to Bonn. The next day Sam Smyth left.", "Sam Smith", "Sam Smyth"),
    ("John Smith and Jane Smith left. A letter of J. Smith was found.", "John Smith", "J. Smith"),
    ("John Paul Vann left. John Peter Vann stayed.", "John Paul Vann", "John Peter Vann"),
    ("Trump or Biden is a good choice. Biden smiled. Trump left.", "Trump", "Biden"),
    ("Jane Roe, the wife of Bill Clinton, née Smith, came.", "Bill Clinton", "Smith"),
    ("Joe Biden met Xi Jinping. He is also known as Batman.", "Joe Biden", "Batman"),
    ("The White House said so. The House voted on Monday.", "White House", "House"),
    ("Denzel Washington came. It rained in Washington.", "Denzel Washington", "Washington"),
    ("He was the son of Pierre Duval. Pierre Charles Duval drew it.",
     "Pierre Duval", "Pierre Charles Duval"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_names_alike_may_be_two(read, text, one, other):
    found = read(text)
    assert other not in found.entity(one).aliases


def test_a_surname_alone_means_no_mere_relative(read):
    found = read(
        "Rufus Carter was a farmer. He was born in Ohio, the son of William Carter and Ann Reed. "
        "Carter attended a college."
    )
    assert found.entity("Rufus Carter").aliases == ("Carter",)
    assert not found.entity("William Carter").aliases


def test_a_surname_before_the_full_name_in_one_clause_is_somebody_else(read):
    found = read(
        "The case began when Vera Lindqvist disappeared from her home in Uppsala. "
        "Lindqvist was convicted of the murder of Vera Lindqvist. Lindqvist will appeal."
    )
    assert found.entity("Vera Lindqvist").aliases == ()
    assert found.kinds()["Lindqvist"] == "PERSON"


def test_a_surname_in_a_clause_of_its_own_may_be_the_one_named_after_it(read):
    found = read(
        "Vera Lindqvist resigned on Monday. Lindqvist told reporters that Vera Lindqvist had been "
        "a name on a list."
    )
    assert found.entity("Vera Lindqvist").aliases == ("Lindqvist",)


def test_a_surname_means_the_third_of_his_name_and_not_his_wife(read):
    found = read(
        "Anthony Verrazano III, 38, was arrested. Verrazano was hiding a gun, police said. "
        "Verrazano fired at Paul Riva. Records list Michele Verrazano as the owner."
    )
    assert found.entity("Anthony Verrazano III").aliases == ("Verrazano",)
    assert found.entity("Michele Verrazano").aliases == ()


def test_a_surname_means_the_father_where_the_son_is_the_junior(read):
    found = read(
        "Donald Trump spoke on Monday. Donald Trump Jr. listened. Trump left early, and Trump "
        "flew home."
    )
    assert found.entity("Donald Trump").aliases == ("Trump",)


def test_a_husband_of_a_given_name_is_not_the_stranger_who_bears_it(read):
    found = read(
        "Eric Kirkpatrick was charged with murder on Monday. Nancy Marchetti and her husband Eric "
        "knew the victim as a baby."
    )
    assert not [line for line in found.lines() if "Kirkpatrick" in line]


def test_a_wife_of_a_given_name_is_the_one_of_the_family_name(read):
    found = read(
        "Bill Marchetti is married, but his wife, Anna, moved out. Records list Anna Marchetti as "
        "the owner."
    )
    assert found.entity("Anna Marchetti").aliases == ("Anna",)


def test_a_surname_may_mean_a_relative_who_holds_an_office(read):
    found = read(
        "Keiko Fujimori, the daughter of former President Alberto Fujimori, lost. "
        "Fujimori was jailed."
    )
    assert {"Keiko Fujimori", "Alberto Fujimori", "Fujimori"} <= set(found.kinds())


def test_a_short_name_means_whom_the_article_is_about(read):
    away = "The weather in the valley was mild, and the roads stayed open for weeks. " * 6
    found = read(
        "Anna Novak is a judge. Anna Novak was born in Brno. Her aunt, Eva Novak, taught there. "
        "Anna Novak moved to Prague. " + away + "Novak retired."
    )
    assert "Novak" in found.entity("Anna Novak").aliases


def test_what_describes_a_person_is_no_part_of_the_name(read):
    found = read("Environmentalist Peter Hart came. Peter Hart left. Hart smiled.")
    assert found.entity("Peter Hart").aliases == ("Hart",)
