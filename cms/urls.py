"""Every address of the site that is not a page, ahead of Wagtail's own."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import views
from search.views import opensearch

handler404 = "cms.core.views.page_not_found"
handler500 = "cms.core.views.server_error"

urlpatterns = [
    path("", include("cms.moderation.urls")),  # Ahead of the admin: it answers two of its addresses.
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", views.sitemap),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", views.security_contact),
    path("sehat/hidup", views.alive),
    path("sehat/siap", views.ready),
    path("", include("cms.core.pictures")),
    path("", include("cms.core.sharing.views")),
    path("", include("cms.publishing.urls")),
    path("", include("cms.reading.urls")),
    path("data/", include("programs.opendata.urls")),
]

if settings.DEBUG:
    # In production the server in front (granian or nginx) hands out pictures; originals are never public.
    urlpatterns += [
        path("media/images/<path:path>", serve, {"document_root": f"{settings.MEDIA_ROOT}/images"}),
    ]

urlpatterns += i18n_patterns(
    path("cari/", include("search.urls")),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("", include("cms.following.urls")),
    path("", include("cms.reading.feedback.urls")),
    path("", include("cms.publishing.history.urls")),
    path("", include("programs.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
