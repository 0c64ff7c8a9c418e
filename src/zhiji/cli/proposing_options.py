"""The options of ``zhiji propose``."""

from __future__ import annotations

from zhiji.cli.options import count, few, number, seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

MERGES = ("both", "proposed", "reader")


def add_options(p: argparse.ArgumentParser) -> None:
    p.add_argument(
        "report", nargs="+", metavar="REPORT|DIR|CORPUS", help="reports (.txt .html .pdf .docx), folders, a corpus"
    )
    p.add_argument("--requests", metavar="FILE", help="write the requests without an answer, one a line, and stop")
    p.add_argument("--answers", metavar="FILE", help="take the answers that a batch service, or whoever, gave to them")
    p.add_argument("--endpoint", metavar="URL", help="ask an OpenAI-compatible server; its key from ZHIJI_API_KEY")
    p.add_argument("--model", metavar="NAME", help="the model that is asked")
    p.add_argument("--parallel", type=few, default=4, metavar="N", help="requests at once (default: 4)")
    p.add_argument("--timeout", type=seconds, default=120, metavar="S", help="seconds for an answer (default: 120)")
    p.add_argument(
        "--retries",
        type=number(0, 1_000),
        default=6,
        metavar="N",
        help="new tries where the server is busy (default: 6)",
    )
    p.add_argument("--budget", type=count, metavar="TOKENS", help="stop before more tokens than this are used")
    p.add_argument("--instructions", metavar="FILE", help="what the model is told, instead of the text that ships")
    p.add_argument("--show-instructions", action="store_true", help="print the text that ships, and stop")
    p.add_argument("--no-schema", action="store_true", help="do not ask for JSON by a schema: some servers refuse it")
    p.add_argument("--mask-people", action="store_true", help="leave the names of people out of what is sent")
    p.add_argument(
        "--keep",
        metavar="DIR",
        help="where answers are kept (default: in the corpus, or NAME.answers beside each report)",
    )
    p.add_argument("--merge", choices=MERGES, default="both", help="which readings -o writes as one (default: both)")
    p.add_argument("-o", "--output", metavar="FILE", help="also write the merged reading of one report; - prints it")
    p.add_argument("--refused", action="store_true", help="list each thing that was refused, and why")
