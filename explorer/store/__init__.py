"""Where the records lie: one SQLite file a project, or memory.

Imports ``model`` only, beside ``errors`` and ``resources``; SQL stands nowhere else. A project is
written edit by edit, each one transaction that changes rows and appends to the journal.

Decisions. An undone entry of the journal stays and its inverse follows from its changes, so undo
appends nothing; an entry that a later edit cut off from redo is kept for the history. The lock is
on a file beside the project, taken by the system's own call, so that this half needs no Qt
(``QLockFile``). All is verified at opening below 25 MB, where that takes a second; the window has a
larger one checked beside it. Full-text search keeps no copy of the words. Who only reads a project
reads one moment of it. Nothing here may ``open()`` a project file: closing it again would drop
SQLite's locks; ``rescuing`` copies one that nobody in the process has open.

A rescue does not ask SQLite for the rows of a damaged file, which stops at the first bad page: it
looks through all pages, and a row is one if its checksum fits (``pages``, ``salvage``). The history
holds each record once more and fills the gaps (``mending``). Where something is lost all the same,
an entry without changes ends what can be undone: the records are not those that the history left.
"""
