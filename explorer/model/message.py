"""Text for people, made without Qt and translated late.

The journal stores template and arguments, so a history written in one language can be shown in
another (``window/messages.py`` translates the template).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A template with named fields and its arguments: ``Message.of("Merge {a}", a="Xi")``."""

    template: str
    arguments: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, template: str, **arguments: object) -> "Message":
        """Build a message; arguments are stored as text."""
        return cls(template, tuple((name, str(value)) for name, value in arguments.items()))

    def __str__(self) -> str:
        """Fill the template; a name in the text may hold braces, so fields are replaced by hand."""
        text = self.template
        for name, value in self.arguments:
            text = text.replace("{" + name + "}", value)
        return text
