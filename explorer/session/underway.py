"""Files and articles on their way: what is read, what is asked of a person, what is extracted.

A :class:`File` ends in its articles, an :class:`Article` in its extraction. Both are looked after
by one thread, that of the job; nothing here waits.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError, PasswordNeeded, UnreadableArticle
from explorer.model.files import Asked, Columns, Readout, Table
from explorer.model.message import Message
from explorer.model.records import Document, Extraction
from explorer.session.jobs import Question
from explorer.workers.inputs import is_exchange, is_table
from explorer.workers.pool import Workers


class Answers:
    """What was said of the files of one import: equal tables and passwords are asked for once."""

    def __init__(self, asked: Asked, asks: bool) -> None:
        """``asked`` was said beforehand; without ``asks`` nobody is there to say more."""
        self.asked = asked
        self.asks = asks
        self.columns: dict[tuple[str, ...], Columns] = {}
        self.passwords = [asked.password] if asked.password else []


class Article:
    """One article on its way to its extraction; ``left_out`` was not read of its file."""

    def __init__(
        self,
        path: Path,
        document: Document | None,
        workers: Workers,
        names: bool = False,
        left_out: tuple[str, ...] = (),
        extracting: "Future[Extraction] | None" = None,
        alone: bool = True,
    ) -> None:
        self.path = path
        self._document = document
        self._workers = workers
        self._left_out = left_out
        self._extracting = extracting
        self._names: Future[Extraction] | None = Future() if names and document else None
        self._named = False
        self._called = path.name if alone or document is None else document.title

    @property
    def doing(self) -> Message:
        """What is done now."""
        if self._document is None:
            return Message.of("Reading {name}", name=self._called)
        if self._named:
            return Message.of("Finding relations in {name}", name=self._called)
        return Message.of("Finding names and relations in {name}", name=self._called)

    def start(self) -> None:
        """Have it extracted, once."""
        if self._extracting is None and self._document is not None:
            told = self._tell if self._names is not None else None
            self._extracting = self._workers.extract(self._document, told)

    def news(self) -> "Iterator[Future[Any]]":
        """What may come next."""
        if self._extracting is not None:
            yield self._extracting
        if self._names is not None and not self._named:
            yield self._names

    def is_done(self) -> bool:
        """Whether there is a result, or a failure, now."""
        return self._extracting is not None and self._extracting.done()

    def take_names(self) -> Extraction | None:
        """The names, once, when they have come."""
        if self._named or self._names is None or not self._names.done():
            return None
        self._named = True
        return self._names.result()

    def result(self) -> Extraction:
        """The extraction; raises ExplorerError."""
        assert self._extracting is not None
        found = self._extracting.result()
        if not self._left_out:
            return found
        return replace(found, warnings=(*self._left_out, *found.warnings))

    def cancel(self) -> None:
        """Give it up if it has not begun."""
        if self._extracting is not None:
            self._extracting.cancel()

    def _tell(self, names: Extraction) -> None:
        if self._names is not None and not self._names.done():
            self._names.set_result(names)


class File:
    """One file on its way to its articles."""

    def __init__(self, path: Path, workers: Workers, answers: Answers, names: bool) -> None:
        self.path = path
        self._workers = workers
        self._answers = answers
        self._names = names
        self._tried = int(bool(answers.asked.password))  # how many passwords of the answers
        self._asked = answers.asked
        self._table: Future[Table] | None = None
        self._reading: Future[Readout] | None = None
        self._exchange: Future[Extraction] | None = None
        self._question: Question | None = None
        self._told = False  # whether the question was put
        self._failure: ExplorerError | None = None
        if path.suffix.lower() == ".explorer":
            self._failure = UnreadableArticle(f"“{path.name}” is a project; open it by itself.")
        elif is_exchange(path):
            self._exchange = workers.exchange(path)
        elif is_table(path) and answers.asked.columns is None:
            self._table = workers.begin(path)
        else:
            self._read()

    @property
    def doing(self) -> Message:
        """What is done now."""
        if self._question is not None:
            return Message.of("Waiting for your answer about {name}", name=self.path.name)
        return Message.of("Reading {name}", name=self.path.name)

    def news(self) -> "Iterator[Future[Any]]":
        """What may come next."""
        if self._question is not None:
            yield self._question.answer
        elif self._reading is not None:
            yield self._reading
        elif self._table is not None:
            yield self._table

    def is_read(self) -> bool:
        """Go on as far as can be gone now; whether the articles are there, or a failure."""
        try:
            self._advance()
        except ExplorerError as error:
            self._failure = error
        if self._failure is not None or self._exchange is not None:
            return True
        return self._question is None and self._reading is not None and self._reading.done()

    def take_question(self) -> Question | None:
        """What a person is to be asked, once."""
        if self._told or self._question is None:
            return None
        self._told = True
        return self._question

    def articles(self) -> list[Article]:
        """The articles in it; raises ExplorerError."""
        if self._failure is not None:
            raise self._failure
        if self._exchange is not None:
            return [Article(self.path, None, self._workers, extracting=self._exchange)]
        assert self._reading is not None
        read = self._reading.result()
        alone = len(read.documents) == 1
        return [
            Article(
                self.path,
                document,
                self._workers,
                self._names,
                () if at else read.left_out,
                alone=alone,
            )
            for at, document in enumerate(read.documents)
        ]

    def cancel(self) -> None:
        """Give up what has not begun."""
        futures = (self._table, self._reading, self._exchange)
        answer = self._question.answer if self._question is not None else None
        for future in (*futures, answer):
            if future is not None:
                future.cancel()

    def _read(self) -> None:
        columns = self._asked.columns
        if is_table(self.path) and columns is not None and columns.rows != "articles":
            self._exchange = self._workers.exchange(self.path, self._asked)
        else:
            self._reading = self._workers.read(self.path, self._asked)

    def _advance(self) -> None:
        """The next step: a table was looked at, a question answered, a password refused."""
        if self._question is not None:
            if self._question.answer.done():
                self._take_answer(self._question)
        elif self._reading is not None:
            if self._reading.done() and isinstance(self._reading.exception(), PasswordNeeded):
                self._need_password(str(self._reading.exception()))
        elif self._table is not None and self._table.done():
            table = self._table.result()
            known = self._answers.columns.get(table.columns)
            if known is None and self._answers.asks:
                self._put(Question(self.path, table))
            elif known is None and table.guess.rows == "articles":
                self._read()
            else:
                self._asked = replace(self._asked, columns=known or table.guess)
                self._read()

    def _need_password(self, sentence: str) -> None:
        known = self._answers.passwords[self._tried :]
        if known:
            self._tried += 1
            self._asked = replace(self._asked, password=known[0])
            self._read()
        elif self._answers.asks:
            self._put(Question(self.path, sentence=sentence))

    def _put(self, question: Question) -> None:
        self._question, self._told = question, False

    def _take_answer(self, question: Question) -> None:
        self._question = None
        answer = question.answer.result()
        name = self.path.name
        if answer is None:
            raise UnreadableArticle(
                f"“{name}” was not read, for its columns were not chosen."
                if question.table is not None
                else f"“{name}” was not read, for its password was not given."
            )
        if question.table is not None and answer.columns is not None:
            self._answers.columns[question.table.columns] = answer.columns
        if answer.password:
            self._answers.passwords.append(answer.password)
            self._tried = len(self._answers.passwords)
        self._asked = answer
        self._read()
