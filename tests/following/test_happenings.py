"""What followers hear of, and of what not."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.following import happenings
from cms.following.models import Happening
from cms.following.topics import topic_of
from cms.publishing.models import Publication
from tests.builders import (
    home,
    make_agency,
    make_agency_index,
    make_area,
    make_area_index,
    make_category,
    make_dimension,
    make_info,
    make_news,
    make_program,
    make_update,
    republish,
)

from .mail import NOW, let_happen, make_follower

pytestmark = pytest.mark.django_db
Kind = Happening.Kind


def kinds(page):
    """The kinds of what has happened to a page, in order."""
    let_happen()
    return list(Happening.objects.filter(page_id=page.pk).order_by("pk").values_list("kind", flat=True))


def topics(page):
    let_happen()
    return set(Happening.objects.filter(page_id=page.pk).latest("pk").topics.values_list("topic", flat=True))


def change(page, significance="significant", note="", **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.change_significance, page.change_note = significance, note
    return republish(page)


class TestWhatIsNews:
    def test_a_new_page(self):
        assert kinds(make_info()) == [Kind.NEW]

    def test_a_page_from_an_archive_is_none(self):
        assert kinds(make_info(first_published_at=timezone.now() - timedelta(days=30))) == []

    def test_a_significant_change(self):
        page = make_info(title="Lama")
        assert kinds(change(page, title="Baru")) == [Kind.NEW, Kind.CHANGED]

    def test_a_minor_change_is_none(self):
        page = make_info(title="Lama")
        assert kinds(change(page, "minor", title="Baru")) == [Kind.NEW]

    def test_a_publication_that_changes_nothing_is_none(self):
        page = make_info()
        assert kinds(change(page)) == [Kind.NEW]

    def test_a_date_that_slipped_is_even_where_the_change_is_called_minor(self):
        page = make_program(milestones=[{"title": "Tiang berdiri"}])
        let_happen()
        milestone = page.milestones.get()
        milestone.planned_date += timedelta(days=30)
        page.milestones = [milestone]
        assert kinds(change(page, "minor")) == [Kind.NEW, Kind.CHANGED]

    def test_a_correction_is_even_where_the_change_is_called_minor(self):
        page = make_news()
        page.corrections.create(date=NOW.date(), text="Bukan 4, tetapi 5.")
        assert kinds(change(page, "minor")) == [Kind.NEW, Kind.CHANGED]
        assert kinds(change(page, "minor", title="Judul lain")) == [Kind.NEW, Kind.CHANGED]

    def test_a_withdrawal_is_once_also_when_the_page_is_deleted_afterwards(self):
        page = make_info()
        let_happen()
        pk = page.pk
        page.unpublish()
        page.delete()
        page.pk = pk
        assert kinds(page) == [Kind.NEW, Kind.WITHDRAWN]

    def test_a_private_page_that_goes_leaves_no_trace(self):
        page = make_info()
        let_happen()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        page.unpublish()
        assert kinds(page) == [Kind.NEW]

    def test_a_draft_is_none(self):
        page = make_info(title="Lama")
        page.title = "Rancangan"
        page.save_revision()
        assert kinds(page) == [Kind.NEW]

    def test_it_happens_once_however_often_the_step_runs(self):
        page = make_info()
        for _time in range(3):
            let_happen()
        assert kinds(page) == [Kind.NEW]


class TestWhereItBelongs:
    def test_to_the_page_and_all_above_it(self):
        program = make_program()
        update = make_update(program)
        above = {update, program, program.get_parent(), home()}
        assert {topic_of(page.pk) for page in above} <= topics(update)

    def test_a_programme_to_its_dimensions_agencies_and_kecamatan(self):
        agencies, areas = make_agency_index(), make_area_index()
        other = make_dimension()
        program = make_program(
            lead_agency=make_agency(slug="dishub"),
            supporting_agencies=[make_agency(slug="dinkes")],
            areas=[make_area(slug="siantar-barat")],
            other_dimensions=[other],
            milestones=[{"area": make_area(slug="siantar-timur")}],
        )
        assert topics(program) >= {
            topic_of(agencies.pk, "dishub/"),
            topic_of(agencies.pk, "dinkes/"),
            topic_of(areas.pk, "siantar-barat/"),
            topic_of(areas.pk, "siantar-timur/"),
            topic_of(program.dimension.pk),
            topic_of(other.pk),
        }

    def test_a_report_to_all_that_its_programme_belongs_to(self):
        agencies = make_agency_index()
        update = make_update(make_program(lead_agency=make_agency(slug="dishub")))
        assert topic_of(agencies.pk, "dishub/") in topics(update)

    def test_to_an_agency_that_was_merged_into_the_one_that_has_it_today(self):
        agencies = make_agency_index()
        successor = make_agency(slug="baru")
        make_agency(slug="lama", merged_into=successor)
        assert topic_of(agencies.pk, "lama/") in topics(make_program(lead_agency=successor))

    def test_news_to_its_categories_tags_and_programmes(self):
        program = make_program()
        page = make_news(categories=[make_category(slug="kota")], tags=["lampu"], programs=[program])
        index = page.get_parent()
        assert topics(page) >= {
            topic_of(index.pk, "kategori/kota/"),
            topic_of(index.pk, "tag/lampu/"),
            topic_of(program.pk),
        }

    def test_to_the_translation_as_well_but_not_the_other_way_round(self):
        english = Locale.objects.create(language_code="en")
        home().copy_for_translation(english).get_latest_revision().publish()
        page = make_info()
        translated = page.copy_for_translation(english)
        translated.get_latest_revision().publish()
        change(type(page).objects.get(pk=page.pk), title="Baru")
        assert topic_of(translated.pk) in topics(page)
        assert topic_of(page.pk) not in topics(translated)

    def test_a_deleted_page_to_what_it_belonged_to(self):
        agencies = make_agency_index()
        program = make_program(lead_agency=make_agency(slug="dishub"))
        let_happen()
        before, pk = topics(program), program.pk
        program.delete()
        program.pk = pk
        assert topics(program) == before
        assert topic_of(agencies.pk, "dishub/") in before


class TestSearches:
    def test_a_followed_search_gets_what_it_finds(self):
        make_follower("?q=jembatan")
        found, other = make_info(title="Jembatan gantung"), make_info(title="Taman kota")
        assert "?q=jembatan" in topics(found)
        assert "?q=jembatan" not in topics(other)

    def test_and_its_withdrawal_when_no_search_finds_it_any_more(self):
        make_follower("?q=jembatan")
        page = make_info(title="Jembatan gantung")
        let_happen()
        page.unpublish()
        assert "?q=jembatan" in topics(page)
        assert topic_of(home().pk) in topics(page)

    def test_one_that_nobody_confirmed_is_not_asked(self):
        make_follower("?q=jembatan").follows.update(since=None)
        assert "?q=jembatan" not in topics(make_info(title="Jembatan gantung"))

    def test_nothing_is_told_before_the_searches_were_asked(self):
        page = make_info()
        for publication in Publication.objects.all():
            happenings.note(publication)
        assert Happening.objects.last_before(timezone.now() + timedelta(days=1)) == 0
        happenings.ask_searches(NOW)
        assert Happening.objects.last_before(timezone.now() + timedelta(days=1)) > 0
        assert Happening.objects.filter(page_id=page.pk).exists()


def test_what_happened_two_months_ago_is_forgotten():
    make_info()
    let_happen()
    happenings.forget_old(timezone.now() + timedelta(days=59))
    assert Happening.objects.exists()
    happenings.forget_old(timezone.now() + timedelta(days=61))
    assert not Happening.objects.exists()
    assert Publication.objects.exists()
