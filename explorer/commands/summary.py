"""A corpus as a page of text: who and what is named, and the lines with their first sentence."""

from collections import defaultdict

from explorer.commands.terminal import counted, say
from explorer.export.citation import CERTAINTY, citation, heading
from explorer.formats.gathered import mention_counts, standing_evidence
from explorer.graph.projection import Line, lines
from explorer.graph.weighing import factuality_of
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind, entity_kinds
from explorer.model.records import Entity, Evidence


def say_entities(corpus: Corpus) -> None:
    """Print the entities by kind, most often mentioned first."""
    mentions = mention_counts(corpus)
    kinds: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in corpus.entities.values():
        if not entity.rejected:
            kinds[entity.kind].append(entity)
    order = list(entity_kinds())
    for kind in sorted(kinds, key=lambda key: (order.index(key) if key in order else 99, key)):
        found = sorted(kinds[kind], key=lambda entity: (-mentions[entity.id], entity.name))
        say(f"{entity_kind(kind).plural} ({len(found)})")
        say("; ".join(f"{entity.name} ({mentions[entity.id]})" for entity in found), 2)


def say_lines(corpus: Corpus, most: int | None = None) -> list[Line]:
    """Print the strongest lines with their first sentence, and give them back."""
    found = list(lines(corpus))[:most]
    said = standing_evidence(corpus, [line.relations[0] for line in found])
    for line in found:
        relation = corpus.relations[line.relations[0]]
        certainty = CERTAINTY[factuality_of(corpus, relation)]
        facts = [counted(line.sentences, "sentence"), certainty] if line.sourced else ["no source"]
        if line.sourced and line.backing.tells:
            facts.insert(1, counted(line.independent, "independent source"))
        if len(line.relations) > 1:
            facts.append(f"and {counted(len(line.relations) - 1, 'more relation')}")
        say(" · ".join((heading(corpus, relation), *facts)))
        for evidence in sorted(said[relation.id], key=_doubt)[:1]:
            words = citation(corpus, evidence, titled=len(corpus.documents) > 1)
            say(f"“{words.quote}”", 4)
            say(f"{words.place} · {words.speaker}", 4)
    return found


def _doubt(evidence: Evidence) -> int:
    """0 for what is asserted, more for what is less sure."""
    return list(CERTAINTY).index(evidence.factuality)
