"""x."""
from cxjourney.backends.graphviz.graph import Graph
from cxjourney.backends.graphviz.speech import Speech
from cxjourney.model.model import Model
def ownership_graph(model: Model, speech: Speech, name: str) -> Graph:
    return Graph(name, "", "")
