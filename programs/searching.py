"""What a search can be narrowed down to programmes and their updates by, and where and when they keep a promise."""

LONGEST_RUN = 30  # Years of one programme that a search can be narrowed down to.


def facets_of(program):
    """The facets of a programme, from its facts: facet name → values as they stand in addresses."""
    dimensions = [program.dimension, *program.other_dimensions.all()]
    agencies = [program.lead_agency, program.owner_agency, *program.supporting_agencies.all()]
    areas = [*program.areas.all(), *(milestone.area for milestone in program.milestones.select_related("area").all())]
    return {
        "dimensi": slugs(dimensions),
        "opd": slugs(agencies),
        "kecamatan": slugs(areas),
        "fase": {program.phase},
        "status": {program.status},
        "tahun": years_of(program),
    }


def slugs(things):
    return {thing.slug for thing in things if thing}


def years_of(program):
    last = program.end_date or program.start_date
    return set(range(program.start_date.year, last.year + 1)[:LONGEST_RUN])
