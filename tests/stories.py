"""Articles that are copies of one another, and articles that only look alike."""

HARBOR = """Velmar signs harbor deal with Northline

The mayor of Velmar, Ada Okafor, signed an agreement with Northline Shipping on Monday that gives \
the company the northern quay for thirty years. Officials in the town hall said the company would \
build two cranes and a cold store before the end of next year.

Fishermen gathered in front of the building during the ceremony and asked where their boats would \
lie once the first containers arrive. A spokesman for the port promised them the old basin behind \
the customs house, which was closed after the flood of 1998.

The opposition in the council called for an inquiry into how the company was chosen, since only \
one bid had reached the committee by the deadline. Council members will vote on the inquiry next \
Thursday, and the regional court may hear a complaint of a rival firm in autumn.

Northline runs terminals in four countries and reported a profit of 61 million crowns last year. \
Its shares rose slightly after the signing, while trade unions warned of longer shifts on the quay.
"""

PARAGRAPHS = HARBOR.strip().split("\n\n")
CUT = "\n\n".join(PARAGRAPHS[:3])  # as editors cut: from the end
MOVED = "\n\n".join([PARAGRAPHS[0], PARAGRAPHS[3], PARAGRAPHS[1], PARAGRAPHS[4], PARAGRAPHS[2]])
RENAMED = "\n\n".join(["Shipping giant takes over the quay", *PARAGRAPHS[1:]])
EDITED = HARBOR.replace("on Monday", "earlier this week").replace("slightly", "a little")

SPEECH = (
    "“We did not come to this town to take anything away from anybody, and whoever says so has "
    "never looked at the plans that have been lying open in the town hall since March. We came "
    "because the water here is deep and the people know how to work, and because a harbor that "
    "nobody invests in will silt up within a generation. Every crown that we earn here, we will "
    "spend here, on the quay, on the school behind it and on the road that leads out of it.”"
)
FIRST_REPORT = f"""Northline chief defends the quay

Viktor Lindqvist spoke to a full market hall on Friday evening and was interrupted several times \
by whistles from the back rows, where the fishermen had taken their seats an hour before.

{SPEECH}

Afterwards he left through the side door without taking questions, and his car was followed down \
the hill by a dozen cyclists ringing their bells until it reached the motorway.
"""
SECOND_REPORT = f"""What Lindqvist promised, and what he left out

The chief executive of the shipping company chose simple words, and he chose them carefully, for \
the contract that was signed on Monday says nothing of a school and little of any road at all.

{SPEECH}

Economists at the university have long doubted that container terminals bring much work to the \
towns around them; the cranes are steered from screens, and most screens stand somewhere else.
"""
BRIEF = """Bridge closed for repairs

The bridge over the Arn will be closed to cars from tomorrow until the end of the month because \
engineers found cracks in two of its bearings during an inspection in spring. Buses take the way \
through the old town, and pedestrians may still cross on the eastern side.
"""
