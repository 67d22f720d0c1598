from wagtail.models import Page

from cms.core.holding import hold_pages


def hold_programs(codes):
    """Let nobody else write these programmes until the transaction ends; by code, so that two do not wait in a ring."""
    hold_pages(Page.objects.filter(programpage__code__in=codes).order_by("programpage__code", "pk"))
