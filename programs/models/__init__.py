from .agencies import Agency
from .agency_index import AgencyIndexPage
from .area_index import AreaIndexPage
from .areas import Area
from .books import BookPage, ChapterPage
from .dimensions import DimensionIndicator, DimensionPage, Goal, SubDimension
from .evaluation import EvaluationSettings, EvaluationYear
from .evidence import KeptEvidence
from .import_run import ImportRun
from .indicators import Indicator, IndicatorValue
from .masterplan import MasterplanPage, MasterplanPhase
from .milestones import Milestone
from .program import ProgramPage
from .program_index import ProgramIndexPage
from .program_parts import BudgetLine, ProgramContact, ProgramDocument, ProgramIndicator, ProgramPicture
from .regulations import Regulation
from .reports import QuarterlyReport
from .updates import ProgramUpdatePage

__all__ = [
    "Agency",
    "AgencyIndexPage",
    "Area",
    "AreaIndexPage",
    "BookPage",
    "BudgetLine",
    "ChapterPage",
    "DimensionIndicator",
    "DimensionPage",
    "EvaluationSettings",
    "EvaluationYear",
    "Goal",
    "ImportRun",
    "Indicator",
    "IndicatorValue",
    "KeptEvidence",
    "MasterplanPage",
    "MasterplanPhase",
    "Milestone",
    "ProgramContact",
    "ProgramDocument",
    "ProgramIndexPage",
    "ProgramIndicator",
    "ProgramPage",
    "ProgramPicture",
    "ProgramUpdatePage",
    "QuarterlyReport",
    "Regulation",
    "SubDimension",
]
