"""The graph on the screen and in a picture: paints a ``Drawing``, reports gestures.

May import ``graph`` (and ``errors``, ``resources``, which are open to all); it has not heard of
relations, evidence or the session. A click becomes a ``Hit``, a drag new positions; who listens
decides what they mean.

pyqtgraph is the host: its ``GraphicsView`` owns the pixels and its ``ViewBox`` the coordinates.
Everything that is drawn is one item in it, because an item per entity costs ten times as much a
frame. Its mouse handling is replaced by ``gestures``: it rate-limits moves, takes half a second
of holding still for a drag, and knows no lasso. Nothing is drawn twice: a frame is one paint
event, which ``tests/benchmarks/test_canvas.py`` counts and times.

A large graph is a picture painted in a thread (``ground``), moved and scaled until the next one is
there, with what is hovered, selected or dragged, and all names, live over it (``crowd_frames``).
"""
