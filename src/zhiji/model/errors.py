"""The one error that is a person's to mend."""


class ZhijiError(ValueError):
    """Something a person gave us is wrong; the message is one line that says what, and what to do."""


class ReadingWarning(UserWarning):
    """What could not be told when a report was read; the message is one line that names the file and the place."""


class QueryError(ZhijiError):
    """A query that cannot be asked; the message is one line that says why."""
