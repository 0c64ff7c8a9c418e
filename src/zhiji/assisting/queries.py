"""SPARQL for an assistant: each query in a process of its own that reads these graphs and ends at its limits."""

from __future__ import annotations

import json
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from zhiji.assisting.asked import placed
from zhiji.assisting.tools import Limit, Tools
from zhiji.assisting.values import Answered, Given
from zhiji.serving.workers.pool import BusyError, EndedError, Pool
from zhiji.serving.workers.worker import Job
from zhiji.store.guard import MAX_LENGTH


class Queries:
    """The tool ``sparql``."""

    def __init__(self, tools: Tools, pool: Pool) -> None:
        self.tools, self.pool = tools, pool

    async def sparql(self, query: Annotated[str, Field(max_length=MAX_LENGTH)], limit: Limit = 50) -> Answered:
        """Any SPARQL 1.1 SELECT or ASK over the open graphs, when no other tool answers: guarded (it reads these
        graphs and nothing else), with limits of time, memory and rows. The prefixes zj: and zjc: are known."""
        try:
            reply = await self.pool.ask(Job(query, triples=None))
        except BusyError:
            raise ToolError("too many queries at once; ask again in a moment") from None
        except EndedError as ended:
            raise ToolError(str(ended)) from None
        if reply.outcome != "rows":
            raise ToolError(
                "ask with SELECT or ASK, which give rows" if reply.outcome == "unacceptable" else reply.words
            )
        return self._answered(json.loads(reply.body), limit, more=reply.cut)

    def _answered(self, found: dict[str, Any], limit: int, *, more: bool) -> Answered:
        columns: list[str] = found["head"].get("vars", ["answer"])
        yes = {"answer": {"value": str(found.get("boolean", "")).lower()}}
        held = found["results"]["bindings"] if "results" in found else [yes]
        cells = [{name: row[name]["value"] if name in row else None for name in columns} for row in held[:limit]]
        cut = more or len(held) > limit
        note = f"only the first {limit} rows are given; ask with LIMIT and OFFSET for the others" if cut else ""
        return Answered(
            question="SPARQL",
            words={},
            columns=columns,
            rows=[placed(row, self.tools.graph.network.things, self.tools.shelf) for row in cells],
            given=Given(total=len(held), offset=0, cut=cut, note=note),
        )
