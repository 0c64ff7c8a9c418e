"""The options of the commands that make: build, merge, extract, teach, evaluate, propose, review."""

from __future__ import annotations

import argparse
import os

from zhiji.cli.options import add_format, add_head, command, confidence, count, few

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.cli.options import Commands


def add_corpus(parser: argparse.ArgumentParser) -> None:
    p = parser.add_argument_group("many reports")
    p.add_argument("--corpus", metavar="DIR", help="add and refresh the reports in this corpus, instead of -o")
    p.add_argument("--prune", action="store_true", help="drop what the named folders and tables no longer hold")
    p.add_argument("--failed", action="store_true", help="only list again what gave no report, and why")
    p.add_argument("--jobs", type=few, default=os.cpu_count() or 1, metavar="N", help="processes (default: cores)")
    p.add_argument("--dask", metavar="ADDRESS", help="a Dask scheduler whose machines do the work, instead of --jobs")
    p.add_argument("--shard", type=shard, metavar="I/N", help="build the I-th of N parts, for zhiji merge")
    p.add_argument("--no-store", action="store_true", help="tables and files alone, without the store for SPARQL")
    for column in ("text", "issuer", "year", "title", "url"):
        p.add_argument(f"--{column}-column", metavar="NAME", help=f"in a table of reports, the column of the {column}")


def shard(words: str) -> tuple[int, int]:
    part, slash, of = words.partition("/")
    if not slash or not 1 <= count(part) <= count(of):
        raise argparse.ArgumentTypeError(f"{words!r} is no part of a whole; write it as 1/8")
    return int(part), int(of)


class Why(argparse.Action):
    """Another function answers when the question is why."""

    def __call__(self, _parser: object, options: argparse.Namespace, place: object, *_rest: object) -> None:
        options.why, options.run, options.format = place, "learning:why", "table"
        options.excel, options.sort, options.columns, options.limit = False, None, None, None


def build(commands: Commands) -> None:
    p = command(
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
    add_head(p)
    add_corpus(p)


def merge(commands: Commands) -> None:
    p = command(
        commands,
        "merge",
        "corpora:merge",
        "shards of a corpus, built on several machines, become one",
        "zhiji merge shard-1 shard-2 --corpus corpus",
    )
    p.add_argument("shard", nargs="+", metavar="SHARD", help="a corpus that was built with build --shard")
    p.add_argument("--corpus", required=True, metavar="DIR", help="the corpus that they are added to")
    p.add_argument("--no-store", action="store_true", help="tables and files alone, without the store for SPARQL")


def extract(commands: Commands) -> None:
    p = command(
        commands,
        "extract",
        "making:extract",
        "a report's facts as facts.jsonl on standard output",
        "zhiji extract report.pdf --text report.txt > report.facts.jsonl",
    )
    p.add_argument("report", metavar="REPORT", help="a report (.txt .html .pdf .docx), or -")
    p.add_argument("--text", metavar="FILE", help="keep the text that offsets refer to")
    p.add_argument(
        "--why", action=Why, metavar="PLACE", help="why a place was read so: START-END, a fact's id, or words"
    )
    p.add_argument("-o", "--output", default="-", metavar="FILE", help="where to (default: standard output)")
    add_head(p)


def teach(commands: Commands) -> None:
    p = command(
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
    add_format(p)


def evaluate(commands: Commands) -> None:
    p = command(
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
    add_format(p)


def propose(commands: Commands) -> None:
    from zhiji.cli.proposing_options import add_options

    text = "a language model reads, and is held to the text"
    p = command(commands, "propose", "proposing:propose", text, "zhiji propose report.txt --requests requests.jsonl")
    add_options(p)
    add_head(p)
    add_format(p)


def review(commands: Commands) -> None:
    p = command(
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
        type=confidence,
        metavar="all|none|CONFIDENCE",
        help="no page: make what zhiji propose wrote part of the reading, from a confidence (0 to 1) up",
    )
    add_head(p)
