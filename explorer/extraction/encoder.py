"""The small encoder of ``resources/models``: for every word what name it is part of, and a vector.

Trained by ``explorer/training`` and run by onnxruntime, on one thread unless more are given. The
weights' digest stands in ``resources/models/encoder.toml`` and is checked at load.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from explorer.errors import ModelMissing
from explorer.extraction.parsing import Parsed
from explorer.extraction.processors import EXACT, is_exact, session_of
from explorer.extraction.wordpieces import windows
from explorer.resources import resource

_SPACY = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "PLACE": "GPE",
    "EVENT": "EVENT",
    "OTHER": "WORK_OF_ART",
}
_FINER = {
    "PLACE": ("GPE", "LOC", "FAC"),
    "OTHER": ("NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"),
}
_VALUES = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"}
)
_KEPT = frozenset({"PERSON", "ORG", "GPE"})
_DOUBTED = 0.8
_HANGING = frozenset({"of", "for", "de", "and", "&"})
_INNER = frozenset({"of", "the", "for", "de", "and", "&", "in", "on", "at", "to", "a", "la", "du"})
_NO_SPINNING = ("session.intra_op.allow_spinning", "0")
IN_A_NAME = 0.5
"""A word is in a name where "no name" is less probable than this."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """What the encoder makes of one passage.

    ``vectors`` (tokens, 384) and ``scores`` (tokens, labels) by spaCy's tokens; ``labels`` names
    the columns of the scores ("O", "B-PERSON", "I-PERSON" …). Vectors are kept in half precision,
    for those of a long text are the most of what the program holds in memory.
    """

    vectors: NDArray[np.float16]
    scores: Floats
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The loaded model, its labels and the properties that its relation head knows."""

    run: Any
    labels: tuple[str, ...]
    properties: tuple[str, ...]
    width: int
    head: dict[str, Floats]


@cache
def load_encoder(threads: int = 1) -> Encoder:
    """Load the encoder; raises :class:`ModelMissing` where it is not what was trained.

    What it says does not depend on ``threads``, for each of them does whole rows, nor on the
    processor (``processors`` tells why it might; ``tests/benchmarks/processors`` measures).
    """
    try:
        table = tomllib.loads(resource("models", "encoder.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _damaged("encoder.toml") from None
    for name, digest in table["sha256"].items():
        path = resource("models", name)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise _damaged(name)
    exact = () if is_exact() else (EXACT,)
    session = session_of("encoder.onnx", threads, _NO_SPINNING, *exact)
    with np.load(resource("models", "relations.npz"), allow_pickle=False) as file:
        head = {name: file[name].astype(np.float32) for name in file.files}
    return Encoder(
        session.run, tuple(table["labels"]), tuple(table["properties"]), table["width"], head
    )


def _damaged(name: str) -> ModelMissing:
    return ModelMissing(f"The model file {name} is damaged or missing; install again.")


def encode(article: list[Parsed], encoder: Encoder) -> list[Encoded]:
    """Read an article; one :class:`Encoded` a passage."""
    words = [[token.text for token in parsed.doc] for parsed in article]
    vectors = [np.zeros((len(each), encoder.width), np.float16) for each in words]
    scores = [np.zeros((len(each), len(encoder.labels)), np.float32) for each in words]
    for each in scores:
        each[:, 0] = 1.0
    for window in windows(words):
        ids = np.array([window.ids], np.int64)
        shapes = np.array([window.shapes], np.int64)
        hidden, label = encoder.run(None, {"ids": ids, "shapes": shapes})
        for (passage, token), piece in zip(window.words, window.first, strict=True):
            vectors[passage][token] = hidden[0, piece]
            scores[passage][token] = label[0, piece]
    return [Encoded(v, s, encoder.labels) for v, s in zip(vectors, scores, strict=True)]


def labelled_spans(encoded: Encoded, words: list[str]) -> list[tuple[int, int, str]]:
    """The names of a passage of these words: their tokens and the kind.

    A word is in a name where some name is more probable than none; it begins one where that is
    more probable than going on; the kind is the one that all words together make most probable.
    """
    scores = encoded.scores
    kinds = list(dict.fromkeys(x.partition("-")[2] for x in encoded.labels if x != "O"))
    begin = scores[:, [encoded.labels.index(f"B-{kind}") for kind in kinds]]
    inside = scores[:, [encoded.labels.index(f"I-{kind}") for kind in kinds]]
    named = (scores[:, 0] < IN_A_NAME).tolist()
    begins = (begin.sum(1) > inside.sum(1)).tolist()
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(named):
        if not named[at] or words[at] in _HANGING:
            at += 1
            continue
        end = at + 1
        while (
            at > 0
            and not begins[at]
            and words[at - 1][:1].isupper()
            and scores[at - 1, 0] < _DOUBTED
            and not named[at - 1]
        ):
            at -= 1  # "Premier | League": a name that goes on must have begun
        while end < len(named) and named[end] and not begins[end]:
            end += 1
        if end < len(named) and named[end] and words[end - 1] in _HANGING:
            begins[end] = False  # "Port of | Lagos" is one name
            continue
        votes = (begin[at:end] + inside[at:end]).sum(0)
        kind = kinds[int(votes.argmax())]
        if kind != "EVENT" or not any(w.islower() and w not in _INNER for w in words[at:end]):
            found.append((at, end, kind))  # "Russian invasion of Ukraine" is words, no name
        at = end
    return found


def _widened(cut: Span, seen: Span, read: Encoded) -> bool:
    """Whether spaCy's longer name stands for one that the encoder cut where it was in doubt."""
    if seen.label_ not in _KEPT or len(seen) > 4:
        return False
    rest = [i for i in range(seen.start, seen.end) if not cut.start <= i < cut.end]
    within = seen.start <= cut.start and cut.end <= seen.end
    doubted = all(read.scores[i, 0] < _DOUBTED and seen.doc[i].text[0].isupper() for i in rest)
    return bool(rest) and within and doubted


def set_names(article: list[Parsed], encoded: list[Encoded]) -> None:
    """Put the encoder's names in the place of spaCy's; dates and numbers stay.

    Where spaCy saw the same words more finely (a people and a law are both "other"), its kind is
    kept, and so is a name that it alone sees where the encoder is in doubt.
    """
    for parsed, read in zip(article, encoded, strict=True):
        doc = parsed.doc
        taken: dict[int, Span] = {}
        for first, last, kind in labelled_spans(read, [t.text for t in doc]):
            while first < last and doc[first].is_space:
                first += 1
            while last > first and doc[last - 1].is_space:
                last -= 1
            if first < last:
                label = _SPACY[kind]
                finer = {t.ent_type_ for t in doc[first:last]} & set(_FINER.get(kind, ()))
                if len(finer) == 1:
                    label = finer.pop()
                taken.update(dict.fromkeys(range(first, last), Span(doc, first, last, label)))
        for seen in doc.ents:
            places = range(seen.start, seen.end)
            touched = {taken[i].start: taken[i] for i in places if i in taken}
            cut = next(iter(touched.values()), seen)
            if len(touched) == 1 and _widened(cut, seen, read):
                taken.update(dict.fromkeys(places, seen))
            doubted = read.scores[seen.start : seen.end, 0].min() < _DOUBTED
            if not touched and (seen.label_ in _VALUES or (seen.label_ in _KEPT and doubted)):
                taken.update(dict.fromkeys(places, seen))
        doc.set_ents([span for i, span in sorted(taken.items()) if span.start == i])
