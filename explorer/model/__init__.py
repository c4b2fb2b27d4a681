"""What there is: records, their kinds, the corpus they form, and edits of it.

Imports nothing of ours but ``errors`` and ``resources``. Records are frozen; the corpus changes
only by :meth:`~explorer.model.corpus.Corpus.apply`, which only ``Session`` calls.
"""
