from django.urls import path

from . import views

urlpatterns = [
    path("", views.about, name="open_data"),
    path("katalog.jsonld", views.catalog, name="open_data_catalogue"),
    path("<slug:name>.meta.json", views.metadata, name="open_data_metadata"),
    path("<slug:name>.<slug:format>", views.file, name="open_data_file"),
]
