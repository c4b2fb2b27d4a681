"""How many copies of articles are found, and how many articles are taken for copies wrongly.

``python -m tests.benchmarks.copies DATA`` makes copies of the texts in a folder of JSON lists of
objects with a ``text`` (open evaluation sets): cut, in other order, under another headline, lightly
edited, and all of that; each set is clustered whole with its copies. Two texts of a set are held to
be different articles. Beside them stand pairs that only look alike: two reports that quote the same
speech, and two articles over the same footer.
"""

import json
import random
import re
import sys
import time
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

from explorer.linking.copies import Signatures, clusters, near

WORDS = 120  # of an article that is copied; shorter ones are no news story
HEADLINE = "Breaking: what is known so far, and what is not\n\n"
FOOTER = (
    "Follow us on our channels for more stories like this one, write to the editors with what you "
    "know, and read our standards. All rights reserved by this newspaper and its partners."
)


def sentences(text: str) -> list[str]:
    """A text in pieces that an editor would cut at."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def cut(text: str, chance: random.Random) -> str:
    """The first half, as agencies write: the rest may go."""
    parts, half = sentences(text), len(text.split()) / 2
    kept: list[str] = []
    for part in parts:
        if sum(len(one.split()) for one in kept) >= half:
            break
        kept.append(part)
    return " ".join(kept)


def reordered(text: str, chance: random.Random) -> str:
    """Paragraphs of two sentences in another order."""
    parts = sentences(text)
    paragraphs = [" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def retitled(text: str, chance: random.Random) -> str:
    """Another headline, and another first sentence."""
    return HEADLINE + " ".join(sentences(text)[1:] or [text])


def edited(text: str, chance: random.Random) -> str:
    """One word in sixteen is another."""
    return " ".join("reportedly" if chance.random() < 1 / 16 else word for word in text.split())


def all_of_it(text: str, chance: random.Random) -> str:
    """Cut, reordered, edited, and under another headline."""
    return HEADLINE + edited(reordered(cut(text, chance), chance), chance)


COPIES: dict[str, Callable[[str, random.Random], str]] = {
    "cut": cut,
    "reordered": reordered,
    "new headline": retitled,
    "edited": edited,
    "all of it": all_of_it,
}


def main(folder: Path) -> None:
    """Measure and print."""
    chance = random.Random(7)
    found = {name: [0, 0] for name in COPIES}
    false = strangers = 0
    every: list[str] = []
    for path in sorted(folder.glob("*.json")):
        texts = [entry["text"] for entry in json.loads(path.read_text(encoding="utf-8"))]
        news = [text for text in dict.fromkeys(texts) if len(text.split()) >= WORDS]
        every += news
        whole = {f"{path.stem}-{at}": text for at, text in enumerate(news)}
        for name, change in COPIES.items():
            made = {f"{one}+": change(text, chance) for one, text in whole.items()}
            where = clusters(whole | made)
            for one in whole:
                found[name][0] += where.get(one, one) == where.get(f"{one}+", f"{one}+")
            found[name][1] += len(whole)
            wrong = [p for p in combinations(whole, 2) if where.get(p[0], 0) == where.get(p[1], 1)]
            strangers += len(whole) * (len(whole) - 1) // 2
            false += len(wrong)
            for pair in wrong[:5] if name == "cut" else ():
                print("held for copies:", *pair)
    for name, (hit, all_) in found.items():
        print(f"{name:14} {hit} of {all_} found ({hit / max(all_, 1):.1%})")
    print(f"false pairs    {false} of {strangers}")
    lookalikes(every, chance)
    speed(every)


def lookalikes(texts: list[str], chance: random.Random) -> None:
    """Pairs of articles that share a speech or a footer, and how many are taken for copies."""
    wrong = {"same speech": 0, "same footer": 0}
    long = [text for text in texts if len(text.split()) >= 300]
    pairs = list(pairwise(long))
    for one, other in pairs:
        speech = " ".join(chance.choice(long).split()[:200])
        quoted = [f"{text[:1500]}\n\n“{speech}”\n\n{text[1500:2000]}" for text in (one, other)]
        wrong["same speech"] += bool(clusters(dict(enumerate_ids(quoted))))
        footed = [f"{text[:800]}\n\n{FOOTER}" for text in (one, other)]
        wrong["same footer"] += bool(clusters(dict(enumerate_ids(footed))))
    for name, count in wrong.items():
        print(f"{name:14} {count} of {len(pairs)} taken for copies")


def enumerate_ids(texts: list[str]) -> list[tuple[str, str]]:
    """Texts with ids."""
    return [(str(at), text) for at, text in enumerate(texts)]


def speed(texts: list[str]) -> None:
    """The processor time of signing 5,000 articles, and of comparing one with them."""
    chance = random.Random(11)
    pool = [part for text in texts for part in sentences(text)]
    many = {str(at): " ".join(chance.sample(pool, 22)) for at in range(5000)}
    signatures = Signatures()
    start = time.process_time()
    for name, text in many.items():
        signatures.add(name, text)
    signed = time.process_time() - start
    words = sum(len(text.split()) for text in many.values()) / len(many)
    start = time.process_time()
    signatures.alike("17", many)
    alone = time.process_time() - start
    start = time.process_time()
    near(["17"], many, signatures, many.__getitem__)
    compared = time.process_time() - start
    print(
        f"5,000 articles of {words:.0f} words signed in {signed:.1f} s; one compared in "
        f"{1000 * alone:.1f} ms, with those that hang together in {1000 * compared:.1f} ms"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
