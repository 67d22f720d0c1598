"""The form: what it asks, what it refuses and where, what it keeps."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cms.core.models import CreditedImage, PublicDocument
from tests import builders
from tests.moderation.desk import said, step_of

from .desk import errors_of, fields_of

LINK = "https://dinkes.example.go.id/berita-acara"
PHOTO, ALT = "P-15.m.T-1-evidence_photo", "P-15.m.T-1-evidence_alt"
DONE_ON, MOVED_TO = "P-15.m.T-1-actual_date", "P-15.m.T-2-planned_date"
MONEY, FIGURE, TEXT = "P-15.b.A-1-value", "P-15.i.KES.01-value", "P-15-text"


def photo(name="IMG_2041.jpg", kind="JPEG"):
    data = BytesIO()
    Image.new("RGB", (640, 480), "#1B6E3C").save(data, kind)
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/jpeg")


def test_it_starts_from_what_is_public(contributor):
    html = contributor.client.get(contributor.url).content.decode()
    form = contributor.open()
    assert (form[MONEY], form[FIGURE], form[MOVED_TO]) == ("100.000.000", "60", "2026-12-01")
    assert "Rp500.000.000" in html
    assert 'capture="environment"' in html


def test_milestones_due_by_the_next_quarter_come_first_others_are_folded(contributor):
    sheet = contributor.client.get(contributor.url).context["sheet"]
    section = sheet.sections[0]
    assert [form.milestone.code for form in section.due] == ["T-1", "T-2"]
    assert [form.milestone.code for form in section.later] == ["T-3"]


def test_a_milestone_that_is_done_is_not_asked_about(contributor, program):
    program.milestones.filter(code="T-1").update(actual_date=date(2026, 9, 1))
    assert DONE_ON not in contributor.open()


def test_a_draft_of_somebody_who_typed_nothing_says_nothing(contributor):
    contributor.press("save")
    assert contributor.entries == {}


def test_one_click_says_that_nothing_changed_anywhere(contributor):
    contributor.press("no_change")
    assert contributor.entries == {"P-15": {"no_change": True}, "P-16": {"no_change": True}}
    assert step_of(contributor.report) == "Penyuntingan"


def test_that_click_does_not_throw_away_what_was_filled_in(contributor):
    response = contributor.press("no_change", fields={TEXT: "Loket dibuka."})
    assert response.status_code == 422
    assert set(errors_of(response)) == {"P-15-no_change"}
    assert contributor.entries["P-15"]["text"] == "Loket dibuka."
    assert step_of(contributor.report) is None


BAD = {
    "done in the future": ({DONE_ON: "2026-10-02", "P-15.m.T-1-evidence_link": LINK}, DONE_ON),
    "done without evidence": ({DONE_ON: "2026-09-20"}, DONE_ON),
    "evidence without a day": ({"P-15.m.T-1-evidence_link": LINK}, DONE_ON),
    "no date": ({DONE_ON: "kemarin", "P-15.m.T-1-evidence_link": LINK}, DONE_ON),
    "a link that is none": ({DONE_ON: "2026-09-20", "P-15.m.T-1-evidence_link": "http://"}, "P-15.m.T-1-evidence_link"),
    "moved without a reason": ({MOVED_TO: "2027-02-01"}, "P-15.m.T-2-change_reason"),
    "not done without a reason": ({"P-15.m.T-1-late_reported_on": "on"}, "P-15.m.T-1-change_reason"),
    "negative money": ({MONEY: "-5"}, MONEY),
    "no number": ({MONEY: "lima juta"}, MONEY),
    "an English number": ({FIGURE: "12.5"}, FIGURE),
    "fractions of a rupiah": ({MONEY: "1,5"}, MONEY),
    "emptied money": ({MONEY: ""}, MONEY),
    "too many digits": ({MONEY: "9" * 16}, MONEY),
    "a huge text": ({TEXT: "x" * 401}, TEXT),
    "a NIK": ({TEXT: "NIK 1272011503850001 dilayani."}, TEXT),
    "nothing at all": ({}, "P-15-no_change"),
    "no change, and a change": ({"P-15-no_change": "on", MONEY: "5"}, "P-15-no_change"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_at_its_field_and_kept(contributor, name):
    typed, field = BAD[name]
    response = contributor.press("submit", fields={"P-16-no_change": "on"} | typed)
    assert response.status_code == 422
    assert list(errors_of(response)) == [field]
    assert step_of(contributor.report) is None
    form = contributor.open()
    assert {key: form[key] for key in typed} == typed | ({MONEY: ""} if name == "emptied money" else {})


def test_numbers_are_taken_as_they_are_written_here(contributor):
    contributor.press("save", fields={MONEY: "Rp 250.000.000", FIGURE: "1.234,5"})
    assert contributor.entries["P-15"] == {"budget": {"A-1": "250000000"}, "indicators": {"KES.01": "1234.5"}}
    assert (contributor.open()[MONEY], contributor.open()[FIGURE]) == ("250.000.000", "1.234,5")


def test_a_photograph_from_a_phone_becomes_evidence(contributor, agency):
    fields = {DONE_ON: "2026-09-20", PHOTO: photo(), ALT: "Loket dengan tiga petugas.", "P-16-no_change": "on"}
    contributor.press("submit", fields=fields)
    image = CreditedImage.objects.get()
    agency.refresh_from_db()
    assert (image.description, image.credit) == ("Loket dengan tiga petugas.", "Dinas Kesehatan")
    assert image.collection == agency.collection
    assert contributor.entries["P-15"]["milestones"]["T-1"]["evidence_picture"] == image.pk
    assert step_of(contributor.report) == "Penyuntingan"


def test_a_photograph_waits_for_its_description_and_is_not_lost(contributor):
    done = {DONE_ON: "2026-09-20", "P-16-no_change": "on"}
    response = contributor.press("submit", fields=done | {PHOTO: photo()})
    assert set(errors_of(response)) == {ALT}
    contributor.press("submit", fields={ALT: "Loket dengan tiga petugas."})
    assert CreditedImage.objects.get().description == "Loket dengan tiga petugas."
    assert step_of(contributor.report) == "Penyuntingan"


def test_a_document_is_kept_though_something_else_is_wrong(contributor):
    file = SimpleUploadedFile("berita-acara.pdf", b"%PDF-1.4 isi")
    contributor.press("submit", fields={DONE_ON: "kapan-kapan", "P-15.m.T-1-evidence_file": file})
    document = PublicDocument.objects.get()
    assert contributor.open()["P-15.m.T-1-evidence"] == str(document.pk)
    contributor.press("submit", fields={DONE_ON: "2026-09-20", "P-16-no_change": "on"})
    assert step_of(contributor.report) == "Penyuntingan"
    assert PublicDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 50), "HEIC"),
        (SimpleUploadedFile("IMG_1.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 50), "HEIC"),
        (SimpleUploadedFile("IMG_1.jpg", b"bukan gambar"), ""),
        (SimpleUploadedFile("IMG_1.jpg", b"\xff\xd8" + b"\0" * (50 * 1024 * 1024)), "50"),
    ],
    ids=["HEIC by name", "HEIC by content", "no picture", "50 MB"],
)
def test_a_picture_that_cannot_be_taken_is_refused_in_words(contributor, file, message):
    file.seek(0)
    response = contributor.press(
        "submit", fields={DONE_ON: "2026-09-20", ALT: "Loket.", PHOTO: file, "P-16-no_change": "on"}
    )
    errors = errors_of(response)
    assert list(errors) == [PHOTO]
    assert message in errors[PHOTO][0]
    assert not CreditedImage.objects.exists()
    assert contributor.open()[DONE_ON] == "2026-09-20"


def test_files_of_others_are_no_evidence(contributor):
    foreign = builders.make_document(title="Milik dinas lain")
    fields = {DONE_ON: "2026-09-20", "P-15.m.T-1-evidence": str(foreign.pk), "P-16-no_change": "on"}
    response = contributor.press("submit", fields=fields)
    assert set(errors_of(response)) == {DONE_ON}


def test_an_uploaded_file_can_be_removed_again(contributor):
    contributor.press("save", fields={DONE_ON: "2026-09-20", PHOTO: photo(), ALT: "Loket."})
    contributor.press("save", fields={DONE_ON: "", ALT: "", "P-15.m.T-1-drop_files": "on"})
    assert contributor.entries == {}


def test_the_later_of_two_is_told_and_loses_nothing(contributor, colleague):
    mine = contributor.open()
    colleague.press("save", fields={MONEY: "200.000.000", TEXT: "Tulisan rekan."})
    response = contributor.press("save", form=mine, fields={TEXT: "Tulisan saya.", FIGURE: "50"})
    assert response.status_code == 409
    assert "rekan" in said(response)[0]
    assert "Tulisan rekan." in said(response)[0]
    shown = {name: value for name, value in form_in(response).items() if name in (MONEY, TEXT, FIGURE)}
    assert shown == {MONEY: "200.000.000", TEXT: "Tulisan saya.", FIGURE: "50"}
    assert contributor.entries["P-15"]["text"] == "Tulisan rekan."

    contributor.press("save", form=form_in(response))
    assert contributor.entries["P-15"] == {
        "text": "Tulisan saya.", "budget": {"A-1": "200000000"}, "indicators": {"KES.01": "50"}
    }  # fmt: skip


def form_in(response):
    return fields_of(response.content.decode())


def test_what_was_saved_in_the_background_is_no_second_person(contributor):
    form = contributor.open()
    contributor.press("save", form=form, fields={TEXT: "Loket"})
    response = contributor.press("save", form=form, fields={TEXT: "Loket dibuka."})
    assert response.status_code == 200
    assert contributor.entries["P-15"]["text"] == "Loket dibuka."


def test_the_script_that_saves_is_answered_in_json(contributor):
    form = contributor.open() | {"action": "save", TEXT: "Loket dibuka."}
    response = contributor.client.post(contributor.url, form, headers={"Accept": "application/json"})
    contributor.report.refresh_from_db()
    assert response.json()["loaded"] == contributor.report.latest_revision_id
    assert contributor.entries["P-15"]["text"] == "Loket dibuka."


def test_what_was_typed_after_the_login_expired_is_given_back(contributor):
    form = contributor.open() | {"action": "submit", TEXT: "Ditulis setelah habis masa masuk."}
    response = Client().post(contributor.url, form)
    assert response.status_code == 403
    assert "Ditulis setelah habis masa masuk." in response.content.decode()


def test_a_programme_of_another_agency_cannot_be_slipped_in(contributor):
    foreign = builders.make_program(code="P-99", lead_agency=builders.make_agency(name="Lain"))
    contributor.press("save", fields={"P-99-text": "Bukan program kami."})
    assert foreign.code not in contributor.entries


def test_the_number_of_queries_does_not_grow_with_programmes(contributor, agency, django_assert_max_num_queries):
    contributor.client.get(contributor.url)
    with django_assert_max_num_queries(60) as few:
        contributor.client.get(contributor.url)
    for number in range(6):
        builders.make_program(
            code=f"Q-{number}",
            lead_agency=agency,
            milestones=[{"code": f"Q-{number}-{row}"} for row in range(4)],
            budget=[{"year": 2026, "planned": 5}],
        )
    with django_assert_max_num_queries(len(few)):
        contributor.client.get(contributor.url)
