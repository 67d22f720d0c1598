"""Facts that were approved as a whole, a quarterly report or an import, written field by field.

A change set is plain JSON:

    {"programs": {code: {"fields": {name: value},
                         "milestones": {code: {name: value}}, "budget_lines": {code: {name: value}}}},
     "indicators": {code: {"fields": {name: value}, "values": {"2026": {"target": "1", "actual": "2"}}}}}

Names are those of model fields. Values: ISO dates, decimals as strings, choices as stored, foreign keys by the own code
of what they point to (agency: slug), files by primary key. A row that is None is removed; a code that nobody knows is
created. What is not named stays as it is, in the live page and in every draft that waits beside it.
"""

from .applying import apply_changes, prepare_changes, problems_of
from .problems import ChangedMeanwhile, ChangesRefused, Problem

__all__ = ["ChangedMeanwhile", "ChangesRefused", "Problem", "apply_changes", "prepare_changes", "problems_of"]
