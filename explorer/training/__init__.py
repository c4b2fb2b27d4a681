"""Trains the small models of ``resources/models``; never imported at run time.

May import ``model`` and ``extraction`` (and ``errors``, ``resources``). Needs the extra ``train``
(torch) and the open data that the model card names; ``make train DATA=folder`` runs everything:
``sets`` with ``examples`` and ``namelabels`` reads the data as words with labels, ``network`` is
the encoder with its heads, ``encoder`` trains it on all tasks at once over ``batches``, watched by
``figures``; ``export`` writes what the program reads; ``coreference`` trains the scorer of nouns
and pronouns.

One fifth of the documents, chosen by a hash of their id (:func:`~.sets.held_out`), is never trained
on: figures in the README come from it.
"""
