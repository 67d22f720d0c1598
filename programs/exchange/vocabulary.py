"""The closed vocabularies as data shows them. The codes on the left are public and stay as they are for good."""

from ..enums import AgencyKind, BudgetSource, Direction, EvaluationPart, MilestoneState, Phase, ProgramStatus
from .columns import Choice


def words(**members):
    return tuple(Choice(code, member.label, member.value) for code, member in members.items())


STATUS = words(
    terlambat=ProgramStatus.LATE,
    berjalan=ProgramStatus.RUNNING,
    direncanakan=ProgramStatus.PLANNED,
    tertunda=ProgramStatus.ON_HOLD,
    selesai=ProgramStatus.DONE,
    dihentikan=ProgramStatus.STOPPED,
)
PHASE = words(pendek=Phase.SHORT, menengah=Phase.MEDIUM, panjang=Phase.LONG)
STATE = words(
    selesai=MilestoneState.DONE,
    terlambat=MilestoneState.LATE,
    belum_dilaporkan=MilestoneState.UNREPORTED,
    direncanakan=MilestoneState.PLANNED,
    dihentikan=MilestoneState.STOPPED,
)
SOURCE = words(
    apbd=BudgetSource.APBD,
    apbd_provinsi=BudgetSource.APBD_PROV,
    apbn=BudgetSource.APBN,
    csr=BudgetSource.CSR,
    lain=BudgetSource.OTHER,
)
PART = words(
    baseline=EvaluationPart.BASELINE,
    output=EvaluationPart.OUTPUT,
    outcome=EvaluationPart.OUTCOME,
    impact=EvaluationPart.IMPACT,
    quick_win=EvaluationPart.QUICK_WIN,
)
DIRECTION = words(naik=Direction.UP, turun=Direction.DOWN)
KIND = words(**{kind.value: kind for kind in AgencyKind})


def code_of(vocabulary, stored):
    """The public code of what the database keeps; None for a value outside the vocabulary."""
    return next((choice.code for choice in vocabulary if choice.stored == stored), None)
