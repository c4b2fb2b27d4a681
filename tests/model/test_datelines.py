"""Only what looks like a date of publication is taken for one."""

import pytest

from explorer.model.datelines import day_above

LEAD = " The minister left the harbor before the court had heard a single word of it." * 3


@pytest.mark.parametrize(
    "text",
    [
        f"LONDON, 3 May 2024 (Reuters) - Two men left.{LEAD}",
        f"LONDON, May 3, 2024 (Reuters) — Two men left.{LEAD}",
        f"Title\n\nPARIS (AP) — May 3, 2024 — Two men left.{LEAD}",
        f"BAGHDAD, Iraq, May 3, 2024 – The minister left.{LEAD}",
        f"May 3, 2024 (AP) - Two men left.{LEAD}",
        f"Title\nPublished: 3 May 2024\n{LEAD}",
        f"Title\nPublished 3 May 2024 by Ada Byron\n{LEAD}",
        f"Title\nLast updated on Friday, 3 May 2024, 10:15 GMT\n{LEAD}",
        f"Title\nUpdated: 4 May 2024\nPublished: 3 May 2024\n{LEAD}",
        f"Title\nPosted 10:15 a.m., May 3, 2024\n{LEAD}",
        f"PUBLISHED: MAY 3, 2024 The minister left.{LEAD}",
        "Title\nDate: Fri, 3 May 2024 10:11:12 +0200\n",
        f"Title\nFriday, May 3, 2024\n{LEAD}",
        f"Title\nMay 3, 2024 at 10:15 a.m. EDT\n{LEAD}",
        "Title\n2024-05-03T10:00:00Z\n",
        f"Title\nBy Ada Byron, The Post, 3 May 2024\n{LEAD}",
        f"Title\nAda Byron | May 3, 2024\n{LEAD}",
        f"Title\nReuters, 3 May 2024\n{LEAD}",
        f"Title\n3 May 2024 | By Ada Byron\n{LEAD}",
        f"Title\nLONDON, 3 May 2024\n{LEAD}",
    ],
)
def test_what_is_printed_above_or_before_an_article_is_its_day(text):
    assert day_above(text) == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Wilfried Brandt (born 13 March 1963) is a racer.",
        f"Ross Alder (August 20, 1920 – January 16, 1992) was a politician.{LEAD}",
        "August 20, 1920 – January 16, 1992",
        "The chief was killed on 26 Oct 2008 in a raid.",
        f"On Tuesday, September 2, 2025, the minister met the harbor chief.{LEAD}",
        "Jane met John on 3 May 2024.",
        "The Battle of Antietam, 17 September 1862\nIt was the bloodiest day.",
        "War pictures\nBattle of Antietam, 17 September 1862\n",
        "It was published on 3 May 1999 by Penguin.",
        f"First published on 3 May 1999, the novel is about a harbor.{LEAD}",
        "Released on May 3, 1999, the album sold a million",
        "3 May 1999 saw the fall of the government",
        "The Declaration of 3 May 1791",
        f"Title\n{LEAD}\nPublished: 3 May 2024",
    ],
)
def test_the_day_of_what_is_told_is_not_that_of_the_article(text):
    assert day_above(text) == ""


def test_no_line_is_too_odd():
    assert day_above("") == ""
    assert day_above("(((" * 4000 + " 3 May 2024") == ""
    for odd in ("1", "1 ", "10:10 ", "Mon ", "at 1 pm gmt+1 ", "Ab, "):
        day_above(odd * 60 + "x 3 May 2024")
        day_above("3 May 2024 " + odd * 60 + "x")
    assert day_above("Published: 31 June 2024\n") == ""
