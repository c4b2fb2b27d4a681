"""From a corpus to a report: what is known of the lines that passed the gate, in words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from explorer import __version__
from explorer.export.citation import CERTAINTY, day_told, speaker
from explorer.export.gate import Gated, condition, counted, why
from explorer.export.marking import pieces
from explorer.export.report import Article, Entry, Named, Omitted, Quote, Report, Statement
from explorer.formats.gathered import standing_evidence
from explorer.graph.passing import claims_among
from explorer.graph.projection import Line
from explorer.graph.view import Stack
from explorer.graph.weighing import Backing, backing, told_of, verdict_of
from explorer.model.clusters import original
from explorer.model.corpus import Corpus
from explorer.model.grades import grade_of
from explorer.model.kinds import entity_kind, relation_label
from explorer.model.records import Document, Evidence, Relation, Sentence
from explorer.model.text import only_begun
from explorer.model.when import readable_when

_ASKED = 200  # lines whose sentences are fetched together
VERDICTS = {"unreviewed": "not reviewed"}  # the others are called by their own words


@dataclass(frozen=True, slots=True)
class Choice:
    """How a report is called, and what of it is told; ``day`` is that of its making.

    ``notes`` are those of people; ``omissions`` lists what stays out by name and not only by
    number.
    """

    title: str = ""
    day: date | None = None
    notes: bool = True
    omissions: bool = True


def report_of(corpus: Corpus, found: Gated, choice: Choice | None = None) -> Report:
    """All that a report says of what passed the gate; lines are numbered in their order.

    Evidence that a person rejected, and whoever is hidden or rejected, is not in it.
    """
    *_, made = gathering(corpus, found, choice or Choice())
    assert isinstance(made, Report)
    return made


def gathering(corpus: Corpus, found: Gated, choice: Choice) -> Iterator[int | Report]:
    """The same line by line: how many are done, at last the report.

    The corpus must not change on the way.
    """
    lines = found.passed.lines
    desk = _Desk(corpus, choice.notes, {}, found.passed.stacks)
    entries = []
    for row, line in enumerate(lines):
        if row % _ASKED == 0:
            relations = [one for each in lines[row : row + _ASKED] for one in each.relations]
            desk.evidence = standing_evidence(corpus, relations, found.passed.asked)
        entries.append(_entry(desk, row, line))
        yield row + 1
    yield Report(
        title=choice.title or _title(corpus),
        made=f"{(choice.day or date.today()).isoformat()}, Article Explorer {__version__}",
        condition=condition(found.gate),
        counted=counted(found),
        entries=tuple(entries),
        index=tuple(_index(desk, found)),
        articles=tuple(desk.articles.values()),
        omitted=tuple(_omitted(corpus, found)) if choice.omissions else (),
        unnamed=_unnamed(corpus, desk, found),
    )


@dataclass
class _Desk:
    """What is at hand while a report is gathered."""

    corpus: Corpus
    notes: bool
    evidence: Mapping[str, list[Evidence]]
    stacks: Iterable[Stack]
    articles: dict[str, Article] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    sentences: dict[str, tuple[list[int], list[Sentence]]] = field(default_factory=dict)

    def number(self, document: str) -> int:
        """The number of an article, given when it is first cited."""
        if document not in self.articles:
            header, number = self.corpus.documents[document], len(self.articles) + 1
            self.articles[document] = _article(header, number, None)
            first = original(self.corpus.documents, document)
            if first is not None:
                copy = _article(header, number, self.number(first.id))
                self.articles[document] = copy
        return self.articles[document].number

    def text(self, document: str) -> str:
        """The text of an article."""
        if document not in self.texts:
            self.texts[document] = self.corpus.store.text_of(document)
        return self.texts[document]

    def sentence(self, evidence: Evidence) -> Sentence | None:
        """The sentence that a piece of evidence begins in."""
        if evidence.document not in self.sentences:
            there = list(self.corpus.store.sentences_in(evidence.document))
            self.sentences[evidence.document] = [one.start for one in there], there
        starts, there = self.sentences[evidence.document]
        at = bisect_right(starts, evidence.start) - 1
        return there[at] if at >= 0 and evidence.start < there[at].end else None


def _entry(desk: _Desk, row: int, line: Line) -> Entry:
    records = [desk.corpus.relations[one] for one in line.relations]
    several = len(records) > 1
    return Entry(
        row=row,
        number=row + 1,
        drawn=True,
        ends=_ends(desk, line),
        backing=_backing(line.sentences, line.backing),
        verdict=VERDICTS.get(line.verdict, line.verdict),
        statements=tuple(_statement(desk, line, one, several) for one in records),
    )


def _ends(desk: _Desk, line: Line) -> tuple[str, str]:
    known = desk.corpus.entities
    stacks = {stack.id: stack for stack in desk.stacks}
    one, other = (
        ", ".join(stacks[end].names) if end in stacks else known[end].name for end in line.ends
    )
    return one, other


def _backing(sentences: int, behind: Backing) -> str:
    """As one reads it: 7 sentences in 3 articles · 2 independent sources."""
    if not sentences:
        return "no sentence: drawn by hand"
    said = f"{sentences} sentence{'s' * (sentences > 1)}"
    if behind.articles > 1:
        said += f" in {behind.articles} articles"
    many = behind.independent
    return f"{said} · {many} independent source{'s' * (many != 1)}"


def _statement(desk: _Desk, line: Line, relation: Relation, several: bool) -> Statement:
    corpus, said = desk.corpus, desk.evidence[relation.id]
    left = claims_among(said) if said else None
    sure = told_of(corpus, relation, left).factuality
    remarks = []
    if several and said:
        remarks.append(_backing(len(said), backing(corpus, (relation.id,), None, left)))
    denying = sum(one.factuality == "negated" for one in said)
    if denying and sure != "negated":
        remarks.append(f"{denying} sentence{'s deny' if denying > 1 else ' denies'} it")
    if several and not said:
        remarks.append("no sentence: drawn by hand")
    for who, country in corpus.acting().get(relation.id, {}).items():
        if country in line.ends and who not in line.ends:
            names = corpus.entities[who].name, corpus.entities[country].name
            remarks.append(f"“{names[0]}” stands for {names[1]} here")
    verdict = verdict_of(corpus, relation, left)
    return Statement(
        source=corpus.entities[relation.source].name,
        label=relation.label or relation_label(relation.kind),
        target=corpus.entities[relation.target].name,
        directed=relation.directed,
        kind=relation_label(relation.kind),
        certainty=CERTAINTY[sure],
        verdict=VERDICTS.get(verdict, verdict),
        note=relation.note if desk.notes else "",
        remarks=tuple(remarks),
        quotes=tuple(_quote(desk, one) for one in said),
    )


def _quote(desk: _Desk, evidence: Evidence) -> Quote:
    sentence = desk.sentence(evidence)
    return Quote(
        pieces=pieces(desk.text(evidence.document), evidence),
        article=desk.number(evidence.document),
        paragraph=sentence.paragraph if sentence else None,
        sentence=sentence.number if sentence else None,
        first=evidence.start + 1,
        last=evidence.end,
        speaker=_speaker(desk.corpus, evidence),
        certainty=CERTAINTY[evidence.factuality],
        when=readable_when(evidence.when, evidence.when_text),
        verdict="" if evidence.verdict == "unreviewed" else evidence.verdict,
        note=evidence.note if desk.notes else "",
    )


def _speaker(corpus: Corpus, evidence: Evidence) -> str:
    """Who says so; who is hidden or rejected only in the words of the sentence."""
    who = corpus.entities.get(evidence.attributed_to or "")
    if who is not None and (who.hidden or who.rejected):
        words = "; ".join(evidence.chain) or evidence.attribution
        return f"“{words}”" if words else "a speaker in the sentence"
    return speaker(corpus, evidence)


def _article(header: Document, number: int, copy_of: int | None) -> Article:
    return Article(
        number=number,
        title=header.title,
        author=header.author,
        published=day_told(header),
        source=header.source,
        grade=grade_of(header),
        sha256=header.sha256,
        copy_of=copy_of,
        file_sha256="" if header.file_sha256 == header.sha256 else header.file_sha256,
    )


def _index(desk: _Desk, found: Gated) -> Iterable[Named]:
    """Who is in the figure, by name, with aliases and the lines of each."""
    corpus, rows = desk.corpus, {one: set[int]() for one in found.passed.drawn}
    stacks, drawn = {stack.id for stack in found.passed.stacks}, frozenset(rows)
    for row, line in enumerate(found.passed.lines):
        ends = {end for one in line.relations for end in corpus.relations[one].ends}
        for end in ends | (set(line.ends) - stacks):
            rows.setdefault(end, set()).add(row)
    there = [corpus.entities[one] for one in rows if one in corpus.entities]
    for who in sorted(there, key=lambda one: (one.name.casefold(), one.id)):
        yield Named(
            id=who.id,
            name=who.name,
            kind=entity_kind(who.kind).label.lower(),
            aliases=tuple(alias for alias in who.aliases if alias != who.name),
            note=who.note if desk.notes else "",
            rows=tuple(sorted(rows[who.id])),
            drawn=who.id in drawn,
        )


def _omitted(corpus: Corpus, found: Gated) -> Iterable[Omitted]:
    place = {row: at for at, row in enumerate(found.rows)}
    for one in found.left_out:
        relation = corpus.relations[one.relation]
        ends = corpus.entities[relation.source].name, corpus.entities[relation.target].name
        label = relation.label or relation_label(relation.kind)
        arrow = "→" if relation.directed else "—"
        yield Omitted(f"{ends[0]} — {label} {arrow} {ends[1]}", why(one), place.get(one.row))


def _unnamed(corpus: Corpus, desk: _Desk, found: Gated) -> str:
    """How much is not named at all: hidden, rejected, and articles that are not cited."""
    hidden = sum(one.hidden and not one.rejected for one in corpus.entities.values())
    rejected = sum(one.rejected for one in corpus.entities.values())
    wrong = sum(one.verdict == "rejected" for one in corpus.relations.values())
    uncited = len(corpus.documents) - len(desk.articles)
    counts = (
        (hidden, "hidden name", "hidden names"), (rejected, "rejected name", "rejected names"),
        (wrong, "rejected relation", "rejected relations"),
        (uncited, "article that is not cited", "articles that are not cited"),
    )  # fmt: skip
    said = [f"{many:,} {one if many == 1 else more}" for many, one, more in counts if many]
    return f"Not named here: {', '.join(said)}." if said else ""


def _title(corpus: Corpus) -> str:
    """The title of the only article; of one without a headline the name of its file."""
    documents = list(corpus.documents.values())
    if len(documents) != 1:
        return f"Report on {len(documents)} articles"
    only = documents[0]
    begun = bool(only.source) and only_begun(only.title, corpus.store.text_of(only.id))
    return only.source if begun else only.title
