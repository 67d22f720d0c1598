from django.urls import path, re_path

from .calendars import calendar
from .feeds import SubjectFeed
from .views import follow

ANY_ADDRESS = r"^(?P<address>(?:[\w-]+/)*)"

urlpatterns = [
    path("ikuti/", follow, name="follow"),
    re_path(rf"{ANY_ADDRESS}umpan\.atom$", SubjectFeed(), name="feed"),
    re_path(rf"{ANY_ADDRESS}kalender\.ics$", calendar, name="calendar"),
]
