"""Commands and their options. Nothing heavy is imported here: ``--help`` has to be instant."""

from __future__ import annotations

import argparse
import os

from zhiji.cli.languages import default_lang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    _Commands: TypeAlias = argparse._SubParsersAction[Any]

BASES = ("explicit", "same-sentence", "same-paragraph")
RESULT_LEVELS = ("effect", "output", "activity", "scope")
STATUSES = ("done", "in-progress", "planned-again", "changed", "not-found")
FORMATS = ("table", "json", "csv")
DIFFERENCES = (
    *("initiative-new", "initiative-gone", "initiative-renamed", "indicator-new", "indicator-silent"),
    *("numbers-changed", "figure-new", "figure-gone", "figure-changed"),
)
EXPORTS = ("ttl", "trig", "nt", "nq", "jsonld", "graphml", "gexf", "csv", "void", "examples")
NODES = "nodes.csv"
PACKS = ("parquet", "xlsx", "dta")
CRATE = "ro-crate"


class _OneLine(argparse.ArgumentParser):
    """Wrong use is one line that says what to do, and exit code 2."""

    def format_help(self) -> str:
        text = super().format_help()
        return text.replace("usage: ", "用法：", 1) if self._optionals.title == "选项" else text

    def error(self, message: str) -> None:  # type: ignore[override]
        from zhiji.cli.messages import in_language

        lang = self.get_default("lang") or "en"
        self.exit(2, f"zhiji: {in_language(f'{message}; see {self.prog} --help', lang)}\n")


class _Help(argparse.HelpFormatter):
    """As wide as the terminal. argparse makes one for each option, and would load shutil to know the width."""

    def __init__(self, prog: str, **how: Any) -> None:
        super().__init__(prog, **{"width": _help_width(), **how})


class _CommandHelp(_Help, argparse.RawDescriptionHelpFormatter):
    """Description and example with their lines as they are."""


def _help_width() -> int:
    """The columns that COLUMNS or the terminal says, 80 where neither does; two stay free."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told) - 2
    try:
        return (os.get_terminal_size(1).columns or 80) - 2
    except OSError:
        return 78


class _Named(_OneLine):
    """A command of which no more than its name is asked: nothing of a parser is made, since each looks for the
    catalogues of argparse's own words."""

    def __init__(self, **_how: object) -> None:
        self.description = self.epilog = None
        self._action_groups, self._actions, self._defaults = [], [], {}

    def add_argument(self, *_names: str, **_how: object) -> argparse.Action:
        return _NOTHING

    def add_argument_group(self, *_titles: object, **_how: object) -> argparse._ArgumentGroup:
        return _Empty()


class _Empty(argparse._ArgumentGroup):
    """A group of options of such a command: none."""

    def __init__(self) -> None:
        """Nothing, as above."""

    def add_argument(self, *_names: str, **_how: object) -> argparse.Action:
        return _NOTHING


_NOTHING = argparse.Action([], "")


def build_parser(wanted: str | None = None, lang: str | None = None) -> argparse.ArgumentParser:
    """The parser of every command; of ``wanted`` alone where that is one, since each costs a moment, and of their names
    alone where it is an option, such as --help. ``lang`` is that of what it says is wrong, by default the locale's."""
    parser = _OneLine(
        prog="zhiji",
        description="治绩: accountability reports as a knowledge graph of initiatives, units and outcomes",
        epilog="Without -g, what asks uses the graph that ships. Example: zhiji links --initiative 一警情三推送",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action=_Version)
    kind = _Named if (wanted or "").startswith("-") else _OneLine
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=kind)
    adders = (
        *(_overview, _links, _paths, _query, _series, _ledger, _diff, _explore, _export, _check),
        *(_quote, _verify, _recheck),
        *(_build, _merge, _extract, _teach, _evaluate, _propose, _review, _serve, _mcp, _complete),
    )
    chosen = [add for add in adders if add.__name__ == f"_{wanted}"]
    for add in chosen or adders:
        add(commands)
    for speaking in (parser, *commands.choices.values()):
        speaking.set_defaults(lang=lang or default_lang())
    return parser


class _Excel(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, default=False, help=help)

    def __call__(self, _parser: object, options: argparse.Namespace, *_rest: object) -> None:
        options.excel, options.format = True, "csv"


class _Why(argparse.Action):
    """Another function answers when the question is why."""

    def __call__(self, _parser: object, options: argparse.Namespace, place: object, *_rest: object) -> None:
        options.why, options.run, options.format = place, "learning:why", "table"
        options.excel, options.sort, options.columns, options.limit = False, None, None, None


class _Reader(argparse.Action):
    """A reader for this process and all that it starts."""

    def __call__(self, _parser: object, _options: object, file: object, *_rest: object) -> None:
        os.environ["ZHIJI_READER"] = str(file)


class _Version(argparse.Action):
    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and stop")

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        from importlib.metadata import version

        print(f"zhiji {version('zhiji')}")
        parser.exit()


def _command(commands: _Commands, name: str, run: str, text: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=_CommandHelp,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--reader", action=_Reader, metavar="FILE", help="read reports with a reader of zhiji teach")
    parser.add_argument("--lang", choices=("zh", "en"), default=default_lang(), help="language of headings and codes")
    return parser


def _graphs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-g",
        "--graph",
        action="append",
        default=[],
        metavar="PATH|DIR|CORPUS|URL",
        help="a graph, a folder of them, a corpus, a SPARQL endpoint, or a report (repeatable; default: what ships)",
    )
    parser.add_argument("--no-proposed", action="store_true", help="leave out what a language model alone read")


def _reports(parser: argparse.ArgumentParser) -> None:
    """Graphs or reports, and which of them, or whose they are."""
    _graphs(parser)
    parser.add_argument(
        "--issuer", help="who issued a report whose text does not say; of graphs, the reports of that issuer"
    )
    parser.add_argument("--year", type=_year, help="its year likewise; of graphs, the reports of that year")


def _format(parser: argparse.ArgumentParser, *also: str) -> None:
    forms = (*FORMATS, *also)
    parser.add_argument("--format", choices=forms, default="table", help="how rows are printed (default: table)")
    parser.add_argument("--columns", metavar="A,B", help="these columns, in this order")
    parser.add_argument("--sort", metavar="COLUMN", help="by this column; COLUMN:desc from its end")
    parser.add_argument("--limit", type=_count, metavar="N", help="rows at the most")
    parser.add_argument("--excel", action=_Excel, help="CSV that Excel opens as it is")


def _cite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cite",
        nargs="?",
        const="gbt",
        choices=("gbt", "csl"),
        help="the places of the rows as citations instead: GB/T 7714 lines, or CSL-JSON",
    )


def _year(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) == 4):
        raise argparse.ArgumentTypeError(f"{words!r} is no year; write four digits, such as 2023")
    return int(words)


def _confidence(words: str) -> tuple[object]:
    """The confidence from which something is accepted, alone in a tuple: none at all is None there."""
    from decimal import Decimal, InvalidOperation

    try:
        found = {"all": Decimal(0), "none": None}[words] if words in ("all", "none") else Decimal(words)
        if found is None or 0 <= found <= 1:
            return (found,)
    except InvalidOperation:
        pass
    raise argparse.ArgumentTypeError(f"{words!r} is no confidence; give all, none, or a number from 0 to 1")


def _count(words: str) -> int:
    if not (words.isascii() and words.isdigit() and int(words) > 0):
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1")
    return int(words)


def _head(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--issuer", help="who issued the report, where the text does not say")
    parser.add_argument("--year", type=_year, help="the year the report is of, where the text does not say")


def _overview(commands: _Commands) -> None:
    p = _command(
        commands,
        "overview",
        "asking:overview",
        "what a graph holds: its strongest links, its counts, and what to ask next",
        "zhiji overview",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to show instead of the one that ships")
    _reports(p)


def _links(commands: _Commands) -> None:
    p = _command(
        commands,
        "links",
        "asking:links",
        "which initiatives link to which outcomes, and on what words",
        "zhiji links --initiative 一警情三推送 --basis explicit",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to ask instead of the one that ships")
    p.add_argument("--initiative", metavar="NAME", help="this initiative and its parts")
    p.add_argument("--outcome", metavar="NAME", help="the initiatives behind this outcome")
    p.add_argument("--unit", metavar="NAME", help="initiatives that this unit carries out or leads")
    p.add_argument("--basis", choices=BASES, help="this basis and stronger ones")
    p.add_argument("--level", choices=RESULT_LEVELS, help="outcomes of this result level")
    p.add_argument("--every-match", action="store_true", help="a name that fits several things stands for all of them")
    p.add_argument(
        "--weak", action="store_true", help="also what rests on little: of which the software is less sure, or doubtful"
    )
    p.add_argument(
        "--unlinked",
        choices=("initiatives", "outcomes"),
        help="instead: initiatives with nothing to show, or outcomes nobody is credited with",
    )
    _reports(p)
    _format(p)
    _cite(p)


def _paths(commands: _Commands) -> None:
    p = _command(
        commands,
        "paths",
        "asking:paths",
        "how two things are connected, with the evidence on each step",
        "zhiji paths 一警情三推送 2020年度改革创新案例",
    )
    p.add_argument("start", metavar="A", help="an initiative, unit, outcome, document or person")
    p.add_argument("goal", metavar="B", help="another")
    p.add_argument(
        "--through-issuer", action="store_true", help="let the issuer, to whom everything is tied, be a bridge"
    )
    p.add_argument("--most", type=int, default=3, metavar="N", help="how many paths at the most (default: 3)")
    _reports(p)
    _format(p)
    _cite(p)


def _query(commands: _Commands) -> None:
    p = _command(
        commands,
        "query",
        "asking:query",
        "SPARQL: a named question, a file, or standard input",
        "zhiji query requirements",
    )
    p.add_argument(
        "query",
        nargs="?",
        metavar="NAME|FILE|-",
        help="the name or number of a question, a .rq file, or - for standard input",
    )
    p.add_argument("--list", action="store_true", help="list the named questions")
    p.add_argument(
        "--set", action="append", default=[], metavar="NAME=WORDS", help="put other words into a named question"
    )
    p.add_argument("--rows", type=int, default=10_000, metavar="N", help="rows at the most (default: 10000)")
    p.add_argument("--weak", action="store_true", help="in tables also rows that the software is less sure of")
    p.add_argument("--timeout", type=float, default=60, metavar="S", help="seconds at the most (default: 60)")
    _reports(p)
    _format(p)
    _cite(p)


def _series(commands: _Commands) -> None:
    p = _command(
        commands,
        "series",
        "comparing:series",
        "one indicator by issuer and year: levels, growth, targets, each with its sentence",
        "zhiji series 地区生产总值 -g graphs",
    )
    p.add_argument("indicator", nargs="?", metavar="INDICATOR", help="an indicator's name, or a part of it")
    p.add_argument(
        "--all",
        action="store_true",
        help="all indicators, best evidenced first: lines, or figures as CSV or JSON",
    )
    p.add_argument("--every", action="store_true", help="in CSV and JSON also indicators that are told once")
    p.add_argument("--issuer", metavar="NAME", help="issuers whose name holds these words")
    _graphs(p)
    _format(p)
    _cite(p)


def _ledger(commands: _Commands) -> None:
    p = _command(
        commands,
        "ledger",
        "comparing:ledger",
        "what was planned, and what the next report of the same issuer says of it",
        "zhiji ledger -g graphs --status not-found",
    )
    p.add_argument("--issuer", metavar="NAME", help="issuers whose name holds these words")
    p.add_argument("--status", choices=STATUSES, help="only plans that came to this")
    p.add_argument("--weak", action="store_true", help="in tables also what the software is less sure of (below 0.7)")
    _graphs(p)
    _format(p)
    _cite(p)


def _diff(commands: _Commands) -> None:
    p = _command(
        commands,
        "diff",
        "comparing:diff",
        "two reports or builds of one: initiatives new, gone, renamed; indicators; reused words with other numbers",
        "zhiji diff 2019.txt 2020.txt",
    )
    p.add_argument("old", metavar="A", help="the earlier report, or its graph")
    p.add_argument("new", metavar="B", help="the later one")
    p.add_argument("--kind", choices=DIFFERENCES, help="only differences of this kind")
    p.add_argument("--issuer", help="who issued the reports, where their text does not say")
    _format(p)
    _cite(p)


def _explore(commands: _Commands) -> None:
    p = _command(
        commands,
        "explore",
        "carrying:explore",
        "one interactive page that works offline",
        "zhiji explore -o jinhua.html",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to show instead of the one that ships")
    p.add_argument(
        "-o",
        "--output",
        default="zhiji.html",
        metavar="FILE",
        help="the page (default: zhiji.html; - for standard output)",
    )
    _reports(p)


def _export(commands: _Commands) -> None:
    p = _command(
        commands, "export", "carrying:export", "carry the graph away", "zhiji export graphml -o jinhua.graphml"
    )
    p.add_argument(
        "form",
        metavar="FORMAT",
        help=f"{', '.join((*EXPORTS, NODES))}; tables: {', '.join(PACKS)}; a folder to publish: {CRATE}",
    )
    p.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="FILE|DIR",
        help="where to (default: standard output; csv writes links.csv and nodes.csv into a folder, tables are a "
        "pack with its codebook, ro-crate a folder)",
    )
    p.add_argument("--excel", action="store_true", help="CSV that Excel opens as it is")
    p.add_argument("--published", metavar="YYYY-MM-DD", help="ro-crate: the day on which it is published")
    p.add_argument("--license", metavar="SPDX|URL", help="ro-crate: the licence that the data is given under")
    p.add_argument("--split", action="store_true", help="nq: several files of 250 MB, for engines that load in bulk")
    p.add_argument("--lean", action="store_true", help="with --split: without outline and sentences that carry nothing")
    _reports(p)


def _check(commands: _Commands) -> None:
    p = _command(
        commands,
        "check",
        "carrying:check",
        "shapes, quotes, hashes, arithmetic: findings with their sentences",
        "zhiji check -g graphs",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to check instead of the one that ships")
    p.add_argument("--held", action="store_true", help="also print the sums that hold")
    p.add_argument("--draft", metavar="FILE", help="instead: what a draft lacks or gets wrong, under rule codes")
    p.add_argument("--last", metavar="REPORT|CORPUS", help="with --draft: the report of the year before")
    p.add_argument(
        "--weak", action="store_true", help="with --last: also plans of whose silence the software is less sure"
    )
    p.add_argument("-o", "--output", metavar="FILE", help="with --draft: the .docx with the findings as Word comments")
    _reports(p)
    _format(p, "sarif")
    _cite(p)


def _quote(commands: _Commands) -> None:
    p = _command(
        commands,
        "quote",
        "verifying:quote",
        "where these words stand, else the nearest passage and what differs",
        "zhiji quote 纠纷化解率从95.2%上升至98.6%",
    )
    p.add_argument("words", metavar="WORDS|FILE|-", help="the words; or a file, or standard input, with one a line")
    _reports(p)
    _format(p)
    _cite(p)


def _verify(commands: _Commands) -> None:
    p = _command(
        commands,
        "verify",
        "verifying:verify",
        "whether the figures and quotations of a memo stand in the reports",
        "zhiji verify memo.docx -g graphs",
    )
    p.add_argument("memo", metavar="MEMO", help="a memo (.md .txt .docx .html .pdf), or - for standard input")
    _reports(p)
    _format(p)
    _cite(p)


def _recheck(commands: _Commands) -> None:
    p = _command(
        commands,
        "recheck",
        "verifying:recheck",
        "whether a page that was saved again still holds the words that are cited",
        "zhiji recheck saved.html -g graphs",
    )
    p.add_argument("saved", metavar="SAVED", help="the report as it is published now (.html .pdf .docx .txt), or -")
    _reports(p)
    _format(p)


def _build(commands: _Commands) -> None:
    p = _command(
        commands,
        "build",
        "making:build",
        "reports → facts → graph",
        "zhiji build report.html --issuer 某市公安局 --year 2023 -o graphs",
    )
    p.add_argument(
        "report",
        nargs="*",
        metavar="REPORT|DIR",
        help="reports (.txt .html .pdf .docx), folders of them, or - (default: the report that ships)",
    )
    p.add_argument(
        "-o", "--output", default="graphs", metavar="DIR", help="where graphs are written (default: ./graphs)"
    )
    p.add_argument("--url", metavar="ADDRESS", help="where the report was published: citations open it at the words")
    p.add_argument(
        "--urls",
        metavar="FILE",
        help="where many were published: a CSV of name or sha256, and url; or urls.csv beside them",
    )
    _head(p)
    _corpus(p)


def _corpus(parser: argparse.ArgumentParser) -> None:
    p = parser.add_argument_group("many reports")
    p.add_argument("--corpus", metavar="DIR", help="add and refresh the reports in this corpus, instead of -o")
    p.add_argument("--prune", action="store_true", help="drop what the named folders and tables no longer hold")
    p.add_argument("--failed", action="store_true", help="only list again what gave no report, and why")
    p.add_argument("--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes (default: cores)")
    p.add_argument("--dask", metavar="ADDRESS", help="a Dask scheduler whose machines do the work, instead of --jobs")
    p.add_argument("--shard", type=_shard, metavar="I/N", help="build the I-th of N parts, for zhiji merge")
    p.add_argument("--no-store", action="store_true", help="tables and files alone, without the store for SPARQL")
    for column in ("text", "issuer", "year", "title", "url"):
        p.add_argument(f"--{column}-column", metavar="NAME", help=f"in a table of reports, the column of the {column}")


def _merge(commands: _Commands) -> None:
    p = _command(
        commands,
        "merge",
        "corpora:merge",
        "shards of a corpus, built on several machines, become one",
        "zhiji merge shard-1 shard-2 --corpus corpus",
    )
    p.add_argument("shard", nargs="+", metavar="SHARD", help="a corpus that was built with build --shard")
    p.add_argument("--corpus", required=True, metavar="DIR", help="the corpus that they are added to")
    p.add_argument("--no-store", action="store_true", help="tables and files alone, without the store for SPARQL")


def _shard(words: str) -> tuple[int, int]:
    part, slash, of = words.partition("/")
    if not slash or not 1 <= _count(part) <= _count(of):
        raise argparse.ArgumentTypeError(f"{words!r} is no part of a whole; write it as 1/8")
    return int(part), int(of)


def _extract(commands: _Commands) -> None:
    p = _command(
        commands,
        "extract",
        "making:extract",
        "a report's facts as facts.jsonl on standard output",
        "zhiji extract report.pdf --text report.txt > report.facts.jsonl",
    )
    p.add_argument("report", metavar="REPORT", help="a report (.txt .html .pdf .docx), or -")
    p.add_argument("--text", metavar="FILE", help="keep the text that offsets refer to")
    p.add_argument(
        "--why", action=_Why, metavar="PLACE", help="why a place was read so: START-END, a fact's id, or words"
    )
    p.add_argument("-o", "--output", default="-", metavar="FILE", help="where to (default: standard output)")
    _head(p)


def _teach(commands: _Commands) -> None:
    p = _command(
        commands,
        "teach",
        "learning:teach",
        "a better reader from reports whose facts you curated or corrected",
        "zhiji teach reports/ -o ours.reader && zhiji links --reader ours.reader report.pdf",
    )
    p.add_argument(
        "folder", metavar="FOLDER", help="reports with NAME.facts.jsonl or NAME.corrections.jsonl beside them"
    )
    p.add_argument("-o", "--output", default="zhiji.reader", metavar="FILE", help="the reader (default: zhiji.reader)")
    _format(p)


def _evaluate(commands: _Commands) -> None:
    p = _command(
        commands,
        "evaluate",
        "making:evaluate",
        "facts against gold facts: precision, recall, F by type",
        "zhiji evaluate gold.facts.jsonl found.facts.jsonl --errors",
    )
    p.add_argument(
        "files", nargs="+", metavar="GOLD FACTS", help="pairs of facts files; the text is the .txt beside the gold"
    )
    p.add_argument(
        "--extract",
        action="store_true",
        help="the files are gold alone: their texts are read anew, with all lexicon rows and without their own",
    )
    p.add_argument("--errors", action="store_true", help="each miss with its sentence")
    _format(p)


def _propose(commands: _Commands) -> None:
    from zhiji.cli.proposing_options import add_options

    text = "a language model reads, and is held to the text"
    p = _command(commands, "propose", "proposing:propose", text, "zhiji propose report.txt --requests requests.jsonl")
    add_options(p)
    _head(p)
    _format(p)


def _review(commands: _Commands) -> None:
    p = _command(
        commands,
        "review",
        "making:review",
        "one page to accept, reject, change and add facts",
        "zhiji review report.txt -o review.html",
    )
    p.add_argument(
        "report",
        metavar="REPORT",
        help="a report, its facts read beside it or extracted; with --accept also a folder or corpus",
    )
    p.add_argument("-o", "--output", default="review.html", metavar="FILE", help="the page (default: review.html)")
    p.add_argument(
        "--accept",
        type=_confidence,
        metavar="all|none|CONFIDENCE",
        help="no page: make what zhiji propose wrote part of the reading, from a confidence (0 to 1) up",
    )
    _head(p)


def _complete(commands: _Commands) -> None:
    p = _command(
        commands,
        "complete",
        "completing:complete",
        "a script that completes commands and options in your shell",
        "zhiji complete bash >> ~/.bashrc",
    )
    p.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def _serve(commands: _Commands) -> None:
    p = _command(
        commands,
        "serve",
        "serving:serve",
        "explorer, reading view and SPARQL endpoint on localhost",
        "zhiji serve --port 8000",
    )
    p.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    p.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000; 0: any free one)")
    p.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name that the server goes by (repeatable)"
    )
    p.add_argument("--cors", action="store_true", help="let scripts of other sites ask /sparql and /id/")
    p.add_argument(
        "--proxy-header",
        default="",
        metavar="NAME",
        help="a header that a proxy before the server sets, X-Forwarded-For or Forwarded: its last address is who asks",
    )
    p.add_argument(
        "--corrections", metavar="DIR", help="let a click call a link wrong: written beside its report in this folder"
    )
    p.add_argument("--timeout", type=float, default=10, metavar="S", help="seconds that a query may run (default: 10)")
    p.add_argument("--rows", type=int, default=10_000, metavar="N", help="rows in an answer (default: 10000)")
    p.add_argument(
        "--memory", type=int, default=512, metavar="MB", help="megabytes that a query may take (default: 512)"
    )
    p.add_argument(
        "--workers",
        type=int,
        default=max(2, os.cpu_count() or 1),
        metavar="N",
        help="queries that run at once (default: one a processor, at least 2)",
    )
    _reports(p)


def _mcp(commands: _Commands) -> None:
    p = _command(
        commands,
        "mcp",
        "assisting:mcp",
        "the same for an assistant: read-only tools of the Model Context Protocol",
        "zhiji mcp -g graphs",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to ask instead of the one that ships")
    p.add_argument("--http", action="store_true", help="on localhost over HTTP instead of standard input and output")
    p.add_argument("--port", type=int, default=8001, help="port for --http (default: 8001; 0: any free one)")
    p.add_argument("--timeout", type=float, default=10, metavar="S", help="seconds that a query may run (default: 10)")
    _reports(p)
