from django.urls import path

from .views import status_rules

urlpatterns = [path("program/aturan-status/", status_rules, name="status_rules")]
