"""Other tools' files: what the app reads beside articles, and writes for other programs.

Explorer JSON (:mod:`~explorer.formats.explorer_json`) goes both ways and loses nothing; its structs
(:mod:`~explorer.formats.exchange`) are the source of ``resources/schema/explorer.schema.json``.
GraphML, GEXF, FollowTheMoney and tables are written by a module each, ``write_x``, bytes out. What
others write in them is read to a :class:`~explorer.formats.network.Network`, and becomes an article
that lists it (:mod:`~explorer.formats.listing`), so that every line leads to its place in the file.
Nothing here opens a file. May import ``model``, ``graph`` and ``files``.

Departure from the design: entities and relations that came without an article have one, their own
file, in place of being "manual" without a source: who says so is the file, and it can be graded,
filtered and taken out like any other article.
"""
