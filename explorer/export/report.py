"""What a report says, before it is written as HTML, Word or Markdown; all of it unescaped text.

Characters are counted from 1 and both ends are included, as people count: characters 3–5 of
"abcdef" are "cde". In Python that is ``text[first - 1 : last]``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explorer.export.marking import Piece

HOW_TO_CHECK = (
    "The number at a line in the figure is the number in the margin. Under it stands each sentence "
    "with its article, its paragraph, its place in that paragraph, and its characters in the text "
    "of the article. Characters are Unicode code points, counted from 1; a line break is one. The "
    "SHA-256 in the list of articles is that of this text in UTF-8, with a line feed at the end of "
    "a line and no byte-order mark. Where an article came as a web page, PDF or office file, its "
    "text is what was read from it and is shown beside the graph; the file has a SHA-256 of its "
    "own. A speaker counts as one source however many articles cite it, and so do all copies of "
    "one article."
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article that the report cites; ``copy_of`` is the number of the one it is a copy of.

    ``sha256`` is that of its text, ``file_sha256`` that of the file where this is another.
    """

    number: int
    title: str
    author: str
    published: str
    source: str
    grade: str
    sha256: str
    copy_of: int | None
    file_sha256: str = ""

    @property
    def hashes(self) -> tuple[str, ...]:
        """What tells that a text, and the file that it was read from, are the same: a line each."""
        if not self.file_sha256:
            return (f"SHA-256 {self.sha256}",)
        return f"SHA-256 of the text {self.sha256}", f"SHA-256 of the file {self.file_sha256}"

    @property
    def told(self) -> str:
        """What is known of it, on one line."""
        parts = (
            f"“{self.title}”",
            self.author,
            self.published,
            self.source,
            f"graded {self.grade}" if self.grade else "",
            f"a copy of article {self.copy_of}" if self.copy_of is not None else "",
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence; ``first`` and ``last`` are its characters in the text of the article.

    ``verdict`` is empty where no person judged the sentence by itself.
    """

    pieces: tuple[Piece, ...]
    article: int
    paragraph: int | None
    sentence: int | None
    first: int
    last: int
    speaker: str
    certainty: str
    when: str
    verdict: str
    note: str

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def place(self) -> str:
        """Paragraph and sentence; empty where the article has none there."""
        if self.paragraph is None:
            return ""
        return f"paragraph {self.paragraph}, sentence {self.sentence}"

    @property
    def characters(self) -> str:
        """The range of characters, and of which article."""
        return f"characters {self.first}–{self.last} of article {self.article}"

    @property
    def told(self) -> tuple[str, ...]:
        """Who says so, how surely, of when, and what a person says of the sentence."""
        when = f"when: {self.when}" if self.when else ""
        parts = (f"speaker: {self.speaker}", self.certainty, when, self.verdict)
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation with its sentences; ``remarks`` tell more than verdict and certainty do."""

    source: str
    label: str
    target: str
    directed: bool
    kind: str
    certainty: str
    verdict: str
    note: str
    remarks: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def heading(self) -> str:
        """Source, label and target, with an arrow where there is a direction."""
        arrow = "→" if self.directed else "—"
        return f"{self.source} — {self.label} {arrow} {self.target}"

    @property
    def told(self) -> tuple[str, ...]:
        """Kind, certainty, verdict, and what more there is to say."""
        return (self.kind, self.certainty, self.verdict, *self.remarks)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the figure; ``row`` is that in what passed, ``drawn`` whether it has a place."""

    row: int
    number: int
    drawn: bool
    ends: tuple[str, str]
    backing: str
    verdict: str
    statements: tuple[Statement, ...]

    @property
    def heading(self) -> str:
        """The two ends; of a line that states one thing, that."""
        return self.single.heading if self.single else " — ".join(self.ends)

    @property
    def single(self) -> Statement | None:
        """What the line states, where that is one thing."""
        return self.statements[0] if len(self.statements) == 1 else None

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands under the heading."""
        told = self.single.told if self.single else (self.verdict,)
        aside = () if self.drawn else ("not in the figure: no room",)
        return (self.backing, *told, *aside)


@dataclass(frozen=True, slots=True)
class Named:
    """A row of the index; ``rows`` are those of the lines that it has.

    ``id`` is the entity's, which ties the row to the figure and is written nowhere. One that is
    not ``drawn`` acts for another there, as a capital does for its country.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    note: str
    rows: tuple[int, ...]
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Omitted:
    """What does not go in: ends and label, why, and the row of its line where that goes in."""

    heading: str
    why: str
    row: int | None


@dataclass(frozen=True)
class Report:
    """All of a report but its figure; ``counted`` says what goes in, ``unnamed`` what is hidden."""

    title: str
    made: str
    condition: str
    counted: str
    entries: tuple[Entry, ...]
    index: tuple[Named, ...]
    articles: tuple[Article, ...]
    omitted: tuple[Omitted, ...]
    unnamed: str

    @property
    def summary(self) -> str:
        """How much it holds."""
        quotes = sum(len(one.quotes) for entry in self.entries for one in entry.statements)
        counts = (
            (len(self.entries), "line", "lines"), (len(self.index), "name", "names"),
            (quotes, "sentence", "sentences"), (len(self.articles), "article", "articles"),
        )  # fmt: skip
        told = [f"{many:,} {one if many == 1 else more}" for many, one, more in counts]
        drawn = sum(one.drawn for one in self.index)
        if drawn < len(self.index):  # "Moscow" for Russia, of which only the latter is drawn
            told[1] += f" ({drawn:,} in the figure, the others act for these)"
        return ", ".join(told)

    @cached_property
    def _by_row(self) -> dict[int, int]:
        return {entry.row: entry.number for entry in self.entries}

    def numbers(self, rows: Sequence[int]) -> list[int]:
        """The numbers of lines, in order."""
        known = self._by_row
        return sorted(known[row] for row in rows if row in known)

    def omission(self, one: Omitted) -> str:
        """What was left out and why, and where the rest of its line is."""
        numbers = self.numbers([one.row]) if one.row is not None else []
        inside = f" (line {numbers[0]} goes in without it)" if numbers else ""
        return f"{one.heading} · {one.why}{inside}"

    def numbered(self, numbers: Mapping[int, int]) -> "Report":
        """With the numbers that a figure gives to its lines, by row.

        Lines for which the figure has no room get the numbers behind.
        """
        free = max(numbers.values(), default=0)
        entries = []
        for entry in self.entries:
            drawn = entry.row in numbers
            free += not drawn
            number = numbers[entry.row] if drawn else free
            entries.append(replace(entry, number=number, drawn=drawn))
        return replace(self, entries=tuple(sorted(entries, key=lambda one: one.number)))
