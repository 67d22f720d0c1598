"""When and where: the milestone of a programme that a question with a place, or with "kapan", is about."""

from django.conf import settings
from django.db.models import F

from programs.models import Milestone, ProgramPage

from .excerpts import sought
from .language.stems import stems
from .language.words import words


def promises(pages, understanding):
    """By key of a programme among the pages, the milestone that the question is about. One query at most.

    A translation has its facts, and so its milestones, from its original.
    """
    wanted = sought(understanding)
    programs = {page.translation_key: page.pk for page in pages if isinstance(page, ProgramPage)}
    if not (programs and wanted):
        return {}
    best = {}
    for milestone in milestones_of(programs):
        fit = fit_of(milestone, wanted, understanding.asks_when)
        pk = programs[milestone.translation_key]
        if fit > best.get(pk, (0, None))[0]:
            best[pk] = fit, milestone
    return {pk: milestone for pk, (_fit, milestone) in best.items()}


def milestones_of(translation_keys):
    originals = Milestone.objects.filter(
        page__translation_key__in=translation_keys, page__locale__language_code=settings.LANGUAGE_CODE
    )
    named = originals.annotate(translation_key=F("page__translation_key")).select_related("area")
    return named.order_by("planned_date", "pk")


def fit_of(milestone, wanted, asks_when):
    """How many of the words a milestone holds; 0 where neither its place nor the time is asked for."""
    place = known(f"{milestone.area or ''} {milestone.kelurahan} {milestone.street}")
    if not (asks_when or is_named(milestone, wanted)):
        return 0
    return 2 * len(place & wanted) + len(known(f"{milestone.title} {milestone.description}") & wanted)


def is_named(milestone, wanted):
    """Whether a place of the milestone is named in full: its kecamatan, its kelurahan or its street."""
    places = (str(milestone.area or ""), milestone.kelurahan, milestone.street)
    return any(place and known(place) <= wanted for place in places)


def known(text):
    return set(stems(words(text)))
