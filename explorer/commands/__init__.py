"""What the command line does, a module for each command; ``cli`` only reads the options.

Like ``window`` it may use every layer, but imports Qt, numpy and networkx inside functions only:
``--help`` must answer at once, and reading a file must not load a window.
"""

COMMANDS = (
    "extract",
    "why",
    "export",
    "report",
    "check",
)  # words that are no path when they stand first
