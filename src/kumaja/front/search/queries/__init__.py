"""Finding rows, the choices to narrow by, and what to offer when nothing was found."""

from kumaja.front.search.queries.choices import Choice, Choices, get_choices
from kumaja.front.search.queries.finding import Found, FoundRow, find
from kumaja.front.search.queries.labels import ACTIVITY, ORGANISATION
from kumaja.front.search.queries.nearest import Nearest, get_nearest
from kumaja.front.search.queries.page import ResultPage, get_result_page
from kumaja.front.search.queries.situations import SituationRow, list_situations
from kumaja.front.search.queries.suggestions import Suggestion, list_suggestions
from kumaja.front.search.queries.urgent import UrgentLine, get_urgent, list_urgent

__all__ = [
    "ACTIVITY",
    "ORGANISATION",
    "Choice",
    "Choices",
    "Found",
    "FoundRow",
    "Nearest",
    "ResultPage",
    "SituationRow",
    "Suggestion",
    "UrgentLine",
    "find",
    "get_choices",
    "get_nearest",
    "get_result_page",
    "get_urgent",
    "list_situations",
    "list_suggestions",
    "list_urgent",
]
