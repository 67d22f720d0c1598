from django.urls import path

from . import views

app_name = "register_changes"
urlpatterns = [
    path("", views.all_proposals, name="all"),
    path("<int:pk>/", views.one_proposal, name="one"),
]
