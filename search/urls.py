from django.urls import path

from . import views
from .following import SearchFeed

urlpatterns = [
    path("", views.results, name="search"),
    path("umpan.atom", SearchFeed(), name="search_feed"),
    path("saran", views.suggestions, name="search_suggestions"),
]
