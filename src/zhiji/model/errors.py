"""The one error that is a person's to mend."""


class ZhijiError(ValueError):
    """Something a person gave us is wrong; the message is one line that says what, and what to do."""


class QueryError(ZhijiError):
    """A query that cannot be asked; the message is one line that says why."""
