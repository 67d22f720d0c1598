"""Wagtail's form for promoted results, opened with the words of a search already filled in."""

from wagtail.contrib.search_promotions.views import CreateView


class PromoteTerm(CreateView):
    """``?istilah=`` is the searched text; what is sent goes to Wagtail's own form."""

    def get_initial(self):
        return super().get_initial() | {"query_string": self.request.GET.get("istilah", "")}
