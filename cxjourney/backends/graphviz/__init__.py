"""Diagrams drawn by a graph engine: the flow of each journey, the ecosystem, who answers for what, the systems.

model -> graph.Graph (facts)  -> dot.source (DOT text) -> draw.draw (engine, checked) -> clean.clean (SVG of ours)
"""

from cxjourney.backends.graphviz.figures import diagrams
from cxjourney.backends.graphviz.svg import BACKEND

__all__ = ["BACKEND", "diagrams"]
