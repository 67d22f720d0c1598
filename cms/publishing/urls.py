from django.urls import path

from .views import permalink

urlpatterns = [path("p/<int:pk>", permalink, name="permalink")]
