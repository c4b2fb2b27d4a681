"""Where the records lie: one SQLite file a project, or memory.

Imports ``model`` only, beside ``errors`` and ``resources``; SQL stands nowhere else. A project is
written edit by edit, each one transaction that changes rows and appends to the journal.

Decisions. An undone entry of the journal stays and its inverse follows from its changes, so undo
appends nothing; an entry that a later edit cut off from redo is kept for the history. The lock is
on a file beside the project, taken by the system's own call, so that this half needs no Qt
(``QLockFile``). All is verified at opening below 25 MB, where that takes a second. Full-text search
keeps no copy of the words. Nothing here may ``open()`` a project file: closing it again would drop
SQLite's locks.
"""
