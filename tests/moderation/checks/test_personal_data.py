"""A NIK or a private person's number is found in every kind of text; an office's number may stand anywhere."""

import pytest
from wagtail.models import Site

from cms.core.submission import Severity
from cms.moderation.checks.personal_data import check, fault_in
from cms.moderation.overrides import log_override
from home.models import OfficeSettings
from tests import builders
from tests.moderation.checks.drafts import info, paragraph, picture, steps, table
from tests.moderation.checks.sent import NIK, PHONE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("secret", [NIK, PHONE])
@pytest.mark.parametrize(
    ("make", "path"),
    [
        (lambda s: info(title=s), ("title",)),
        (lambda s: info(summary=s), ("summary",)),
        (lambda s: info(slug=s), ("slug",)),
        (lambda s: info(change_note=s), ("change_note",)),
        (lambda s: info(search_description=s), ("search_description",)),
        (lambda s: info(paragraph(s)), ("body", 0)),
        (lambda s: info(paragraph(f"{s[:6]}<b>{s[6:]}</b>")), ("body", 0)),
        (lambda s: info(paragraph(f'<a href="/x">{s}</a>')), ("body", 0)),
        (lambda s: info(paragraph(f'<a href="tel:{s}">telepon</a>')), ("body", 0)),
        (lambda s: info(paragraph(f"Nomor {s[:4]}\u200b{s[4:]}")), ("body", 0)),
        (lambda s: info(steps("Satu.", s)), ("body", 0, 1, "text")),
        (lambda s: info(table(rows=[("Ani", s)])), ("body", 0, "table", (0, 1))),
        (lambda s: info(table(headings=("Nama", s))), ("body", 0, "table")),
        (lambda s: info(table(caption=s)), ("body", 0, "caption")),
        (lambda s: info(("picture", picture(builders.make_image(), alt_text=s))), ("body", 0, "alt_text")),
        (lambda s: info(("picture", picture(builders.make_image(), credit=s))), ("body", 0, "credit")),
        (lambda s: info(("picture", picture(builders.make_image(), caption=s))), ("body", 0, "caption")),
        (lambda s: builders.make_program(milestones=[{"description": s}]), ("milestones", 0, "description")),
        (lambda s: builders.make_program(contacts=[{"office": "Bidang", "phone": s}]), None),
        (lambda s: builders.make_news(tags=[s]), ("tags",)),
        (lambda s: builders.make_news(picture=builders.make_image(credit=s)), ("picture",)),
    ],
)
def test_it_is_found_wherever_it_stands(make, path, secret):
    page = make(secret)
    if path is None:  # A contact of a published programme is public already; as a draft it is not.
        page.unpublish()
        path = ("contacts", 0, "phone")
    [problem] = check(page)
    assert problem.path == path
    assert problem.severity is Severity.NEEDS_REASON
    assert problem.code == ("nik" if secret == NIK else "phone")


def test_neither_the_message_nor_the_mark_tells_the_number():
    [problem] = check(info(paragraph(f"NIK {NIK}")))
    assert NIK not in str(problem)
    assert NIK[:6] not in problem.mark


def test_digits_of_other_scripts_and_odd_dashes_hide_nothing():
    page = info(paragraph("１２７２０１１５０３８５０００１"), paragraph("0812–3456‑7890"))
    assert [problem.code for problem in check(page)] == ["nik", "phone"]


def agency(phone):
    builders.make_agency(phone=phone)


def office(phone):
    builders.home()
    settings = OfficeSettings.for_site(Site.objects.get())
    settings.phone = phone
    settings.save()


def published_contact(phone):
    builders.make_program(contacts=[{"office": "Bidang", "phone": phone}])


@pytest.mark.parametrize("register", [agency, office, published_contact])
@pytest.mark.parametrize("written", ["0812-3456-7890", "+62 812 3456 7890", "0812-3456-7890 5 hari seminggu"])
def test_a_number_that_an_office_has_may_stand_there(register, written):
    register("(0622) 21234 / 0812.3456.7890")
    assert check(info(paragraph(written))) == []


def test_a_number_that_only_begins_like_an_offices_is_somebody_elses():
    agency("0812-3456-789")
    assert len(check(info(paragraph("0812-3456-7891")))) == 1


def test_landlines_pass():
    assert check(info(paragraph("Hubungi (0622) 21234."))) == []


def test_a_nik_is_refused_even_if_a_register_holds_it():
    agency(NIK)
    assert len(check(info(paragraph(NIK)))) == 1


def test_what_somebody_answered_for_is_not_asked_again_on_this_page_alone():
    page, other = builders.make_info(body=builders.paragraphs(NIK)), builders.make_info(slug="lain", summary=NIK)
    log_override(page, builders.make_user(), "Contoh buatan.", check(page))
    assert check(page) == []
    assert len(check(other)) == 1
    page.summary = PHONE
    assert [problem.code for problem in check(page)] == ["phone"]


def test_the_same_thing_twice_in_a_field_is_one_problem():
    assert len(check(info(paragraph(f"{NIK} dan {NIK}")))) == 1


def test_registers_are_asked_once_and_only_when_a_number_was_found(django_assert_num_queries):
    with django_assert_num_queries(0):
        check(info(paragraph("Tidak ada apa-apa.")))
    with django_assert_num_queries(3):
        check(info(*[paragraph(PHONE)] * 9))


@pytest.mark.parametrize(("text", "found"), [(NIK, True), (PHONE, True), ("Listrik padam malam ini.", False)])
def test_a_text_on_no_page_can_be_asked_about_too(text, found):
    assert bool(fault_in(text)) is found
