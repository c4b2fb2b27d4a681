"""Other tools' files: what the app reads beside articles, and writes for other programs.

Explorer JSON (:mod:`~explorer.formats.explorer_json`) goes both ways and loses nothing; its structs
(:mod:`~explorer.formats.exchange`) are the source of ``resources/schema/explorer.schema.json``.
The other formats are written only: one module each, ``write_x``, bytes out; nothing here opens a
file. May import ``model``, ``graph`` and ``files``.
"""
