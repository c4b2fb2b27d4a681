"""The publication gate: which statements of what is shown go into a report, and why others do not.

Each statement (a relation) is judged by itself: a line whose "met" has two sources and whose
"paid" has one is printed as "met" alone. Hidden and rejected things are never shown, so they never
reach the gate, and nothing here names them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from explorer.graph.passing import claims_left
from explorer.graph.projection import Line, drawn_ends, drawn_line
from explorer.graph.view import Stack, ViewState, Visible
from explorer.graph.weighing import ClaimsOf, backing, told_of, weakest
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind
from explorer.model.records import Verdict

Obstacle = Literal["unconfirmed", "disputed", "sources"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What a statement must have: a person's yes, and so many independent sources that say so."""

    confirmed: bool = False
    sources: int = 0

    @property
    def open(self) -> bool:
        """Whether everything shown goes in."""
        return not self.confirmed and self.sources < 1


class Standing(NamedTuple):
    """What the gate asks of a statement: a person's verdict, and how many sources say so."""

    verdict: Verdict
    sources: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A relation that does not go in, the row of its line in what is shown, and why.

    ``sources`` is how many independent sources say so.
    """

    relation: str
    row: int
    why: tuple[Obstacle, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Gated:
    """What goes in, and what stays out; ``rows`` are those of the lines that go in as shown."""

    gate: Gate
    passed: Visible
    rows: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    shown: int

    @property
    def kept_out(self) -> dict[int, tuple[Obstacle, ...]]:
        """Of each line that stays out as a whole, why: what keeps its best statement out."""
        best: dict[int, tuple[Obstacle, ...]] = {}
        for one in self.left_out:
            if one.row not in self.rows and (
                one.row not in best or _weight(one.why) < _weight(best[one.row])
            ):
                best[one.row] = one.why
        return best


def standings(corpus: Corpus, shown: Visible) -> Iterator[tuple[str, Standing]]:
    """How each statement that is shown stands: of a large graph this is most of the work."""
    for line in shown.lines:
        left = claims_left(corpus, line.relations, shown.asked)
        for relation in line.relations:
            yield relation, standing_of(corpus, relation, left)


def standing_of(corpus: Corpus, relation: str, left: ClaimsOf | None = None) -> Standing:
    """How a statement stands; who denies what others say is no source of it.

    ``left`` tells what of its sentences counts, None for all.
    """
    told = told_of(corpus, corpus.relations[relation], left)
    denying = told.factuality == "negated"
    return Standing(told.verdict, backing(corpus, (relation,), denying, left).independent)


def gated(
    corpus: Corpus, shown: Visible, gate: Gate, known: Mapping[str, Standing] | None = None
) -> Gated:
    """Pass what is shown through the gate; who loses all lines is not in the picture either.

    ``known`` are the :func:`standings`, where they are known already.
    """
    if gate.open:
        return Gated(gate, shown, tuple(range(len(shown.lines))), (), len(shown.lines))
    known = dict(standings(corpus, shown)) if known is None else known
    stacks = {stack.id: stack for stack in shown.stacks}
    found: dict[int, Line] = {}
    out: list[LeftOut] = []
    for row, line in enumerate(shown.lines):
        fails = [_failure(relation, row, gate, known[relation]) for relation in line.relations]
        out += [failure for failure in fails if failure is not None]
        kept = [r for r, why in zip(line.relations, fails, strict=True) if why is None]
        if kept:
            whole = len(kept) == len(line.relations)
            found[row] = line if whole else _narrowed(corpus, line, kept, stacks, shown.asked)
    return Gated(
        gate, _of_lines(shown, list(found.values()), stacks), tuple(found), tuple(out),
        len(shown.lines),
    )  # fmt: skip


def counted(found: Gated) -> str:
    """What goes in and what stays out, in one sentence.

    "18 of 24 lines go in; 6 are left out: 4 not confirmed, 2 rest on one source."
    """
    inside, out = len(found.rows), found.kept_out
    lines = "line goes" if found.shown == 1 else "lines go"
    if not found.left_out:
        what = "The one line goes in." if found.shown == 1 else f"All {found.shown} lines go in."
        return what if found.shown else "No line is shown."
    said = f"{inside or 'None'} of {found.shown} {lines} in"
    if out:
        reasons = Counter(_reason(found.gate, why) for why in out.values())
        listed = ", ".join(
            f"{number} {words.replace('rest ', 'rests ') if number == 1 else words}"
            for words, number in reasons.most_common()
        )
        said += f"; {len(out)} {'is' if len(out) == 1 else 'are'} left out: {listed}"
    partly = len(found.left_out) - sum(one.row in out for one in found.left_out)
    if partly:
        verb = "statement of a line that goes in stays" if partly == 1 else (
            "statements of lines that go in stay"
        )  # fmt: skip
        said += f"; {partly} {verb} out"
    return said + "."


def condition(gate: Gate) -> str:
    """What the gate asks of each statement, in words."""
    asked = []
    if gate.confirmed:
        asked.append("that a person confirmed")
    if gate.sources > 0:
        many = "independent source says" if gate.sources == 1 else "independent sources say"
        asked.append(f"that at least {gate.sources} {many}")
    if not asked:
        return "All statements that are shown."
    return f"Only statements {' and '.join(asked)}; each is judged by itself, not its line."


def phrases(gate: Gate) -> tuple[str, ...]:
    """The same as a caption tells which filters were on."""
    confirmed = ("only what a person confirmed",) if gate.confirmed else ()
    sources = "independent source says" if gate.sources == 1 else "independent sources say"
    many = (f"only what at least {gate.sources} {sources}",) if gate.sources else ()
    return (*confirmed, *many)


def why(left: LeftOut) -> str:
    """Why a statement stays out, in words."""
    words = {
        "disputed": "disputed",
        "unconfirmed": "not confirmed",
        "sources": (
            "no source states it" if not left.sources
            else "rests on one source" if left.sources == 1
            else f"rests on {left.sources} independent sources"
        ),
    }  # fmt: skip
    return "; ".join(words[one] for one in left.why)


def _failure(relation: str, row: int, gate: Gate, stands: Standing) -> LeftOut | None:
    found: list[Obstacle] = []
    if gate.confirmed and stands.verdict != "confirmed":
        found.append("disputed" if stands.verdict == "disputed" else "unconfirmed")
    if stands.sources < gate.sources:
        found.append("sources")
    return LeftOut(relation, row, tuple(found), stands.sources) if found else None


def _reason(gate: Gate, obstacles: Sequence[Obstacle]) -> str:
    """The first thing that would have to be done for a line to go in."""
    if "unconfirmed" in obstacles:
        return "not confirmed"
    if "disputed" in obstacles:
        return "disputed"
    few = f"fewer than {gate.sources} sources"
    return f"rest on {'one source' if gate.sources == 2 else few}"


def _weight(obstacles: Sequence[Obstacle]) -> int:
    return sum({"sources": 1, "unconfirmed": 2, "disputed": 3}[one] for one in obstacles)


def _narrowed(
    corpus: Corpus,
    line: Line,
    kept: list[str],
    stacks: dict[str, Stack],
    asked: ViewState | None,
) -> Line:
    """The line of some of its relations; a stack's loses the members that have none left."""
    records, left = [corpus.relations[one] for one in kept], claims_left(corpus, kept, asked)
    told = [told_of(corpus, one, left) for one in records]
    acting = {one.id: corpus.acting().get(one.id, {}) for one in records}
    at = next((place for place, end in enumerate(line.ends) if end in stacks), None)
    if at is None:
        own = {one.id: acting[one.id] for one in records if one.ends != line.ends}
        return drawn_line(corpus, line.ends, kept, own, left)
    stack = stacks[line.ends[at]]
    ends = {end for one in records for end in (*one.ends, *drawn_ends(one, acting))}
    members = [one for one in zip(stack.members, stack.names, strict=True) if one[0] in ends]
    if len(members) == 1:
        one, other = sorted((members[0][0], line.ends[1 - at]))
        own = {record.id: acting[record.id] for record in records if record.ends != (one, other)}
        return drawn_line(corpus, (one, other), kept, own, left)
    name = f"{len(members)} {entity_kind(stack.kind).plural.lower()}"
    stacks[stack.id] = replace(
        stack, name=name, members=tuple(m for m, _ in members), names=tuple(n for _, n in members)
    )
    return replace(
        line,
        relations=tuple(kept),
        sentences=sum(one.sentences for one in told),
        backing=backing(corpus, kept, None, left),
        verdict=weakest(one.verdict for one in told),
        strands=(),
    )


def _of_lines(shown: Visible, kept: list[Line], stacks: dict[str, Stack]) -> Visible:
    """What the lines that are left join, in the order in which it was shown."""
    ends = {end for line in kept for end in line.ends}
    order = [
        one
        for entity in shown.entities
        for one in (entity, *(stacks[entity].members if entity in stacks else ()))
        if one in ends
    ]
    left = tuple(stacks[one.id] for one in shown.stacks if one.id in ends)
    drawn = Visible(tuple(order), tuple(kept), left, shown.counts, asked=shown.asked)
    return replace(drawn, counts=replace(shown.counts, story=len(drawn.drawn)))
