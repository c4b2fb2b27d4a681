"""What there is to say of many files at the end: which were not read, and of which not all."""

from dataclasses import dataclass, field

from explorer.model.message import Message
from explorer.model.records import Extraction
from explorer.session.jobs import Failure


@dataclass(slots=True)
class Remarks:
    """What one import has to say; each a name and a sentence, in order.

    ``came`` counts the articles that are there now.
    """

    came: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    partly: list[tuple[str, Message]] = field(default_factory=list)

    def add_failure(self, failure: Failure) -> bool:
        """A file, or one of its articles, could not be used; whether this is all there is yet."""
        self.failures.append((failure.path.name or str(failure.path), failure.sentence))
        return len(self) == 1

    def add(self, extraction: Extraction, said: Message) -> bool:
        """There is something to say of an article; whether this is all there is yet."""
        self.partly.append((_title(extraction), said))
        return len(self) == 1

    def __len__(self) -> int:
        return len(self.failures) + len(self.partly)

    def summary(self) -> Message:
        """How many there are, in one sentence."""
        failed, partly = len(self.failures), len(self.partly)
        if not failed:
            return Message.of("Of {partly} articles not everything was read.", partly=partly)
        if not self.came:
            return Message.of("None of {failed} files was read.", failed=failed)
        if partly:
            return Message.of(
                "{failed} not read, {partly} read with a remark; the others are there.",
                failed=failed,
                partly=partly,
            )
        return Message.of("{failed} files were not read; the others are there.", failed=failed)


def remark_on(extraction: Extraction) -> Message | None:
    """What was not read of an article that came in, or that nothing was found in it."""
    if extraction.entities:
        warnings = " ".join(extraction.warnings)
        return Message.of("{warnings}", warnings=warnings) if warnings else None
    others = [one for one in extraction.warnings if not one.startswith("No names")]
    says = "No names were found in “{title}”: there is nothing to draw."
    if not others:
        return Message.of(says, title=_title(extraction))
    return Message.of(says + " {others}", title=_title(extraction), others=" ".join(others))


def _title(extraction: Extraction) -> str:
    return extraction.documents[0].title if extraction.documents else ""
