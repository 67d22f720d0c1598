"""No picture on the site tells where it was taken."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageCms, ImageDraw

from cms.core.metadata import without_notes
from cms.core.models import CreditedImage

CAMERA, PLACE = "KameraRahasia", (2.0, 57.0, 0.0)
NORTH, LATITUDE, MAKER, ORIENTATION, GPS = 1, 2, 0x010F, 0x0112, 0x8825


def photo(kind, orientation=1, **saved):
    """The bytes of a picture with a red left half, as a phone writes it: place, camera, orientation, colours."""
    picture = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 150, 200), fill="red")
    notes = Image.Exif()
    notes[MAKER], notes[ORIENTATION] = CAMERA, orientation
    notes.get_ifd(GPS).update({NORTH: "N", LATITUDE: PLACE})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = BytesIO()
    picture.save(data, kind, exif=notes, icc_profile=profile, **saved)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
class TestAFile:
    def test_it_loses_its_notes(self, kind):
        data = photo(kind, **({"comment": CAMERA} if kind == "JPEG" else {}))
        assert CAMERA.encode() in data
        kept = Image.open(BytesIO(without_notes(data)))
        assert not kept.getexif()
        assert CAMERA.encode() not in without_notes(data)

    def test_it_keeps_every_pixel_and_its_colours(self, kind):
        before, after = (Image.open(BytesIO(data)) for data in (photo(kind), without_notes(photo(kind))))
        assert before.tobytes() == after.tobytes()
        assert before.info["icc_profile"] == after.info["icc_profile"]


def test_a_file_of_another_kind_stays_as_it_is():
    assert without_notes(b"GIF89a...") == b"GIF89a..."


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("spec", ["max-90x90|format-jpeg", "max-90x90|format-png", "max-90x90|format-webp", "original"])
def test_no_size_of_a_picture_tells_where_it_was_taken(kind, spec):
    file = ImageFile(BytesIO(photo(kind)), name=f"foto.{kind.lower()}")
    image = CreditedImage.objects.create(title="Foto", description="Foto.", credit="Ani", file=file)
    with image.get_rendition(spec).file.open("rb") as made:
        data = made.read()
    assert CAMERA.encode() not in data
    assert not Image.open(BytesIO(data)).getexif()


@pytest.mark.django_db
def test_a_picture_taken_sideways_still_stands_upright():
    file = ImageFile(BytesIO(photo("JPEG", orientation=6)), name="foto.jpg")
    image = CreditedImage.objects.create(title="Foto", description="Foto.", credit="Ani", file=file)
    with image.get_rendition("max-300x300").file.open("rb") as made:
        upright = Image.open(made).convert("RGB")
    assert upright.size == (200, 300)
    assert upright.getpixel((100, 20))[1] < 60  # Red above, where it was on the left.
    assert upright.getpixel((100, 280))[1] > 200
