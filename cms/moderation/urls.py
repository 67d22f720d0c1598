"""Addresses outside the admin, and addresses of Wagtail's that are answered here; they stand ahead of Wagtail's own."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404

from .overwriting import PageEditView, PageRevertView
from .previews.opening import open_preview


def of_the_office(view):
    """Guard a view as Wagtail guards those of its admin."""
    return never_cache(display_custom_404(require_admin_access(view.as_view())))


urlpatterns = [
    path("pratinjau/<str:token>/", open_preview, name="preview_link"),
    path("admin/pages/<int:page_id>/edit/", of_the_office(PageEditView)),
    path("admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/", of_the_office(PageRevertView)),
]
