"""The kinds of the language: one file a kind, the one place for its fields and its words. A file registers itself."""

from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.experiment import Experiment
from cxjourney.model.kinds.journey import Exit, Journey, Kpi, Raci, Stage, Touchpoint
from cxjourney.model.kinds.lifecycle import Lifecycle
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.policy import Policy
from cxjourney.model.kinds.process import Process
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.registry import modules_in

__all__ = [
    "Channel",
    "Evidence",
    "Exit",
    "Experiment",
    "Journey",
    "Kpi",
    "Lifecycle",
    "Metric",
    "Opportunity",
    "Persona",
    "Policy",
    "Process",
    "Raci",
    "Segment",
    "Source",
    "Stage",
    "Survey",
    "System",
    "Team",
    "Touchpoint",
]

for _ in modules_in(__name__):
    pass  # the import declares the kind
