"""The explorer page: a graph and its reports as one offline HTML file."""

from __future__ import annotations

from zhiji.explorer.page import explorer_page

__all__ = ["explorer_page"]
