"""What is drawn: from the corpus to shapes and texts at places, without Qt.

May import ``model``, numpy, networkx and numba (only in
:mod:`~explorer.graph.compiled`).

The way of a picture: :func:`~explorer.graph.story.visible` chooses entities and lines,
:func:`~explorer.graph.scene.scene_of` makes arrays of them, :func:`~explorer.graph.layouts.arrange`
finds positions, :func:`~explorer.graph.drawing.compose` makes a ``Drawing`` for a screen and
:func:`~explorer.graph.picture.picture` one for a page. Both use the same placement of texts.

Beyond 400 lines or entities a graph is drawn in bulk: :mod:`~explorer.graph.crowd` says how large
and strong things are, :mod:`~explorer.graph.crowd_drawing` composes arrays instead of items, and
:mod:`~explorer.graph.rasterizing` has the compiled code that paints them.

Colors are mixed with the canvas instead of being made transparent: a drawing looks the same in
every device, and a faded line does not darken where it crosses another. Lines of a large graph
alone are translucent, so that many look denser than few.

What takes arithmetic for every pair of things is compiled by numba. Where that is not ready or
does not work, everything is laid out and drawn without it, more plainly, see
:mod:`~explorer.graph.kernels`.
"""
