"""Whom "I" and "my" mean in words that are quoted from somebody whom the text names.

They are mentions of the speaker, and lines end at them: what people say of themselves is their own
claim, so the evidence names them as its source.
"""

from collections.abc import Iterator, Mapping

from explorer.extraction.arguments import Reading
from explorer.extraction.cluster import Cluster
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed
from explorer.extraction.speaker import Quoted

SURE = 0.85
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})


def first_person(
    reading: Reading, passage: int, parsed: Parsed, home: Mapping[Name, Cluster]
) -> Iterator[tuple[Name, Cluster, str]]:
    """The pronouns of a sentence that mean who is quoted, each with its cluster and the reason.

    The reading holds them from then on as the names they stand for.
    """
    seen: set[int] = set()
    for quoted in reading.quoted:
        cluster = _speaker(quoted, home)
        if cluster is None or quoted.speaker.name is None:
            continue
        for token in reading.sentence:
            if not quoted.first <= token.i < quoted.last or token.pos_ != "PRON":
                continue
            if token.lower_ in _FIRST_PERSON and token.i not in seen and token.i not in reading.at:
                seen.add(token.i)
                start, end = parsed.shown(token.i, token.i + 1)
                name = Name(
                    passage, token.i, token.i + 1, start, end, token.text, "PERSON", title="pronoun"
                )
                reading.at[token.i] = name
                yield name, cluster, f"said by “{quoted.speaker.name.text}”"


def _speaker(quoted: Quoted, home: Mapping[Name, Cluster]) -> Cluster | None:
    name = quoted.speaker.name
    cluster = home.get(name) if name is not None else None
    return cluster if cluster is not None and cluster.kind == "PERSON" else None
