"""``why``: the sentences that tie two entities, by label; else the best ways between them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from explorer.commands.loading import loaded
from explorer.commands.names import entity_named
from explorer.commands.terminal import counted, say
from explorer.export.citation import Citation, article, citation, heading
from explorer.export.citation import place as place_of
from explorer.graph.filters import NO_FILTERS, Filters
from explorer.graph.view import ViewState
from explorer.graph.weighing import backing, sentences_of, verdict_of
from explorer.model.corpus import Corpus
from explorer.model.files import NOTHING_SAID, Asked
from explorer.model.records import Evidence
from explorer.session.why import Step, Tie, Why
from explorer.session.why import why as why_tied


def why(
    paths: Sequence[Path],
    one: str,
    other: str,
    asked: Asked = NOTHING_SAID,
    filters: Filters = NO_FILTERS,
) -> int:
    """Print why two entities are tied; the exit status. Raises ExplorerError, UnknownName."""
    with loaded(paths, asked=asked) as found:
        if found.failed and not found.corpus.documents:
            return 1
        corpus = found.corpus
        a, b = entity_named(corpus, one), entity_named(corpus, other)
        say(f"{a.name} — {b.name}")
        if len(corpus.documents) == 1:
            say(f"in {article(*corpus.documents.values())}")
        if a.id == b.id:
            say("These are two names of one.")
        else:
            _say(corpus, why_tied(corpus, a.id, b.id, ViewState(filters=filters)), filters)
        return int(found.failed)


def _say(corpus: Corpus, answer: Why, filters: Filters) -> None:
    for tie in answer.ties:
        _say_tie(corpus, tie)
    if answer.candidates:
        say()
        many = len(answer.candidates)
        say(f"{counted(many, 'sentence')} {'names' if many == 1 else 'name'} both without a tie:")
        for candidate in answer.candidates:
            text = corpus.store.text_of(candidate.document)
            say(f"“{text[candidate.start : candidate.end]}”", 4)
            say(place_of(corpus, candidate, titled=len(corpus.documents) > 1), 4)
    if answer.shortest > len(answer.paths):
        lines, most = len(answer.paths[0]), len(answer.paths)
        say()
        say(f"{answer.shortest:,} ways of {counted(lines, 'step')}; the {most} best founded:")
    for number, path in enumerate(answer.paths, 1):
        say()
        say(f"Way {number}, {counted(len(path), 'step')}:")
        for tie in path:
            _say_tie(corpus, tie, most=1, gap=False)
    if not (answer.ties or answer.candidates or answer.paths):
        asked = " in the way that was asked for" if filters else ""
        say(f"No line ties them{asked}.")
    if answer.nearest > len(answer.chains):
        steps, most = len(answer.chains[0]), len(answer.chains)
        say()
        say(f"{answer.nearest:,} chains of {counted(steps, 'step')} over pairs named together;")
        say(f"{most} of them:")
    for number, chain in enumerate(answer.chains, 1):
        say()
        say(f"Chain {number}, {counted(len(chain), 'step')}:")
        for step in chain:
            _say_step(corpus, step)


def _say_step(corpus: Corpus, step: Step) -> None:
    if step.tie is not None:
        _say_tie(corpus, step.tie, most=1, gap=False)
        return
    one, other = (corpus.entities[end].name for end in step.ends)
    say(f"{one} … {other}: named together, no line", 2)
    for candidate in step.candidates[:1]:
        text = corpus.store.text_of(candidate.document)
        say(f"“{text[candidate.start : candidate.end]}”", 4)
        say(place_of(corpus, candidate, titled=len(corpus.documents) > 1), 4)


def _say_tie(corpus: Corpus, tie: Tie, most: int | None = None, gap: bool = True) -> None:
    if gap:
        say()
    kept = [evidence for evidence in tie.evidence if evidence.verdict != "rejected"]
    titled = len(corpus.documents) > 1
    cited = [citation(corpus, evidence, titled) for evidence in kept]
    facts = [counted(len(kept), "sentence") if tie.evidence else "no source"]
    behind = backing(corpus, (tie.relation.id,))
    told = behind.tells and len(kept) == sentences_of(corpus, tie.relation)  # of all, not of some
    facts += [counted(behind.independent, "independent source")] if told else []
    facts += dict.fromkeys(words.certainty for words in cited)
    verdict = verdict_of(corpus, tie.relation)
    facts += [verdict] if verdict != "unreviewed" else []
    say(f"{heading(corpus, tie.relation)} · {' · '.join(facts)}", 0 if gap else 2)
    if tie.relation.note:
        say(f"Note: {tie.relation.note}", 4)
    _say_quotes(kept[:most], cited[:most])


def _say_quotes(evidence: Iterable[Evidence], cited: Iterable[Citation]) -> None:
    for one, words in zip(evidence, cited, strict=True):
        say(f"“{words.quote}”", 4)
        verdict = f" · {one.verdict}" if one.verdict != "unreviewed" else ""
        when = f" · {words.when}" if words.when else ""
        say(f"{words.place} · {words.speaker} · {words.certainty}{when}{verdict}", 4)
        if one.note:
            say(f"Note: {one.note}", 4)
