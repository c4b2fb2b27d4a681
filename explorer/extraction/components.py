"""spaCy's slowest components with the same result in a fraction of their time.

The parser and the entity recognizer let go of Python's lock and take it again for every move that
they try, which costs more than their networks do: :class:`Stepping` holds it, and asks them move
by move as their training does. The attribute ruler matches its patterns at every word, though
nearly all of them look at a tag and at a few common words: :class:`Remembering` asks it once for
each case that they can tell apart.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

_STEPPING, _REMEMBERING = "stepping", "remembering"
_RULER = "attribute_ruler"
_TOLD_APART = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_SEEN_BY_RECOGNIZER = 3
_LONGER = "longer"
"""Stands for the patterns of more than one word, of which only the first is looked at."""

_Case = tuple[int, int, int, bool]


def quicken(nlp: Language) -> None:
    """Put the components of this module in the place of a pipeline's own."""
    wanted = {"parser": _STEPPING, "ner": _STEPPING, _RULER: _REMEMBERING}
    for name in [name for name in nlp.pipe_names if name in wanted]:
        quick = wanted[name]
        nlp.add_pipe(quick, name=f"{quick}_{name}", before=name, config={"component": name})
        nlp.remove_pipe(name)


class Stepping:
    """A transition parser: greedy, all passages of a batch side by side (Nivre 2003)."""

    def __init__(self, parser: Any) -> None:
        """Ask ``parser``, a trained parser or entity recognizer with a beam of one."""
        self.name, self.model = parser.name, parser.model  # by these it hears its word vectors
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Read one passage."""
        self._read([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Read passages batch by batch."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        states = self._parser.moves.init_batch(docs)
        moving = [state for state in states if not state.is_final()]
        if moving:
            steps = self.model.predict(docs)
            scores = _Scores(steps, sum(map(len, docs)))
            while moving:
                seen = steps.get_token_ids(moving)
                moving = self._parser.transition_states(moving, scores.of(seen))
            steps.clear_memory()
        self._parser.set_annotations(docs, states)


class _Scores:
    """What a trained parser thinks of each move, (states, moves), by the tokens that a state sees.

    A recognizer sees the token at hand, and where a name is open also its first and its last one;
    where none is, which is nearly everywhere, all tokens are reckoned at once beforehand.
    """

    def __init__(self, steps: Any, tokens: int) -> None:
        """Read a batch of so many tokens, whose vectors ``steps`` has."""
        self._hidden = steps.state2vec.predict
        self._weights, self._bias = (steps.vec2scores.get_param(name) for name in ("W", "b"))
        self._apart = None
        if steps.state2vec.nF == _SEEN_BY_RECOGNIZER:
            seen = np.full((tokens, _SEEN_BY_RECOGNIZER), -1, dtype=np.int32)
            seen[:, 0] = np.arange(tokens)
            self._apart = self._reckoned(seen)

    def of(self, seen: NDArray[np.int32]) -> NDArray[np.float32]:
        """Scores for states that see these tokens (states, features), -1 for none."""
        if self._apart is None:
            return self._reckoned(seen)
        found = self._apart[seen[:, 0]]
        inside = seen[:, 1] >= 0
        if inside.any():
            found[inside] = self._reckoned(seen[inside])
        return found

    def _reckoned(self, seen: NDArray[np.int32]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._hidden(seen) @ self._weights.T + self._bias
        return found


class Remembering:
    """An attribute ruler that remembers what its patterns of one word say of a case.

    A case is a word's tag, role, whether it is blank, and the word itself where a pattern asks for
    it. A passage in which a longer pattern may begin is left to the ruler itself.
    """

    def __init__(self, ruler: Any) -> None:
        """Ask ``ruler``, an attribute ruler with its patterns."""
        self._ruler = ruler
        self._matcher = Matcher(ruler.vocab)
        self._words: set[str] = set()
        self._forms: list[re.Pattern[str]] = []
        self._asked_for: dict[int, bool] = {}
        self._known: dict[_Case, list[tuple[int, int]] | None] = {}
        self._able = True
        for number, row in enumerate(ruler.patterns):
            for pattern in row["patterns"]:
                self._able = self._able and all(set(word) <= _TOLD_APART for word in pattern)
                self._matcher.add(str(number) if len(pattern) == 1 else _LONGER, [pattern[:1]])
                self._note(pattern[0].get("LOWER"))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a passage's words; later rules win."""
        matches: list[tuple[int, int, int, int]] = []
        for token in doc:
            found = self._of(token) if self._able else None
            if found is None:
                self._ruler(doc)
                return doc
            matches += [(rule, match, token.i, token.i + 1) for rule, match in found]
        self._ruler.set_annotations(doc, sorted(matches))
        return doc

    def _note(self, asked: Any) -> None:
        """Take down which words a pattern asks for."""
        if isinstance(asked, str):
            self._words.add(asked)
        elif asked is not None and set(asked) <= {"IN", "REGEX"}:
            self._words.update(asked.get("IN", ()))
            self._forms += [re.compile(asked["REGEX"])] if "REGEX" in asked else []
        elif asked is not None:
            self._able = False

    def _of(self, token: Token) -> list[tuple[int, int]] | None:
        """The rules that match a word, None where a longer pattern may begin."""
        word = token.lower
        if word not in self._asked_for:
            lower = token.lower_
            known = lower in self._words
            self._asked_for[word] = known or any(form.search(lower) for form in self._forms)
        case = (token.tag, token.dep, word if self._asked_for[word] else 0, token.is_space)
        if case not in self._known:
            strings = token.vocab.strings
            span = token.doc[token.i : token.i + 1]
            matches = [m for m, _, _ in self._matcher(span, allow_missing=True)]
            names = [strings[match] for match in matches]
            self._known[case] = (
                None
                if _LONGER in names
                else [(int(name), match) for name, match in zip(names, matches, strict=True)]
            )
        return self._known[case]


@Language.factory(_STEPPING)
def _stepping(nlp: Language, name: str, component: str) -> Stepping:
    return Stepping(nlp.get_pipe(component))


@Language.factory(_REMEMBERING)
def _remembering(nlp: Language, name: str, component: str) -> Remembering:
    return Remembering(nlp.get_pipe(component))
