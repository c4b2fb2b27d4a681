"""What corrections have changed in a figure since a person last looked at it.

A figure keeps what each member was called and each line said. Compared with what they are now,
that gives the list of corrections, also of what is gone; nothing vanishes unsaid.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from explorer.graph.figures import Members, is_drawn, members
from explorer.graph.projection import Line
from explorer.graph.scene import Scene
from explorer.graph.view import ViewState
from explorer.graph.weighing import verdict_of
from explorer.model.corpus import Corpus
from explorer.model.message import Message
from explorer.model.records import Figure, Seen

Pair = tuple[str, str]
_SURE, _UNSURE, _DENIED = "said", "not asserted", "denied"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that is otherwise than it was, and the members at which it shows, if any."""

    told: Message
    entities: tuple[str, ...] = ()
    lines: tuple[Pair, ...] = ()


def seen(corpus: Corpus, entities: Iterable[str], lines: Iterable[Line]) -> tuple[Seen, ...]:
    """What entities are called and lines say now, to be kept in a figure."""
    names = ((one, corpus.entities[one].name) for one in entities if one in corpus.entities)
    return (*names, *(_said(line) for line in lines))


def seen_now(corpus: Corpus, figure: Figure) -> tuple[Seen, ...]:
    """What all that a figure shows is called and says now."""
    found = members(corpus, figure)
    return seen(corpus, found.entities, found.lines)


def corrections(corpus: Corpus, figure: Figure) -> tuple[Correction, ...]:
    """What differs from what was seen: names first, then lines, then what came.

    Nothing where nothing was seen yet, as of a figure that came in a file.
    """
    if not figure.seen:
        return ()
    found = members(corpus, figure)
    before = {str(one[0]): str(one[1]) for one in figure.seen if len(one) == 2}
    return (
        *_of_names(corpus, figure, before),
        *_of_lines(corpus, figure, found, before),
        *_come(corpus, figure, found, before),
    )


def marked(corpus: Corpus, scene: Scene, view: ViewState) -> Scene:
    """A scene of the figure that is looked at, with marks at what corrections changed."""
    figure = corpus.figures.get(view.figure)
    found = corrections(corpus, figure) if figure is not None else ()
    if not found:
        return scene
    marks: set[str | Pair] = set()
    for one in found:
        marks |= {*one.entities, *one.lines}
    return replace(scene, corrected=frozenset(marks))


def _of_names(corpus: Corpus, figure: Figure, before: dict[str, str]) -> Iterator[Correction]:
    for entity, name in before.items():
        record = corpus.entities.get(entity)
        if record is not None and is_drawn(corpus, entity):
            if record.name != name:
                told = Message.of("“{before}” is “{now}” now", before=name, now=record.name)
                yield Correction(told, (entity,))
        elif record is not None:
            how = "rejected" if record.rejected else "hidden"
            yield Correction(Message.of(f"“{{name}}” was {how}", name=name))
        elif heir := _heir(corpus, figure, name):
            now = corpus.entities[heir].name
            yield Correction(
                Message.of("“{before}” is one with “{now}”", before=name, now=now), (heir,)
            )
        else:
            yield Correction(Message.of("“{name}” is no longer in the project", name=name))


def _of_lines(
    corpus: Corpus, figure: Figure, found: Members, before: dict[str, str]
) -> Iterator[Correction]:
    lines = {line.ends: line for line in found.lines}
    for one in figure.seen:
        if len(one) == 2:
            continue
        ends = [_now(corpus, figure, str(end), before) for end in one[:2]]
        pair = (min(ends), max(ends))
        line, words = lines.get(pair), str(one[2])
        if line is None:
            if all(is_drawn(corpus, end) for end in ends):  # else its end's going says so
                there = corpus.relations_between(*pair)
                no = there and all(verdict_of(corpus, one) == "rejected" for one in there)
                how = "“{words}” was rejected" if no else "“{words}” no longer ties them"
                yield Correction(_told(_names(corpus, pair), how, words=words))
            continue
        now, names = _said(line), _names(corpus, pair)
        same_pair = pair == tuple(one[:2])
        for told in _differences(one, now, names, same_pair):
            yield Correction(told, lines=(pair,))


def _come(
    corpus: Corpus, figure: Figure, found: Members, before: dict[str, str]
) -> Iterator[Correction]:
    known = {
        tuple(sorted(_now(corpus, figure, str(end), before) for end in one[:2]))
        for one in figure.seen
        if len(one) > 2
    }
    heirs = {_now(corpus, figure, entity, before) for entity in before}
    for entity in found.entities:
        if entity not in heirs:
            name = corpus.entities[entity].name
            yield Correction(Message.of("“{name}” came by a correction", name=name), (entity,))
    for line in found.lines:
        if line.ends not in known:
            told = _told(_names(corpus, line.ends), "“{words}” is drawn now", words=line.label)
            yield Correction(told, lines=(line.ends,))


def _said(line: Line) -> Seen:
    arrow = {(True, False): "<", (False, True): ">", (True, True): "<>"}.get(line.arrows, "")
    sure = _DENIED if line.denied else _SURE if line.asserted else _UNSURE
    return (*line.ends, line.label, arrow, line.sentences, sure, line.verdict)


def _differences(
    was: Seen, now: Seen, names: dict[str, object], same_pair: bool
) -> Iterator[Message]:
    if was[2] != now[2]:
        yield _told(names, "“{before}” reads “{now}” now", before=was[2], now=now[2])
    if same_pair and was[3] != now[3]:
        yield _told(names, "the direction of “{words}” changed", words=now[2])
    if was[4] != now[4]:
        counts = {"words": now[2], "before": was[4], "now": now[4]}
        yield _told(names, "“{words}” has {now} sentences, it had {before}", **counts)
    if was[5] != now[5]:
        how = {
            _SURE: "“{words}” is asserted now",
            _UNSURE: "nobody asserts “{words}” any more",
            _DENIED: "“{words}” is denied now",
        }[str(now[5])]
        yield _told(names, how, words=now[2])
    if was[6] != now[6]:
        how = {
            "confirmed": "“{words}” was confirmed",
            "disputed": "“{words}” was disputed",
        }.get(str(now[6]), "the verdict on “{words}” was taken back")
        yield _told(names, how, words=now[2])


def _told(names: dict[str, object], template: str, **arguments: object) -> Message:
    return Message.of("{one} — {other}: " + template, **names, **arguments)


def _names(corpus: Corpus, pair: Pair) -> dict[str, object]:
    one, other = (corpus.entities[end].name for end in pair)
    return {"one": one, "other": other}


def _now(corpus: Corpus, figure: Figure, entity: str, before: dict[str, str]) -> str:
    """Who an entity is by now: itself, or whom it was merged into."""
    if entity in corpus.entities:
        return entity
    return _heir(corpus, figure, before.get(entity, "")) or entity


def _heir(corpus: Corpus, figure: Figure, name: str) -> str:
    """The member that is called as somebody was who is gone: a merge keeps names as aliases."""
    for entity in figure.entities:
        record = corpus.entities.get(entity)
        if name and record is not None and name in (record.name, *record.aliases):
            return entity
    return ""
