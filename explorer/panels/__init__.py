"""Docks of the window, one idea each, fed by the open project (Qt).

May import ``model``, ``graph`` and ``session``. A panel reads the session and shows it; what the
user wants leaves it as a signal, which ``window`` pairs with an edit. Panels know no other panel;
what they share stands in ``plain``, ``guarded``, ``style``, ``icons``, ``chips``, ``highlight``,
``passages``, ``quote``, ``cards``, ``headings`` and ``table``.

Text from files is data, never markup: labels are plain text, tooltips are escaped, and signs that
could turn a line around or break out of it are made visible (:mod:`~explorer.panels.plain`).

The article is a ``QTextEdit`` filled by ``setPlainText``, not the ``QPlainTextEdit`` of the design:
only the former can set lines apart, and an article is for reading.
"""
