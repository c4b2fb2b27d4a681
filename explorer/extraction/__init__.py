"""Text → records, pure per article: names, clusters, ties, who says so, how sure.

May import ``model`` (and ``errors``, ``resources``). The only layer that imports spaCy.

An article goes through :func:`~explorer.extraction.pipeline.extract`, whose lines are the steps:
``hazards`` makes the text safe, ``names`` finds what is named, ``clusters`` joins the names of one
thing, ``ties`` and the modules beside it (``roles``, ``predicates``, ``nominals``) ask the grammar
which two are tied and by which words, ``attribution`` and ``factuality`` say who says so and how
sure, ``labels`` words the line, and ``assembly`` numbers the records. General knowledge stands in
``resources/gazetteers`` as data.

Departures from the design: ties are spread over four modules, and ``assembly`` builds the records,
because each of them is one idea and the file would be over 1,000 lines otherwise.
"""
