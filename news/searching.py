"""What a search can be narrowed down to news and events by."""


def facets_of(programs):
    """The facets that they share with the programmes they are about: facet name → values."""
    dimensions = [program.dimension for program in programs if program.dimension]
    dimensions += [dimension for program in programs for dimension in program.other_dimensions.all()]
    return {
        "dimensi": {dimension.slug for dimension in dimensions},
        "opd": {program.lead_agency.slug for program in programs if program.lead_agency},
        "kecamatan": {area.slug for program in programs for area in program.areas.all()},
    }
