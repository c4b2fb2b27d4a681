"""Other tools' files: what the app reads beside articles, and writes for other programs.

Explorer JSON (:mod:`~explorer.formats.explorer_json`) goes both ways and loses nothing; its structs
(:mod:`~explorer.formats.exchange`) are the source of ``resources/schema/explorer.schema.json``.
GraphML, GEXF, Cytoscape JSON, FollowTheMoney and tables are written by a module each, ``write_x``,
bytes out. What others write in them is read to a :class:`~explorer.formats.network.Network`, and
becomes an article that lists it (:mod:`~explorer.formats.listing`), so that every line leads to its
place in the file; what only Explorer knows goes along (:mod:`~explorer.formats.kept`).

What comes back of a graph that was written and is read again (``tests/formats/round_trips.py`` is
this table as code, ``python -m tests.benchmarks.round_trips`` tries 1,000 graphs a format). The
article that the file becomes has a line for each sentence behind a relation, which keeps the
article, the characters and the hash that it came from, and is written with these again:

============  ====================================================================================
Explorer JSON all of it
GraphML, GEXF names, kinds, aliases, notes, tags; of relations ends, label, direction, kind,
Cytoscape     property, verdict, note, tags, confidence and each sentence (``passages``: quote,
              article, characters, hash, certainty, speakers, time, verdict, note). Names and labels
              become one line, what XML forbids U+FFFD, and an alias ends at ";" and "|". Places,
              colors and the counts are written for other programs and not taken for news.
XLSX          as GraphML, without places and colors.
CSV           as XLSX where the three tables lie in one folder under one name; one by itself gives
              relations with the names of their ends, or entities; the sentences alone are refused.
FollowTheMoney as GraphML: what its schemata have no place for is an object of ours in each line.
              A program that drops it leaves names, kinds by schema (a group is a "legal entity", a
              work has no aliases), and labels with certainty, each with a direction: "director of
              (its label)" where it fits its schema, else its label, of the kind "other".
============  ====================================================================================

Characters (``start``, ``end``) count from 0 in every format, the end excluded; reports and quotes,
for people, count from 1 and name the last one. Articles' texts, mentions, candidates and figures
are in Explorer JSON alone. Rejected records, and relations of an entity to itself, are never
written. Nothing here opens a file. May import ``model``, ``graph`` and ``files``.

Departure from the design: entities and relations that came without an article have one, their own
file, in place of being "manual" without a source: who says so is the file, and it can be graded,
filtered and taken out like any other article.
"""
