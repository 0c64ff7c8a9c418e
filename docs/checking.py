"""Holds the built site's own links: every address inside it leads to a page, and every anchor to a place on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_GIVEN = {"a": "href", "img": "src", "link": "href", "script": "src"}


class _Page(HTMLParser):
    """What a page points at, and where it can be pointed at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors = {"", "top"}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.anchors |= {held[name] for name in ("id", "name") if name in held}
        if tag in _GIVEN and _GIVEN[tag] in held:
            self.links.append(held[_GIVEN[tag]])


def broken(folder: Path) -> Iterator[str]:
    """Each link of the site that leads nowhere, with the page that has it."""
    pages = {file.resolve(): _Page(file.read_text(encoding="utf-8")) for file in folder.rglob("*.html")}
    for file, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            known = pages.get(target)
            if not target.is_file() or (known and unquote(parts.fragment) not in known.anchors):
                yield f"{file.relative_to(folder.resolve())}: {link}"


if __name__ == "__main__":
    found = list(broken(Path(sys.argv[1]))) if (Path(sys.argv[1]) / "index.html").is_file() else ["no index.html here"]
    print("\n".join(found) or "every link inside the site leads somewhere")
    sys.exit(bool(found))
