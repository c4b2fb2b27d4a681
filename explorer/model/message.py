"""Text for people, made without Qt and translated late.

The journal stores template and arguments, so a history written in one language can be shown in
another (``window/messages.py`` translates the template).
"""

import re
from dataclasses import dataclass

_FIELD = re.compile(r"{(\w+)}")


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
        """Fill the template in one pass: a name that holds braces is only text."""
        values = dict(self.arguments)
        return _FIELD.sub(lambda field: values.get(field[1], field[0]), self.template)
