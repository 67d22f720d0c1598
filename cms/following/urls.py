from django.urls import path, re_path

from . import views
from .calendars import calendar
from .feeds import SubjectFeed

ANY_ADDRESS = r"^(?P<address>(?:[\w-]+/)*)"

urlpatterns = [
    path("ikuti/", views.follow, name="follow"),
    path("ikuti/surel", views.sign_up, name="follow_by_mail"),
    path("ikuti/tautan", views.ask_for_link, name="ask_for_follow_link"),
    path("ikuti/terkirim", views.asked, name="follow_asked"),
    path("ikuti/konfirmasi/<str:token>", views.confirm, name="confirm_follow"),
    path("ikuti/kelola/<str:token>", views.manage, name="manage_follows"),
    path("ikuti/kelola/<str:token>/data.json", views.export, name="export_follows"),
    path("ikuti/berhenti/<str:token>", views.stop, name="stop_following"),
    re_path(rf"{ANY_ADDRESS}umpan\.atom$", SubjectFeed(), name="feed"),
    re_path(rf"{ANY_ADDRESS}kalender\.ics$", calendar, name="calendar"),
]
