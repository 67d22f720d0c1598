"""When a publication makes a version, and which number it gets."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from cms.publishing.models import Publication, PublicVersion
from cms.publishing.publication import publication_of, record_all
from cms.publishing.together import NewVersions, revision_of, store
from programs.daily import follow
from programs.models import ProgramPage
from tests.builders import (
    TODAY,
    at,
    home,
    make_image,
    make_info,
    make_news,
    make_program,
    make_user,
    paragraphs,
    republish,
    revise,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_info(slug="tentang", body=paragraphs("Isi pertama."))


def versions(page):
    return list(PublicVersion.objects.of(page).order_by("number"))


def numbers(page):
    return [version.number for version in versions(page)]


def change(page, text, **fields):
    page.body = paragraphs(text)
    for name, value in fields.items():
        setattr(page, name, value)
    return republish(page)


def test_the_first_publication_is_version_one(page):
    (version,) = versions(page)
    publication = Publication.objects.get(page_id=page.pk)
    assert (version.number, version.title, version.publication) == (1, page.title, publication)
    assert version.published_at == publication.happened_at
    assert "Isi pertama." in str(version.content["body"])


def test_each_publication_that_shows_something_else_is_the_next_version(page):
    change(page, "Isi kedua.", change_note="Isi diganti.", change_significance="minor")
    change(page, "Isi ketiga.", change_note="Isi diganti lagi.", change_significance="significant")
    assert [(v.number, v.note, v.is_significant) for v in versions(page)[1:]] == [
        (2, "Isi diganti.", False),
        (3, "Isi diganti lagi.", True),
    ]


def test_a_publication_that_shows_the_same_makes_no_version(page):
    republish(page)
    page.change_note, page.review_months, page.slug = "Tinjauan.", 3, "tentang-kami"
    republish(page)
    assert numbers(page) == [1]
    assert Publication.objects.filter(page_id=page.pk).count() == 3


def test_the_same_text_as_two_versions_ago_is_a_version(page):
    blocks = page.body
    change(page, "Isi kedua.")
    page.body = blocks
    republish(page)
    first, _second, third = versions(page)
    assert (third.number, third.sha256) == (3, first.sha256)


def test_numbers_go_on_after_a_time_in_which_the_page_was_not_public(page):
    page.unpublish()
    change(page, "Isi kedua.")
    assert numbers(page) == [1, 2]


def test_the_same_text_published_again_is_still_the_version_that_it_was(page):
    page.unpublish()
    page.get_latest_revision().publish()
    assert numbers(page) == [1]


def test_drafts_and_versions_that_wait_for_their_time_are_no_public_versions(page):
    page.body = paragraphs("Rancangan.")
    page.save_revision()
    page.go_live_at = timezone.now() + timezone.timedelta(days=1)
    page.save_revision().publish()
    assert numbers(page) == [1]


def test_moving_and_deleting_make_no_version_and_leave_those_there_are(page):
    page.move(make_info(title="Baru", slug="baru"), pos="last-child")
    pk = page.pk
    Page.objects.get(pk=pk).delete()
    assert PublicVersion.objects.of_page(pk).count() == 1


def test_a_change_by_rule_makes_no_version_but_the_next_publication_shows_it(monkeypatch):
    start = date(2026, 3, 10)
    monkeypatch.setattr(timezone, "now", lambda: at(TODAY))
    program = make_program(start_date=start, milestones=[{"code": "M1", "planned_date": date(2026, 9, 1)}])
    before = versions(program)[0].content["status"]
    monkeypatch.setattr(timezone, "now", lambda: at(date(2026, 4, 1)))
    follow(program.pk, date(2026, 4, 1))
    program = ProgramPage.objects.get(pk=program.pk)
    assert Publication.objects.filter(page_id=program.pk, action=Publication.Action.BY_RULE).exists()
    assert numbers(program) == [1]
    republish(program)
    assert (numbers(program), versions(program)[1].content["status"] != before) == ([1, 2], True)


def test_a_version_holds_what_the_rules_settled_on_publication():
    program = make_program(milestones=[{"code": "M1", "planned_date": date(2020, 1, 1)}])
    program.refresh_from_db()
    (version,) = versions(program)
    assert version.content["status"] == program.status
    assert version.content["milestones"][0]["original_date"] == "2020-01-01"


def test_a_programme_that_is_published_unchanged_makes_no_version():
    """Rows get their keys, decimals their places and lists their order from the database: none of it is shown."""
    program = make_program(
        milestones=[{"code": "M1", "planned_date": TODAY}, {"code": "M2", "planned_date": TODAY}],
        budget=[{"year": 2026, "planned": 1000}],
    )
    for _again in range(2):
        ProgramPage.objects.get(pk=program.pk).save_revision().publish()
    assert numbers(program) == [1]


def test_purged_revisions_take_no_version_with_them(page, client):
    change(page, "Isi kedua.")
    call_command("purge_revisions", verbosity=0)
    assert Revision.page_revisions.filter(object_id=str(page.pk)).count() == 1
    assert "Isi pertama." in client.get("/tentang/?versi=1").content.decode()


def test_an_alias_has_versions_of_its_own(page):
    alias = page.create_alias(parent=home(), update_slug="salinan")
    change(page, "Isi kedua.")  # Publishes the alias, too; Wagtail does not tell of its creation.
    assert (numbers(page), numbers(alias)) == ([1, 2], [1])
    assert "Isi kedua." in str(versions(alias)[-1].content["body"])


def test_a_translation_has_versions_of_its_own(page):
    english = Locale.objects.create(language_code="en")
    home().copy_for_translation(english).save_revision().publish()
    translation = page.copy_for_translation(english)
    translation.title = "About"
    translation.save_revision().publish()
    change(page, "Isi kedua.")
    assert (numbers(page), numbers(translation)) == ([1, 2], [1])


def test_a_transaction_rolled_back_leaves_no_version(page):
    with transaction.atomic():
        change(page, "Isi kedua.")
        transaction.set_rollback(True)
    assert numbers(page) == [1]


def test_a_number_is_given_once(page):
    (version,) = versions(page)
    other = Publication.objects.create(page_id=page.pk, title="x", action="published", happened_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicVersion.objects.create(
            page_id=page.pk, number=1, publication=other, published_at=version.published_at, title="x", sha256="x"
        )


def test_versions_cannot_be_removed(page):
    for remove in (versions(page)[0].delete, PublicVersion.objects.all().delete):
        with pytest.raises(TypeError):
            remove()
    assert numbers(page) == [1]


def test_pages_published_together_have_versions_too():
    programs = [make_program(milestones=[{"code": "M1", "planned_date": TODAY}]) for _ in range(2)]
    prepared = []
    for program in programs:
        program.summary = "Ringkasan baru."
        program.change_note = "Ringkasan diganti."
        prepared.append(NewVersions(program, published=revision_of(program, None)))
    store(prepared, make_user(), "Kepala", "wagtail.edit")
    for program in programs:
        assert [(v.number, v.note) for v in versions(program)] == [(1, ""), (2, "Ringkasan diganti.")]
        assert versions(program)[1].content["summary"] == "Ringkasan baru."


def publications_of(count):
    pages = [make_info(title=f"Info {number} dari {count}") for number in range(count)]
    now = timezone.now()
    for page in pages:
        page.summary = "Baru."
    return [publication_of(page, Publication.Action.PUBLISHED, now, "") for page in pages]


def test_many_versions_cost_as_many_statements_as_one():
    counts = []
    for publications in (publications_of(1), publications_of(12)):
        with CaptureQueriesContext(connection) as queries:
            record_all(publications)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_example_pages_have_example_versions_which_go_with_the_demo_city():
    page, example = make_info(title="Asli"), make_news(is_example=True)
    assert [v.is_example for v in versions(page) + versions(example)] == [False, True]
    PublicVersion.objects.remove_examples()
    assert (numbers(page), numbers(example)) == ([1], [])


def test_a_version_keeps_nothing_of_what_the_office_notes():
    page = make_program(picture=make_image(), milestones=[{"code": "M1", "planned_date": TODAY}])
    (version,) = versions(page)
    for name in ("owner", "locked_by", "wagtail_admin_comments", "latest_revision", "review_months", "draft_title"):
        assert name not in version.content
    assert "pk" not in version.content["milestones"][0]


def test_a_demo_page_can_be_revised_as_if_on_another_day(page):
    moment = at(date(2026, 1, 5))
    revise(page, moment, "Isi diganti.", body=paragraphs("Isi kedua."))
    assert versions(page)[-1].published_at == moment
