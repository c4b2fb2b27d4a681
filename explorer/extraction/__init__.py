"""Text → records, pure per article: names, clusters, ties, who says so, how sure.

May import ``model`` (and ``errors``, ``resources``). The only layer that imports spaCy.

An article goes through :func:`~explorer.extraction.pipeline.extract`, whose lines are the steps:

- ``hazards`` makes the text safe for spaCy, ``parsing`` reads it passage by passage;
- ``spans``, ``titles``, ``namewords`` and ``names`` find what is named and of what kind;
- ``clusters`` and ``pronouns`` join the mentions of one thing, each with its reason;
- ``ties`` asks which two names the grammar of a sentence ties: ``descriptions`` (what stands
  before a name), ``lives`` (brackets behind it) and ``appositions`` (nouns equated with it) with
  ``offices``, ``predicates`` and ``joint`` (verbs), ``adjectives`` and ``nominals`` (nouns), over
  ``arguments`` (who takes part), ``dependents``, ``attachment`` and ``relationkinds``;
- ``events`` over ``eventnouns`` and ``eventnames`` finds what is called by a common noun ("the
  parade"), ``participation`` with ``eventcontext`` and ``delegations`` who took part and where;
- ``acting`` says where a capital or demonym acts for its country;
- ``factuality`` says how sure, over ``modality`` (at a verb), ``governors`` and ``denials`` (above
  it); ``attribution`` with ``quotations`` who says so, as a ``speaker``;
- ``labels`` with ``inflection`` words the line, ``assembly`` numbers the records.

General knowledge stands in ``resources/gazetteers`` as data and is read by ``gazetteers``.

Departure from the design: ties are spread over a module per construction, because one file would
have over a thousand lines; a rule is sure by its type, not yet by calibration.
"""
