"""Everything that people read comes in Indonesian: the catalogue is complete, and compiled as it stands."""

from pathlib import Path

import polib
import pytest
from django.conf import settings

FOLDER = Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(FOLDER / "django.po"))


def test_no_string_is_missing(catalogue):
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []


def test_no_string_is_fuzzy(catalogue):
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    compiled = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(FOLDER / "django.mo"))}
    source = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue if not e.obsolete}
    assert compiled == source


def test_placeholders_survive_translation(catalogue):
    import re

    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for entry in catalogue:
        for translation in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(placeholder.findall(translation)) <= set(placeholder.findall(entry.msgid + entry.msgid_plural))
            assert set(placeholder.findall(entry.msgid)) <= set(placeholder.findall(translation)) or entry.msgid_plural
