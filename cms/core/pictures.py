"""Addresses of pictures in sizes that nobody has asked for yet: the file is made when somebody opens one."""

from pathlib import PurePosixPath

from django.urls import path, reverse
from wagtail.images.utils import generate_signature
from wagtail.images.views.serve import ServeView

FULL_SIZE = "max-4096x4096|format-jpeg"  # All that a newspaper prints, and never the file as it was uploaded.


def picture_address(image, filter_spec=FULL_SIZE):
    """The path of a picture in a size. Signed, so that nobody can ask for sizes that no page offers."""
    return reverse(
        "picture",
        kwargs={
            "signature": generate_signature(image.pk, filter_spec),
            "image_id": image.pk,
            "filter_spec": filter_spec,
            "filename": f"{PurePosixPath(image.file.name).stem}.jpg",
        },
    )


urlpatterns = [
    path(
        "gambar/<str:signature>/<int:image_id>/<str:filter_spec>/<str:filename>",
        ServeView.as_view(action="redirect"),
        name="picture",
    ),
]
