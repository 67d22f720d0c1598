from django.urls import re_path

from .views import history, one_entry

PAGE = r"^(?P<address>(?:[\w-]+/)*)"

urlpatterns = [
    re_path(rf"{PAGE}riwayat/$", history, name="history"),
    re_path(rf"{PAGE}riwayat/(?P<pk>[0-9]{{1,18}})/$", one_entry, name="ledger_entry"),
]
