"""The options of the commands that check: check, quote, verify, recheck."""

from __future__ import annotations

from zhiji.cli.options import add_cite, add_format, add_reports, command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhiji.cli.options import Commands


def check(commands: Commands) -> None:
    p = command(
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
    add_reports(p)
    add_format(p, "sarif")
    add_cite(p)


def quote(commands: Commands) -> None:
    p = command(
        commands,
        "quote",
        "verifying:quote",
        "where these words stand, else the nearest passage and what differs",
        "zhiji quote 纠纷化解率从95.2%上升至98.6%",
    )
    p.add_argument("words", metavar="WORDS|FILE|-", help="the words; or a file, or standard input, with one a line")
    add_reports(p)
    add_format(p)
    add_cite(p)


def verify(commands: Commands) -> None:
    p = command(
        commands,
        "verify",
        "verifying:verify",
        "whether the figures and quotations of a memo stand in the reports",
        "zhiji verify memo.docx -g graphs",
    )
    p.add_argument("memo", metavar="MEMO", help="a memo (.md .txt .docx .html .pdf), or - for standard input")
    add_reports(p)
    add_format(p)
    add_cite(p)


def recheck(commands: Commands) -> None:
    p = command(
        commands,
        "recheck",
        "verifying:recheck",
        "whether a page that was saved again still holds the words that are cited",
        "zhiji recheck saved.html -g graphs",
    )
    p.add_argument("saved", metavar="SAVED", help="the report as it is published now (.html .pdf .docx .txt), or -")
    add_reports(p)
    add_format(p)
