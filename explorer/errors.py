"""Errors a user can meet and put right; anything else that escapes is a bug.

ExplorerError
├── UnreadableArticle    the file is damaged, empty, too large or of a kind not supported
│   └── PasswordNeeded   it has a password, which was not given or is another one
├── InvalidExchange      Explorer JSON that is not what it says; names the place
├── ModelMissing         the language model is not installed, or is not the checked one
├── WorkerFailed         a worker process ran out of time or memory, or died
├── EditRefused          the change asked for makes no sense here
├── ProjectError         the project file cannot be read or written
│   ├── ProjectTooNew    written by a later version
│   ├── ProjectDamaged   its content does not fit its checks
│   └── ProjectLocked    open for writing in another window
└── ExportError          the target cannot be written

Every message is one sentence that says what, where and what to do; the command line prints it
behind ``article-explorer: `` and the window shows it in its message bar.
"""


class ExplorerError(Exception):
    """A sentence for the user: what happened, where, what to do."""


class UnreadableArticle(ExplorerError):
    """The file is damaged, empty, too large or of a kind that is not supported."""


class PasswordNeeded(UnreadableArticle):
    """The file has a password that was not given, or is not the one that was given."""


class InvalidExchange(ExplorerError):
    """Explorer JSON that is not what it says it is; the message names the place."""


class ModelMissing(ExplorerError):
    """The language model is not installed, or is not the one that was checked."""


class WorkerFailed(ExplorerError):
    """A worker process ran out of time or memory, or died."""


class EditRefused(ExplorerError):
    """The change asked for makes no sense here."""


class ProjectError(ExplorerError):
    """The project file cannot be read or written."""


class ProjectTooNew(ProjectError):
    """The project file was written by a later version."""


class ProjectDamaged(ProjectError):
    """The project file's content does not fit its checks."""


class ProjectLocked(ProjectError):
    """The project file is open for writing in another window."""


class ExportError(ExplorerError):
    """The target of an export cannot be written."""
