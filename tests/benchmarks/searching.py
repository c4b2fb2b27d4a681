"""Does any text in the search box find something or nothing, at once, and never fail?

``python -m tests.benchmarks.searching FILE.json [COUNT]``: FILE is what ``article-explorer extract
FOLDER -o FILE.json`` made of some hundred articles. 50,000 texts are searched for in a project of
them, by names, commands and sentences: names and words of it whole, cut, misspelled and mixed,
signs that mean something to a search engine, any letters of Unicode, and long ones. Printed are the
median, the 95th of a hundred and the slowest; the exit status is 1 where a bar is missed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from explorer.edits import documents
from explorer.formats.explorer_json import read
from explorer.graph.projection import lines
from explorer.model.corpus import Corpus
from explorer.session.session import Session
from explorer.window.search import Command, Names
from explorer.window.search_texts import found_in_texts

COUNT, BAR = 50_000, 0.05  # searches; seconds that 95 of 100 may take
SIGNS = (
    *('"', "*", "(", ")", ":", "^", "-", "+", "AND", "OR", "NOT", "NEAR(", "%", "_", "\\", "'"),
    *("\x00", "\n", "\t", "{", "}", "[", "]", "$", "?", "–", "“", "..", "--", ";", "/*"),
)


def strings(corpus: Corpus, draw: random.Random) -> Callable[[], str]:
    """A maker of texts that somebody may type, or paste by mistake."""
    names = [one.name for one in corpus.entities.values()]
    texts = [corpus.store.text_of(one) for one in corpus.documents]

    def words() -> str:
        text = draw.choice(texts)
        start = draw.randrange(len(text))
        return text[start : start + draw.choice((3, 8, 20, 60, 400))]

    def any_letters() -> str:
        found = (draw.randrange(0x20, 0x2FFFF) for _ in range(draw.randrange(1, 12)))
        return "".join(chr(one) for one in found if not 0xD800 <= one <= 0xDFFF)

    def misspelled() -> str:
        name = list(draw.choice(names))
        at = draw.randrange(len(name))
        name[at : at + draw.randrange(2)] = draw.choice(("", "x", name[at] * 2))
        return "".join(name)

    def signs() -> str:
        parts = (draw.choice((*SIGNS, draw.choice(names))) for _ in range(draw.randrange(1, 7)))
        return draw.choice(("", " ")).join(parts)

    makers = (
        lambda: draw.choice(names),
        lambda: draw.choice(names)[: draw.randrange(1, 6)],
        lambda: f"{draw.choice(names)} {draw.choice(('', '- ', '& '))}{draw.choice(names)}",
        misspelled,
        words,
        any_letters,
        signs,
        lambda: "\ud800" + draw.choice(names),  # half a letter, as some programs paste
    )
    return lambda: draw.choice(makers)()


def main() -> int:
    """Search, count what fails, and print how long it takes."""
    found = read(Path(sys.argv[1]).read_bytes(), sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        session = Session.create(Path(folder, "project.explorer"))
        session.perform(documents.add(session.corpus, found), by_hand=False)
        corpus = session.corpus
        names = Names(corpus, lines(corpus))
        commands = [Command(f"c{n}", f"Do thing {n}", "") for n in range(150)]
        make = strings(corpus, random.Random(11))
        taken, failed, empty = [], 0, 0
        for _ in range(count):
            text = make()
            started = time.perf_counter()
            try:
                told = names.find(text, commands) + found_in_texts(corpus, text)
                empty += not told
            except Exception as error:
                failed += 1
                print(f"{text!r}: {type(error).__name__}: {error}")
            taken.append(time.perf_counter() - started)
        session.close()
    taken.sort()
    late = taken[int(0.95 * len(taken))]
    print(
        f"{len(corpus.documents)} articles, {len(corpus.entities)} entities: {count:,} searches, "
        f"{failed} failed, {empty:,} found nothing; median {1000 * taken[len(taken) // 2]:.1f} ms, "
        f"95 of 100 in {1000 * late:.1f} ms, slowest {1000 * taken[-1]:.0f} ms"
    )
    return int(bool(failed) or late > BAR)


if __name__ == "__main__":
    sys.exit(main())
