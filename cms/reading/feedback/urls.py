from django.urls import path

from .views import feedback, thanks

urlpatterns = [
    path("baca/<int:pk>/tanggapan", feedback, name="feedback"),
    path("baca/<int:pk>/tanggapan/terima-kasih", thanks, name="feedback_thanks"),
]
