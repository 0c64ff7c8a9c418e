"""How the documentation site is made: Markdown written by hand, and pages generated from what they document."""

from __future__ import annotations

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generating

project = "zhiji 治绩"
author = "the zhiji authors"
version = release = version_of("zhiji")
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["notebooks", "generated/figures*.md", "generated/model.md", "generated/extra"]
html_theme = "furo"
html_title = f"zhiji 治绩 {version}"
html_extra_path = ["generated/extra"]
html_copy_source = False
html_show_sphinx = False
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
nitpicky = False
suppress_warnings = ["myst.strikethrough"]

generating.write_pages(Path(__file__).parent / "generated")
