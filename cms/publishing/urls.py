from django.urls import path

from .history.views import entry_permalink
from .views import permalink

urlpatterns = [
    path("p/<int:pk>", permalink, name="permalink"),
    path("p/<int:pk>/riwayat/<int:entry>", entry_permalink, name="ledger_permalink"),
]
