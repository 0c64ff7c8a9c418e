"""The page on which a person corrects what was read out of a report."""

from __future__ import annotations

from zhiji.reviewing.page import review_page

__all__ = ["review_page"]
