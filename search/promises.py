"""When and where: the milestone of a programme that a question with a place, or with "kapan", is about."""

from django.conf import settings

from programs.models import Milestone, ProgramPage

from .excerpts import sought
from .language.stems import stems
from .language.words import words


def promises(pages, understanding):
    """By key of a programme among the pages, the milestone that the question is about. Two queries at most."""
    wanted = sought(understanding)
    programs = {page.facts.pk: page.pk for page in pages if isinstance(page, ProgramPage)}
    if not (programs and wanted):
        return {}
    found = {}
    milestones = Milestone.objects.filter(page__in=programs, page__locale__language_code=settings.LANGUAGE_CODE)
    for milestone in milestones.select_related("area").order_by("planned_date", "pk"):
        fit = fit_of(milestone, wanted, understanding.asks_when)
        if fit > found.get(programs[milestone.page_id], (0, None))[0]:
            found[programs[milestone.page_id]] = fit, milestone
    return {pk: milestone for pk, (_fit, milestone) in found.items()}


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
