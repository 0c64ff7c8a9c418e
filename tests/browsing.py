"""Waiting for what a page does by itself."""

from __future__ import annotations

import time
from typing import Any

_PATIENCE = 30.0
"""Seconds."""


def wait_painted(page: Any) -> None:
    """Until the explorer has painted. Asked from here again and again: what asks inside the page needs eval, which the
    page's policy rightly forbids."""
    end = time.monotonic() + _PATIENCE
    while not page.evaluate("performance.getEntriesByName('painted').length"):
        assert time.monotonic() < end, "the page has not painted"
        page.wait_for_timeout(20)
