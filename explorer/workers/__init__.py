"""Processes for what is slow, heavy or not to be trusted. May import ``model``, ``reading``,
``extraction``, ``formats`` and ``files``.

:class:`~explorer.workers.pool.Workers` is the front: a file or an article in, a future out. Behind
it, ``reader`` parses files of strangers and ``language`` holds the language model, each in its own
process with limits of time and memory and without sockets, so that the window is never frozen and
never killed. They speak ``frames``: length-prefixed MessagePack over pipes, decoded by type.
``multiprocessing`` is not used, for it sends pickles, which run code.

Departure from the design: the front offers the few calls that we need, not a whole
``concurrent.futures.Executor``.
"""
