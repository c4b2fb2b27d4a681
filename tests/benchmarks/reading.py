"""A text read word by word, as the extraction does it, to ask what is certain and who says so."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Token

from explorer.extraction.arguments import Reading
from explorer.extraction.encoder import encode, load_encoder, set_names
from explorer.extraction.name import Name
from explorer.extraction.parsing import Parsed, parse, sentence_spans
from explorer.extraction.pipeline import clustered
from explorer.extraction.quotations import with_quotations
from explorer.extraction.speaker import Speaker

Span = tuple[int, int]


@dataclass(frozen=True)
class Read:
    """A text with what is read of each word: its sentence's names, and whose names they are."""

    article: list[Parsed]
    readings: list[Reading]
    mentions: dict[Name, list[Span]]

    def word(self, start: int, end: int) -> tuple[Reading, Token] | None:
        """The word at characters of the text that stands highest in its sentence's grammar."""
        for parsed in self.article:
            inside = [
                token
                for token in parsed.doc
                if not token.is_space
                and start <= parsed.passage.offsets[token.idx]
                and parsed.shown(token.i, token.i + 1)[1] <= end
            ]
            tops = [t for t in inside if t.head not in inside or t.head == t]
            best = next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0] if tops else None)
            if best is not None:
                for reading in self.readings:
                    if reading.sentence.doc is parsed.doc and reading.inside(best):
                        return reading, best
        return None

    def names(self, said: Speaker, reading: Reading, spans: list[Span]) -> bool:
        """Whether a source is the thing mentioned at the spans."""
        parsed = said.elsewhere or next(p for p in self.article if p.doc is reading.sentence.doc)
        own = [parsed.shown(said.first, said.last)]
        own += self.mentions.get(said.name, []) if said.name is not None else []
        return any(a < d and c < b for a, b in own for c, d in spans)


def read(text: str, nlp: Language) -> Read:
    """Read a text up to its names, as the extraction does."""
    article = parse(text, nlp)[0]
    set_names(article, encode(article, load_encoder()))
    places = clustered(article)[2]
    at: dict[int, dict[int, Name]] = defaultdict(dict)
    whole = defaultdict(list)
    for place in places:
        at[place.name.passage] |= {i: place.name for i in range(place.name.first, place.name.last)}
        whole[id(place.cluster)].append((place.name.start, place.name.end))
    readings = [
        Reading(s, {i: at[n][i] for i in range(s.start, s.end) if i in at[n]})
        for n, parsed in enumerate(article)
        for s, _ in sentence_spans(parsed)
    ]
    readings = with_quotations(article, readings)
    return Read(article, readings, {p.name: whole[id(p.cluster)] for p in places})


def statements(own: Read) -> Iterator[tuple[Reading, Token, Span]]:
    """What each sentence states: its reading, the word on top, and its place in the text."""
    for parsed in own.article:
        for sentence, place in sentence_spans(parsed):
            for reading in own.readings:
                if reading.sentence.doc is parsed.doc and reading.sentence.start == sentence.start:
                    yield reading, sentence.root, place


def words_of(said: Speaker, place: tuple[Reading, Token] | None) -> str:
    """The words that name a source."""
    if said.name:
        return said.name.text
    doc = said.elsewhere.doc if said.elsewhere else place[1].doc if place else None
    return str(doc and doc[said.first : said.last])
