"""complete: scripts that complete commands and options in a shell, made from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from shlex import quote

from zhiji import api
from zhiji.cli.parser import build_parser
from zhiji.cli.printing import emit

_BASH = """\
_zhiji() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} words=
    if [ "$COMP_CWORD" = 1 ]; then
        words={commands}
    else
        case "${{COMP_WORDS[1]}} $before" in
{choices}
        *)
            case "${{COMP_WORDS[1]}}" in
{options}
            esac
            [[ $current == -* ]] || words=
            ;;
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    [ "$COMP_CWORD" = 1 ] || [[ $current == -* ]] || COMPREPLY+=($(compgen -f -- "$current"))
}}
complete -o filenames -F _zhiji zhiji
"""


def complete(options: argparse.Namespace) -> int:
    make = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
    emit(make[options.shell]())
    return 0


def bash_script() -> str:
    """For bash: ``source <(zhiji complete bash)``."""
    commands = _commands()
    options, choices = [], []
    for name, parser in commands.items():
        flags = [flag for action in parser._actions for flag in action.option_strings]
        options.append(f"            {name}) words={quote(' '.join(flags))} ;;")
        choices += [
            f"        {quote(f'{name} {flag}')}) words={quote(' '.join(words))} ;;"
            for flag, words in _choices(name, parser)
        ]
    return _BASH.format(commands=quote(" ".join(commands)), choices="\n".join(choices), options="\n".join(options))


def zsh_script() -> str:
    """For zsh, which runs bash's: ``source <(zhiji complete zsh)``."""
    return f"autoload -U +X bashcompinit && bashcompinit\n{bash_script()}"


def fish_script() -> str:
    """For fish: ``zhiji complete fish | source``."""
    lines = []
    for name, parser in _commands().items():
        about = quote(parser.description or "")
        lines.append(f"complete -c zhiji -n __fish_use_subcommand -a {name} -d {about}")
        here = f"complete -c zhiji -n '__fish_seen_subcommand_from {name}'"
        taken = dict(_choices(name, parser))
        lines += [f"{here} -a {quote(' '.join(words))}" for flag, words in taken.items() if not flag.startswith("-")]
        for action in parser._actions:
            for flag in (flag for flag in action.option_strings if flag.startswith("--")):
                given = f" -xa {quote(' '.join(taken[flag]))}" if flag in taken else ""
                lines.append(f"{here} -l {flag[2:]} -d {quote(action.help or '')}{given}")
    return "\n".join(lines) + "\n"


def _commands() -> dict[str, argparse.ArgumentParser]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the parser has commands")


def _choices(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, list[str]]]:
    """The words that may follow an option, or the command itself."""
    for action in parser._actions:
        for flag in action.option_strings or [name]:
            if action.choices:
                yield flag, list(map(str, action.choices))
    if name == "query":
        yield name, [question.name for question in api.questions()]
    if name == "export":
        from zhiji.cli.carrying import FORMS

        yield name, list(FORMS)
