"""The parser of every command. Nothing heavy is imported here: ``--help`` has to be instant."""

from __future__ import annotations

from importlib import import_module

from zhiji.cli.languages import default_lang
from zhiji.cli.usage import Help, Named, OneLine, Version

_ROOMS = {
    "asking": ("overview", "links", "paths", "query", "series", "ledger", "diff", "explore", "export"),
    "checking": ("check", "quote", "verify", "recheck"),
    "making": ("build", "merge", "extract", "teach", "evaluate", "propose", "review"),
    "serving": ("serve", "mcp", "complete"),
}
"""The commands, in the order of their help, by the room that has their options (``asking_options``)."""
_ROOM_OF = {command: room for room, commands in _ROOMS.items() for command in commands}


def build_parser(wanted: str | None = None, lang: str | None = None) -> OneLine:
    """The parser of every command; of ``wanted`` alone where that is one, since each costs a moment, and of their names
    alone where it is an option, such as --help. ``lang`` is that of what it says is wrong, by default the locale's."""
    parser = OneLine(
        prog="zhiji",
        description="治绩: accountability reports as a knowledge graph of initiatives, units and outcomes",
        epilog="Without -g, what asks uses the graph that ships. Example: zhiji links --initiative 一警情三推送",
        formatter_class=Help,
    )
    parser.add_argument("--version", action=Version)
    kind = Named if (wanted or "").startswith("-") else OneLine
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=kind)
    for command in (wanted,) if wanted in _ROOM_OF else _ROOM_OF:
        getattr(import_module(f"zhiji.cli.{_ROOM_OF[command]}_options"), command)(commands)
    for speaking in (parser, *commands.choices.values()):
        speaking.set_defaults(lang=lang or default_lang())
    return parser
