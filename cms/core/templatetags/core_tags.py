"""What every page's template needs: the header, the foot, the way up, the pages of a list."""

from urllib.parse import urlencode

from django import template

from cms.core.blocks import headings
from cms.core.models.examples import examples_are_public
from cms.core.pictures import picture_address
from cms.core.surroundings import Surroundings

MENU_LABEL_LENGTH = 20

register = template.Library()
register.filter("headings", headings)
register.filter("full_size", picture_address)


@register.simple_tag(takes_context=True)
def surroundings(context):
    """The pages that the frame of this page links to; kept on the request, so that they cost one query a page."""
    request = context.get("request")
    if request is None:
        return None
    if not hasattr(request, "surroundings"):
        request.surroundings = Surroundings(request, context.get("page"))
    return request.surroundings


@register.simple_tag
def site_holds_examples():
    """True while example data is public."""
    return examples_are_public()


@register.filter
def menu_label(page):
    """A page's title for the menu; where that is long, its address as a word: "masterplan" becomes "Masterplan"."""
    return page.title if len(page.title) <= MENU_LABEL_LENGTH else page.slug.replace("-", " ").capitalize()


@register.simple_tag
def page_numbers(page):
    """The numbers to link to from one page of a list: the ends, its neighbours, and "…" for what is left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def with_parameter(context, name, value):
    """The current query string with one parameter set; the page number stays only if it is the one that is set."""
    parameters = context["request"].GET.copy()
    if name != "page":
        parameters.pop("page", None)
    parameters[name] = value
    return "?" + urlencode(sorted(parameters.lists()), doseq=True)


@register.simple_tag(takes_context=True)
def without_parameter(context, name):
    """The current address without a parameter and without the page number."""
    parameters = context["request"].GET.copy()
    for gone in ("page", name):
        parameters.pop(gone, None)
    query = urlencode(sorted(parameters.lists()), doseq=True)
    return context["request"].path + (f"?{query}" if query else "")
