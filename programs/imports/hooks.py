"""Where imports stand in the admin."""

from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import MenuItem

from ..models import ImportRun
from .runs import VIEW
from .views import ApplyAgainView, ResultView, SubmitView, UploadView, WithdrawView

urlpatterns = [
    path("", UploadView.as_view(), name="upload"),
    path("<int:pk>/", ResultView.as_view(), name="result"),
    path("<int:pk>/ajukan/", SubmitView.as_view(), name="submit"),
    path("<int:pk>/terapkan-lagi/", ApplyAgainView.as_view(), name="apply_again"),
    path("<int:pk>/tarik/", WithdrawView.as_view(), name="withdraw"),
]


@hooks.register("register_admin_urls")
def addresses():
    return [path("impor/", include((urlpatterns, "imports"), namespace="imports"))]


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ImportMenuItem(_("Import data"), reverse_lazy("imports:upload"), icon_name="upload", order=252)


class ImportRunFinder(ModelAdminURLFinder):
    """Where notices and refusals lead."""

    def construct_edit_url(self, instance):
        return reverse("imports:result", args=[instance.pk])


register_admin_url_finder(ImportRun, ImportRunFinder)
