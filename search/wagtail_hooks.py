"""Search in the admin: one menu group with what people search, the registers and the promoted results; on the dashboard
of administrators, that Elasticsearch fails."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .admin.promoting import PromoteTerm
from .admin.registers import SynonymsViewSet, UnsuggestedViewSet
from .admin.report import PERMISSION, SearchReport
from .admin.trouble import TroublePanel, current_trouble

PROMOTE = "wagtailsearchpromotions.add_searchpromotion"
# Wagtail's own: the promoted results stand in our group, and the counts in its report are of promoted words alone.
ELSEWHERE = {"promoted-search-results", "search-terms"}


class PermittedItem(MenuItem):
    """A menu item for those who have a right."""

    def __init__(self, *args, permission, **kwargs):
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@register_snippet
class SearchGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("admin menu", "Search")
    menu_icon = "search"
    menu_name = "search-group"
    menu_order = 270
    items = (SynonymsViewSet, UnsuggestedViewSet)

    def get_submenu_items(self):
        report = PermittedItem(
            SearchReport.page_title,
            reverse(SearchReport.url_name),
            name="search-report",
            icon_name="search",
            order=0,
            permission=PERMISSION,
        )
        promoted = PermittedItem(
            _("Promoted search results"),
            reverse("wagtailsearchpromotions:index"),
            name="promoted-results",
            icon_name="pick",
            order=100,
            permission=PROMOTE,
        )
        return [report, *super().get_submenu_items(), promoted]


@hooks.register("register_admin_urls")
def search_urls():
    return [
        *SearchReport.urls("reports/pencarian/"),
        path("searchpicks/istilah/", PromoteTerm.as_view(), name="search_promote"),
    ]


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def show_in_one_place(request, items):
    items[:] = [item for item in items if item.name not in ELSEWHERE]


@hooks.register("construct_homepage_panels")
def tell_of_trouble(request, panels):
    if request.user.is_superuser and (trouble := current_trouble()):
        panels.append(TroublePanel(trouble))


@hooks.register("register_permissions")
def search_permissions():
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchcount")
