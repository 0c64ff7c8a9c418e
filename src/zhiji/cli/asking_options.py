"""The options of the commands that ask: links, series, ledger, diff, explore, export and their kin."""

from __future__ import annotations

from zhiji.cli.options import add_cite, add_format, add_graphs, add_reports, command, count, seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.cli.options import Commands

BASES = ("explicit", "same-sentence", "same-paragraph")
RESULT_LEVELS = ("effect", "output", "activity", "scope")
STATUSES = ("done", "in-progress", "planned-again", "changed", "not-found")
DIFFERENCES = (
    *("initiative-new", "initiative-gone", "initiative-renamed", "indicator-new", "indicator-silent"),
    *("numbers-changed", "figure-new", "figure-gone", "figure-changed"),
)
EXPORTS = ("ttl", "trig", "nt", "nq", "jsonld", "graphml", "gexf", "csv", "void", "examples")
NODES = "nodes.csv"
PACKS = ("parquet", "xlsx", "dta")
CRATE = "ro-crate"


def overview(commands: Commands) -> None:
    p = command(
        commands,
        "overview",
        "asking:overview",
        "what a graph holds: its strongest links, its counts, and what to ask next",
        "zhiji overview",
    )
    p.add_argument("report", nargs="*", help="reports or graphs to show instead of the one that ships")
    add_reports(p)


def links(commands: Commands) -> None:
    p = command(
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
    add_reports(p)
    add_format(p)
    add_cite(p)


def paths(commands: Commands) -> None:
    p = command(
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
    p.add_argument("--most", type=count, default=3, metavar="N", help="how many paths at the most (default: 3)")
    add_reports(p)
    add_format(p)
    add_cite(p)


def query(commands: Commands) -> None:
    p = command(
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
    p.add_argument("--rows", type=count, default=10_000, metavar="N", help="rows at the most (default: 10000)")
    p.add_argument("--weak", action="store_true", help="in tables also rows that the software is less sure of")
    p.add_argument("--timeout", type=seconds, default=60, metavar="S", help="seconds at the most (default: 60)")
    add_reports(p)
    add_format(p)
    add_cite(p)


def series(commands: Commands) -> None:
    p = command(
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
    add_graphs(p)
    add_format(p)
    add_cite(p)


def ledger(commands: Commands) -> None:
    p = command(
        commands,
        "ledger",
        "comparing:ledger",
        "what was planned, and what the next report of the same issuer says of it",
        "zhiji ledger -g graphs --status not-found",
    )
    p.add_argument("--issuer", metavar="NAME", help="issuers whose name holds these words")
    p.add_argument("--status", choices=STATUSES, help="only plans that came to this")
    p.add_argument("--weak", action="store_true", help="in tables also what the software is less sure of (below 0.7)")
    add_graphs(p)
    add_format(p)
    add_cite(p)


def diff(commands: Commands) -> None:
    p = command(
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
    add_format(p)
    add_cite(p)


def explore(commands: Commands) -> None:
    p = command(
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
    add_reports(p)


def export(commands: Commands) -> None:
    p = command(commands, "export", "carrying:export", "carry the graph away", "zhiji export graphml -o jinhua.graphml")
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
    add_reports(p)
