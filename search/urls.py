from django.urls import path

from . import views

urlpatterns = [
    path("", views.results, name="search"),
    path("saran", views.suggestions, name="search_suggestions"),
]
