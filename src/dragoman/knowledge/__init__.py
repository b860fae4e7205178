"""What dragoman knows: states, office holders, organisations, lexicons, PLOVER; see `load`."""

from dragoman.knowledge.base import Knowledge, load
from dragoman.knowledge.city import City
from dragoman.knowledge.family import family_name, surnames
from dragoman.knowledge.holder import Holder
from dragoman.knowledge.lexicon import Agent, Anchor, Office, Venue
from dragoman.knowledge.name import Name, fold
from dragoman.knowledge.organisation import Organisation
from dragoman.knowledge.outlet import Outlets
from dragoman.knowledge.plover import Plover
from dragoman.knowledge.state import State
from dragoman.knowledge.table import Fault

__all__ = [
    "Agent",
    "Anchor",
    "City",
    "Fault",
    "Holder",
    "Knowledge",
    "Name",
    "Office",
    "Organisation",
    "Outlets",
    "Plover",
    "State",
    "Venue",
    "family_name",
    "fold",
    "load",
    "surnames",
]
