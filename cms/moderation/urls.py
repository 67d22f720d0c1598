"""Addresses outside the admin."""

from django.urls import path

from .previews.opening import open_preview

urlpatterns = [path("pratinjau/<str:token>/", open_preview, name="preview_link")]
