"""Text → records, pure per article: names, clusters, ties, who says so, how sure.

May import ``model`` (and ``errors``, ``resources``). The only layer that imports spaCy.

An article goes through :func:`~explorer.extraction.pipeline.extract`, whose lines are the steps:

- ``hazards`` makes the text safe for spaCy, ``parsing`` reads it passage by passage, with quicker
  ``components`` than its own that say the same; ``inserted`` helps the parser over "prosecutors
  allege" inside a sentence, ``reattaching`` puts right what it hangs on a wrong word, ``raising``
  puts such sayings above the clause that they tell of;
- ``language`` says what is not English, ``unread`` what else was not read;
- ``encoder`` over ``wordpieces`` reads all words with a small trained network and labels names,
  the quick way where ``processors`` finds that to be exact;
- ``spans``, ``titles``, ``namewords`` and ``names`` (each a ``name``) put right what is named and
  of what kind, with ``trimming`` (common words beside a name), ``institutions`` (names past "of"
  and "for") and ``products`` (software, vehicles, weapons, drugs);
- ``bynames`` completes names of people, ``elsewhere`` says what an article tells by other names;
- ``clusters`` joins the names of one thing (a ``cluster``), each with its reason, over
  ``aliases`` (what the text says to be one), ``personnames``, ``relatives`` and ``genders`` of
  people, ``shortforms`` and ``longforms`` of all else; ``merging`` says how sure that is;
- ``anaphora`` with ``references``, ``antecedents``, ``pairfeatures`` and ``coreference`` adds nouns
  ("the company") and pronouns, weighed by a small trained scorer; ``holders`` offices alone
  ("The Foreign Secretary"), ``firstperson`` the "I" of quoted words, ``splitantecedents`` nouns
  for two ("the two leaders");
- ``ties`` asks which two names the grammar of a sentence ties: ``descriptions`` (what stands
  before a name), ``postmodifiers`` (right behind it), ``lives`` (brackets behind it) and
  ``appositions`` (nouns equated with it) with ``offices``, ``predicates``, ``indirect`` and
  ``joint`` (verbs), ``sayings`` (to or of whom), ``adjectives`` and ``nominals`` (nouns),
  ``origins`` (of people), ``whereabouts`` (in and near places) with ``forces``, over ``arguments``
  and ``subjects`` (who takes part), ``owners`` (by what is theirs), ``verbties``, ``dependents``,
  ``attachment`` and ``relationkinds``;
- ``relating`` adds the Wikidata properties that the network (``propertyhead``) reads in a sentence,
  where ``paths`` through its grammar and other ``witnesses`` bear them out, ``contradictions``
  leaves out what the rest speaks against;
- ``events`` over ``eventnouns`` and ``eventnames`` finds what is called by a common noun ("the
  parade"), ``participation`` with ``eventcontext`` and ``delegations`` who took part and where;
- ``acting`` says where a capital or demonym acts for its country;
- ``factuality`` says how sure, over ``modality`` (at a verb), ``governors`` with ``hearsay``,
  ``contents`` (noun) and ``denials`` (above it), ``disputes`` (behind it),
  ``accusers`` who only accuses; ``calendar``, ``dates`` and ``neardates`` (beside the verb) when;
  ``attribution`` with ``citations`` (beside a clause), ``quotations`` and ``unmarked`` words
  behind a colon who says so, as a
  ``speaker`` by a word of ``speaking``;
- ``labels`` with ``inflection`` words the line, ``assembly`` numbers the records.

General knowledge stands in ``resources/gazetteers`` as data and is read by ``gazetteers``.

Departures from the design: ties are spread over a module per construction, because one file would
have over a thousand lines. Words are cut into pieces here and not by a library (``wordpieces`` says
why). The relation head alone ties names of news sentences that nothing ties, since it learned from
encyclopedic text; so a property needs a word that says it, or a way through the grammar without
any act in between. Tried and left: lines read off any short way through the grammar, chosen by a
regression over 3,400 judged ones. Out of fold seven of ten were true, but on articles judged whole
only a third of what it added was right.
"""

import os

for _library in ("OPENBLAS", "OMP", "MKL"):
    # Small matrices: more threads only wait for each other. Before numpy is imported, or too late.
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
