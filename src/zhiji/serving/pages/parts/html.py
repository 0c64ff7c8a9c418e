"""Pages put together from elements: text is escaped where it enters, and an address from a graph can only be one."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from html import escape
from typing import TypeAlias, Union


class Html(str):
    """Markup that is whole and safe already."""

    __slots__ = ()


Child: TypeAlias = Union[str, int, "Iterable[Child]", None]

CARRIED: ContextVar[str] = ContextVar("carried", default="")
"""What every address of ours on a page takes along, ``name=value``: so that a choice holds from page to page and stands
in the address of each. An address that says ``name`` itself keeps what it says."""

_VOID = frozenset(["br", "img", "input", "link", "meta"])
_ADDRESSES = frozenset(["href", "src", "action"])
_SAFE = ("/", "#", "?", "http://", "https://")


def tag(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """An element. ``class_`` is class, ``data_start`` is data-start; None and False leave an attribute out.

    >>> tag("a", "<x>", href="javascript:alert(1)", data_of="&")
    '<a data-of="&amp;">&lt;x&gt;</a>'
    """
    if name == "form" and CARRIED.get():
        field, _, value = CARRIED.get().partition("=")
        children = (tag("input", type="hidden", name=field, value=value), *children)
    held = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{name}{held}>" if name in _VOID else f"<{name}{held}>{joined(children)}</{name}>")


def joined(child: Child) -> Html:
    """Children one behind another: markup as it is, text escaped, None left out."""
    if child is None:
        return Html("")
    if isinstance(child, Html):
        return child
    if isinstance(child, str | int):
        return Html(escape(str(child)))
    return Html("".join(joined(part) for part in child))


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name in _ADDRESSES and not str(value).startswith(_SAFE):
        return ""
    if name == "href":
        value = carrying(str(value))
    return f' {name}="{escape(str(value))}"'


def carrying(address: str) -> str:
    """An address of a page of ours with what is carried along."""
    carried = CARRIED.get()
    if not carried or not address.startswith(("/", "?")) or address.startswith(("//", "/static/")):
        return address
    place, mark, fragment = address.partition("#")
    path, _, query = place.partition("?")
    fields = [field for field in query.split("&") if field]
    if not any(field.partition("=")[0] == carried.partition("=")[0] for field in fields):
        fields.append(carried)
    return f"{path}?{'&'.join(fields)}{mark}{fragment}"
