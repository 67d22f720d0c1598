from django.urls import path

from .views import read

urlpatterns = [path("baca/<int:pk>", read, name="read")]
