"""Are people joined across articles, and nobody wrongly: ``python -m tests.benchmarks.joining``.

``FOLDER`` holds pairs of files as people who study coreference across documents publish ECB+
(Cybulska and Vossen 2014, CC BY 3.0): ``NAME_text.txt`` with document, sentence, number and text of
each token between tabs, and ``NAME_entity_gold_mentions.json`` with the tokens and the
``coref_chain`` of each mention of a person. ``--stories`` and ``--articles`` choose those with the
most people in several articles; without them every story is taken.

Counted is each article that names a person whom other articles name too: joined if its entity is
the one that most of them have. What holds mentions of two people is printed, to be judged: the data
has chains apart that are the same person.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from explorer.formats.explorer_json import read
from explorer.model.records import Extraction

PEOPLE = ("HUM", "PER")
_TIGHT = re.compile(r"^(['’]s|n['’]t|['’](re|ve|ll|d|m)|[.,;:!?%)\]”])$", re.IGNORECASE)
_OPEN = ("(", "[", "“", "$")


@dataclass
class Article:
    """A text made of its tokens, with where each of them stands: (start, end)."""

    name: str
    text: str = ""
    tokens: list[tuple[int, int]] = field(default_factory=list)
    story: str = ""  # one seminal event


@dataclass(frozen=True)
class Named:
    """A mention with a name in it: its chain, and characters of its article."""

    chain: str
    article: str
    text: str
    start: int
    end: int


def articles_of(file: Path) -> dict[str, Article]:
    """Articles by name, one line for each sentence."""
    found: dict[str, Article] = {}
    before, address = ("", ""), False
    for row in file.read_text(encoding="utf-8").splitlines():
        if row.count("\t") < 3:
            continue
        name, sentence, _, word = row.split("\t")[:4]
        article = found.setdefault(name, Article(name))
        address = word.startswith("http") if (name, sentence) != before else address
        if address:  # where the article was found, which is none of its text
            article.tokens.append((len(article.text), len(article.text)))
            before = name, sentence
            continue
        if (name, sentence) != before:
            article.text += "\n\n" if article.text else ""
        elif not (_TIGHT.match(word) or article.text.endswith(_OPEN)):
            article.text += " "
        before = name, sentence
        article.tokens.append((len(article.text), len(article.text) + len(word)))
        article.text += word
    return found


def named_in(file: Path, articles: dict[str, Article]) -> Iterator[Named]:
    """Mentions of people by name; pronouns and common nouns tell nothing about joining."""
    for one in json.loads(file.read_bytes()):
        places = one.get("tokens_ids") or one.get("tokens_number") or []
        article = articles.get(one["doc_id"])
        words = one["tokens_str"].split()
        if article is None:
            continue
        article.story = one.get("subtopic") or one["topic"]
        if (
            one["mention_type"] not in PEOPLE
            or one["is_pronoun"]
            or max(places) >= len(article.tokens)
        ):
            continue
        spans = [article.tokens[place] for place in places]
        start, end = min(spans)[0], max(spans)[1]
        if start == end:
            continue
        if article.text[start:end].split() != words and "".join(words) != "".join(
            article.text[start:end].split()
        ):
            raise ValueError(f"{article.name}: {article.text[start:end]!r} is not {words}")
        if not _head(words)[:1].isupper():  # "Spiro man" names nobody
            continue
        yield Named(one["coref_chain"], article.name, one["tokens_str"], start, end)


def _head(words: list[str]) -> str:
    """The last word of a mention, without a possessive."""
    return words[-2] if words[-1] in ("'s", "’s", "'") and len(words) > 1 else words[-1]


def chosen(articles: dict[str, Article], named: list[Named], stories: int, most: int) -> set[str]:
    """Names of articles: of the stories with the most people in several of them."""
    by_story: dict[str, list[str]] = defaultdict(list)
    for name in articles:
        by_story[articles[name].story].append(name)
    kept: dict[str, list[str]] = {}
    worth: Counter[str] = Counter()
    for story, names in by_story.items():
        rank = Counter(one.article for one in named if one.article in names)
        kept[story] = [name for name, _ in rank.most_common(most)]
        places = {(one.chain, one.article) for one in named if one.article in kept[story]}
        worth[story] = sum(count for count in Counter(c for c, _ in places).values() if count > 1)
    return {name for story, _ in worth.most_common(stories) for name in kept[story]}


def extracted(articles: list[Article]) -> Extraction:
    """What the program finds in the articles, read as a newsroom would hand them in."""
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            Path(folder, f"{article.name}.txt").write_text(article.text, encoding="utf-8")
        target = Path(folder, "found.json")
        command = [sys.executable, "-m", "explorer", "extract", folder, "-o", str(target)]
        subprocess.run(command, check=True, capture_output=True)
        return read(target.read_bytes(), target.name)


def main() -> int:
    """Print what is joined, what is not, and what may be joined wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=10_000, help="of each story")
    asked = parser.parse_args()
    articles: dict[str, Article] = {}
    named: list[Named] = []
    for text in sorted(asked.folder.glob("*_text.txt")):
        some = articles_of(text)
        articles |= some
        gold = text.with_name(text.name.replace("_text.txt", "_entity_gold_mentions.json"))
        named += named_in(gold, some)
    names = chosen(articles, named, asked.stories, asked.articles)
    print(f"{len(names)} articles of {len({articles[name].story for name in names})} stories")
    found = extracted([articles[name] for name in sorted(names)])
    return report(found, articles, [one for one in named if one.article in names])


def report(found: Extraction, articles: dict[str, Article], named: list[Named]) -> int:
    """Hold what was found against what people marked; 0."""
    known = {one.id: one for one in found.entities}
    files = {one.id: one.source.removesuffix(".txt") for one in found.documents}
    mentions = defaultdict(list)
    for mention in found.mentions:
        text = articles[files[mention.document]].text[mention.start : mention.end]
        if text[:1].isupper() and known[mention.entity].kind == "PERSON":
            mentions[files[mention.document]].append((mention, text))
    of_chain: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    text_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for one in named:
        for mention, text in mentions[one.article]:
            if one.start <= mention.start and one.end - 3 <= mention.end <= one.end:
                of_chain[one.chain][one.article][mention.entity] += 1
                text_of[one.chain, mention.entity].add(text)
                holders[mention.entity][one.chain] += 1
                break
    places = joined = 0
    for chain, by_article in sorted(of_chain.items()):
        of = [counts.most_common(1)[0][0] for counts in by_article.values()]
        every = Counter(of)
        main = max(every, key=lambda one: (every[one], len(known[one].name.split())))
        words = {word.casefold() for word in known[main].name.split()}
        counts = Counter(
            one  # and not "the driver" in capitals
            for one in of
            if any(words & set(text.casefold().split()) for text in text_of[chain, one])
        )
        if counts.total() < 2:
            continue
        places += counts.total()
        joined += counts.most_common(1)[0][1]
        if len(counts) > 1:
            told = (
                f"{count} x {known[entity].name} ({', '.join(sorted(text_of[chain, entity]))})"
                for entity, count in counts.most_common()
            )
            print("apart: ", " | ".join(told))
    for entity, chains in holders.items():
        if len(chains) > 1:
            told = (f"{count} x {sorted(text_of[c, entity])}" for c, count in chains.most_common())
            print("judge: ", known[entity].name, "|", " | ".join(told))
    print(f"joined: {joined} of {places} articles that name somebody whom another one names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
