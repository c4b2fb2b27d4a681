"""Where the records lie: one SQLite file a project, or memory.

Imports ``model`` only, beside ``errors`` and ``resources``; SQL stands nowhere else. A project is
written edit by edit, each one transaction that changes rows and appends to the journal.
"""
