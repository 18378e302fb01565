"""Who does what: every touchpoint against every team, with inheritance resolved, and what each team carries."""

from cxjourney.backends.raci.files import BACKEND
from cxjourney.backends.raci.markdown import to_markdown
from cxjourney.backends.raci.matrix import Matrix, matrix
from cxjourney.backends.raci.page import to_html
from cxjourney.backends.raci.rows import to_rows
from cxjourney.backends.raci.sheet import load_to_csv, to_csv

__all__ = ["BACKEND", "Matrix", "load_to_csv", "matrix", "to_csv", "to_html", "to_markdown", "to_rows"]
