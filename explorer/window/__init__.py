"""The window: puts canvas and panels around the open project (Qt). May import every layer.

The layers below know nothing of each other; here their signals meet. ``main_window`` creates,
docks and connects; ``desk`` is what an action may reach; ``actions`` is the one table that menus,
shortcuts, context menus, the search box and the sheet of shortcuts read.

Modules that take long to import (the canvas, the paths through the graph, the worker pool) are
behind :mod:`~explorer.window.furnishing`, which is imported once the first window is painted.
"""
