"""Other tools' files: what the app reads beside articles, and writes for other programs.

Explorer JSON (:mod:`~explorer.formats.explorer_json`) goes both ways and loses nothing; its structs
(:mod:`~explorer.formats.exchange`) are the source of ``resources/schema/explorer.schema.json``.
GraphML, GEXF, FollowTheMoney and tables are written by a module each, ``write_x``, bytes out. What
others write in them is read to a :class:`~explorer.formats.network.Network`, and becomes an article
that lists it (:mod:`~explorer.formats.listing`), so that every line leads to its place in the file.

What comes back of a graph that was written and is read again (``tests/formats/round_trips.py`` is
this table as code, ``python -m tests.benchmarks.round_trips`` tries 1,000 graphs a format):

============  ====================================================================================
Explorer JSON all of it
GraphML, GEXF names, kinds, aliases; of relations ends, label, direction, kind and certainty. Texts
              become one line, what XML forbids U+FFFD, and an alias ends at ";" and "|". Verdicts,
              notes, tags, places, colors and all ``passages`` (sentence, characters, speaker) are
              written for other programs and not taken for news when they are read.
XLSX          as GraphML, without places and colors; the sheet of sentences is for people.
CSV           each table by itself: relations with the names of their ends, or entities.
Cytoscape     written only, with what GraphML has.
FollowTheMoney names, kinds by schema (a group is a "legal entity", a work has no aliases), labels
              with certainty; each relation gets a direction. One that fits its schema comes back as
              "director of (its label)"; any other as its label, of the kind "other".
============  ====================================================================================

Rejected records, and relations of an entity to itself, are never written. Nothing here opens a
file. May import ``model``, ``graph`` and ``files``.

Departure from the design: entities and relations that came without an article have one, their own
file, in place of being "manual" without a source: who says so is the file, and it can be graded,
filtered and taken out like any other article.
"""
