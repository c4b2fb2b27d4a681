"""``check``: are projects sound; what is intact of a damaged one, in a new file."""

from collections.abc import Sequence
from pathlib import Path

from explorer.commands.ending import FAILED
from explorer.commands.terminal import complain
from explorer.errors import ProjectError
from explorer.export.escaping import visible
from explorer.store.checking import check as checked
from explorer.store.rescuing import rescue


def check(files: Sequence[Path], into: Path | None) -> int:
    """Say of each file how it is; the exit status, 1 where any is damaged or cannot be read.

    With ``into`` the status tells of the rescue alone. Raises ProjectError where that fails.
    """
    status = 0
    for file in files:
        try:
            found = checked(file)
        except ProjectError as error:
            complain(str(error))
            status = FAILED
        else:
            print(visible(found.sentence))
            status = FAILED if found.damage else status
    if into is None:
        return status
    print(visible(rescue(files[0], into).sentence))
    return 0
