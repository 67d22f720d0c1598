from django import template

from ..imports.showing import shown

register = template.Library()
FIRST = 50


@register.simple_tag
def first_records(run):
    """The first records that an import changes, as people read them."""
    return [shown(record) for record in run.records[:FIRST]]
