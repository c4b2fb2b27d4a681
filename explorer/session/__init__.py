"""The open project: perform, undo, select, view; import, settings. Knows no Qt.

May import ``model``, ``edits``, ``linking``, ``store``, ``graph`` and ``workers``. Only
:class:`~explorer.session.session.Session` changes a corpus; panels listen to its signals.
"""
