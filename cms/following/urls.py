from django.urls import path, re_path

from .feeds import PageFeed
from .views import follow

urlpatterns = [
    path("ikuti/", follow, name="follow"),
    re_path(r"^(?P<address>(?:[\w-]+/)*)umpan\.atom$", PageFeed(), name="feed"),
]
