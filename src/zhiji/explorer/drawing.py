"""Things and edges as pyvis holds them: the nodes, edges and options that vis-network draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhiji.explorer.data import Json
from zhiji.model import Edge, Thing

STYLES: dict[str, Json] = {
    "explicit": {"width": 2.2, "dashes": False},
    "same-sentence": {"width": 1.5, "dashes": [7, 5]},
    "same-paragraph": {"width": 1.4, "dashes": [1.5, 5]},
}
_TIE: Json = {"width": 1.2, "dashes": False}

OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 2},
    "nodes": {"shape": "dot", "size": 0, "borderWidth": 0, "color": "#00000000"},  # the page draws the cards
    "edges": {
        "arrows": {"to": {"enabled": False}},
        "hoverWidth": 0,
        "selectionWidth": 0,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
    },
    "interaction": {
        "hover": False,
        "selectable": False,
        "dragNodes": False,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
    },
}


def draw(things: Sequence[Thing], edges: Sequence[Edge], opening: Json) -> tuple[list[Json], list[Json], Json]:
    """The nodes, edges and options of the network, ids being places in the lists; ``opening`` is the picture whose
    cards give the nodes their places.

    pyvis's ``add_node`` and ``add_edge`` search a list for every item they add; its own Node and Edge are put into the
    network directly instead. No ``title`` is ever set: pyvis would show it as HTML.
    """
    from pyvis.edge import Edge as VisEdge
    from pyvis.network import Network
    from pyvis.node import Node as VisNode

    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS
    places = {thing.iri: i for i, thing in enumerate(things)}
    cards = {card[0]: (card[1], y) for card, y in zip(opening["cards"], opening["ys"][0], strict=True)}
    for i, thing in enumerate(things):
        network.nodes.append(VisNode(i, "dot", thing.label, group=thing.kind, **_place(cards.get(i))).options)
    for i, edge in enumerate(e for e in edges if e.source in places and e.target in places):
        style = STYLES.get(edge.basis or "", _TIE)
        ends = places[edge.source], places[edge.target]
        network.edges.append(VisEdge(*ends, True, id=i, group=edge.predicate, arrows="", **style).options)
    nodes, drawn, *_ = network.get_network_data()
    return nodes, drawn, OPTIONS


def _place(at: tuple[int, int | None] | None) -> dict[str, Any]:
    return {} if at is None or at[1] is None else {"x": at[0], "y": at[1]}
