"""The demo pictures: all can be drawn, differ, stay the same from run to run and say what they show."""

from __future__ import annotations

import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cms.demo.pictures import MOTIFS, describe, draw
from cms.demo.pictures.ornament import ORNAMENT

STATIC = Path(__file__).parents[2] / "cms" / "core" / "static" / "core"
NAMES = [f"{motif}-{variant}" for motif in MOTIFS for variant in (1, 2)]


@pytest.fixture(scope="module")
def album():
    """All pictures by name, and the seconds it took to draw them."""
    started = time.process_time()
    pictures = {name: draw(name) for name in NAMES}
    return pictures, time.process_time() - started


def test_there_are_24_motifs():
    assert len(MOTIFS) == len(set(MOTIFS)) == 24


@pytest.mark.parametrize("name", NAMES)
def test_picture_has_the_agreed_size_and_many_colours(album, name):
    picture = album[0][name]
    assert (picture.size, picture.mode) == ((1600, 1000), "RGB")
    assert len(picture.resize((160, 100)).getcolors(16_000)) > 200


def test_no_two_pictures_are_alike(album):
    assert len({picture.tobytes() for picture in album[0].values()}) == len(NAMES)


@pytest.mark.parametrize("motif", MOTIFS)
def test_dusk_is_darker_than_day(album, motif):
    day, dusk = (album[0][f"{motif}-{variant}"].convert("L").resize((1, 1)).getpixel((0, 0)) for variant in (1, 2))
    assert dusk < day - 30


def test_drawing_everything_takes_less_than_20_seconds(album):
    assert album[1] < 20


@pytest.mark.parametrize("name", ["lampu-2", "kota-1", "rumah-sakit-2"])
def test_same_name_gives_the_same_picture(album, name):
    assert draw(name).tobytes() == album[0][name].tobytes()


def test_the_ornament_runs_along_the_bottom_of_every_picture(album):
    bands = {picture.crop((0, 960, 1600, 1000)).tobytes() for picture in album[0].values()}
    assert len(bands) <= 2  # the mirrored ones may differ by the smoothing of an edge


@pytest.mark.parametrize("name", NAMES)
def test_description_is_one_short_sentence(name):
    text = describe(name)
    assert 30 <= len(text) <= 140
    assert text[0].isupper()
    assert text.endswith(".")
    assert text.count(".") == 1
    assert not text.startswith("Gambar")


def test_descriptions_are_all_different():
    assert len({describe(name) for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", ["", "lampu", "lampu-3", "lampu-", "-1", "gunung-1", "Lampu-1"])
@pytest.mark.parametrize("function", [draw, describe])
def test_unknown_name_is_refused_with_the_names_that_exist(function, name):
    with pytest.raises(KeyError, match="lampu, puskesmas, sampah"):
        function(name)


def test_the_sites_own_ornament_has_the_same_shapes():
    shapes = ElementTree.parse(STATIC / "ornament.svg").iter("{http://www.w3.org/2000/svg}polygon")
    drawn = [(shape.get("fill"), tuple(_corner(pair) for pair in shape.get("points").split())) for shape in shapes]
    assert drawn == list(ORNAMENT)


def _corner(pair: str) -> tuple[float, float]:
    x, y = pair.split(",")
    return float(x), float(y)


@pytest.mark.parametrize("name", ["ornament.svg", "mark.svg", "favicon.svg"])
def test_svg_keeps_the_content_security_policy(name):
    """No style attribute, no style sheet and no script: the site's policy would refuse them."""
    for element in ElementTree.parse(STATIC / name).iter():
        assert "style" not in element.attrib
        assert element.tag.split("}")[-1] not in {"style", "script"}
