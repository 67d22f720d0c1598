"""The demo city as a whole: loaded once, looked at from many sides, loaded again, removed."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from cms.core.models import CreditedImage, PublicDocument, User
from cms.core.models.examples import examples_are_public
from cms.core.submission import problems_of
from cms.moderation.reviews.querysets import ReviewQuerySet
from cms.publishing import ledger
from cms.publishing.models import LedgerEntry, Publication
from cms.reading.feedback.text import kind_of_personal_data
from cms.reading.models import PageOpinion, PageRemark
from home.models import HomePage
from news.models import NewsPage
from programs.enums import ProgramStatus
from programs.figures import overall_figures
from programs.models import Agency, DimensionPage, EvaluationYear, Milestone, ProgramPage
from search import knowledge
from search.common import common_searches
from search.models import SearchCount, SearchSynonyms
from search.query import SearchFilters, search

# One worker loads the city once for all tests here.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]

PASSWORD = "sandi-uji-coba"


@pytest.fixture(scope="module", autouse=True)
def _city(django_db_setup, django_db_blocker):
    """The city, loaded once for all tests of this module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", accounts_password=PASSWORD, stdout=StringIO())
        for publication in Publication.objects.order_by("pk"):
            ledger.write(publication)  # As it is done once the loading is committed.
        yield
        transaction.set_rollback(True)


def addresses():
    root = HomePage.objects.get()
    return [page.url for page in root.get_descendants(inclusive=True).live().specific()]


def test_every_page_of_the_city_answers(client):
    failed = {url: status for url in addresses() if (status := client.get(url).status_code) != 200}
    assert failed == {}


def test_every_agency_and_every_kecamatan_has_a_page(client):
    for slug in Agency.objects.values_list("slug", flat=True):
        assert client.get(f"/opd/{slug}/").status_code == 200, slug
    for slug in ("siantar-barat", "siantar-marimbun", "siantar-sitalasari"):
        assert client.get(f"/wilayah/{slug}/").status_code == 200


def test_the_source_event_stands_with_its_date_and_outlet(client):
    page = client.get("/berita/asn-siantar-bimtek-masterplan-tahap-ii/").content.decode()
    assert "Rabu, 9 Agustus 2023" in page
    assert "20.04 WIB" in page
    assert "SIANTAR" in page
    assert "35" in page


def test_figures_agree_wherever_they_appear(client):
    figures = overall_figures(ProgramPage.objects.countable())
    assert figures.programs == ProgramPage.objects.live().count()
    home, index, plan = (client.get(url) for url in ("/", "/program/", "/masterplan/"))
    assert home.context["figures"].by_status == index.context["figures"].by_status == plan.context["figures"].by_status
    assert home.context["figures"].progress == index.context["figures"].progress == plan.context["figures"].progress
    assert index.context["page_of_programs"].paginator.count == figures.programs


@pytest.mark.parametrize("code", ["GOV", "BRA", "ECO", "LIV", "SOC", "ENV"])
def test_a_dimensions_figures_agree_with_the_home_page(client, code):
    dimension = DimensionPage.objects.get(code=code)
    own = client.get(dimension.url).context["figures"]
    tile = next(tile for tile in client.get("/").context["dimensions"] if tile.pk == dimension.pk)
    assert (own.programs, own.progress, own.by_status) == (
        tile.figures.programs,
        tile.figures.progress,
        tile.figures.by_status,
    )


def test_the_sum_of_the_dimensions_is_the_whole(client):
    home = client.get("/").context
    assert sum(dimension.figures.programs for dimension in home["dimensions"]) == home["figures"].programs


def test_the_status_filter_counts_as_the_figures_do(client):
    figures = overall_figures(ProgramPage.objects.countable())
    for status, count in figures.by_status.items():
        listed = client.get("/program/", {"status": status}).context["page_of_programs"].paginator.count
        assert listed == count, status


def test_every_status_occurs_and_so_do_slips_overrides_silence_and_what_nobody_reported(client):
    programs = ProgramPage.objects.countable()
    today = timezone.localdate()
    assert {program.status for program in programs} == set(ProgramStatus.values)
    assert Milestone.objects.of_programs(programs).slipped().count() > 5
    assert Milestone.objects.of_programs(programs).unreported(today).filter(page__status="running").exists()
    assert programs.exclude(override_status="").count() == 4
    silent = programs.with_last_report().filter(last_report__lt=today - timedelta(days=90), status="running")
    assert silent.exists()


def test_the_demo_citys_ledger_says_when_dates_moved_and_why():
    row = LedgerEntry.objects.get(field="milestones/P-15-M08/planned_date")
    assert row.before < row.after
    assert row.office == "Kepala"
    assert "keropos" in row.reason
    assert row.happened_at < timezone.now() - timedelta(days=4)


def test_a_note_stands_in_the_history_once():
    published = Publication.objects.exclude(note="")
    assert published.exists()
    assert published.values("page_id", "note").distinct().count() == published.count()


def test_coverage_and_evaluation_have_something_to_show(client):
    lists = client.get("/masterplan/cakupan/").context["lists"]
    assert all(0 < count < 40 for _name, _label, count in lists)
    evaluation = client.get("/masterplan/evaluasi/").context
    assert 0 < evaluation["sum"] < 100


def test_a_programmes_progress_is_the_same_in_list_and_page(client):
    rows = client.get("/program/", {"urut": "judul"}).context["page_of_programs"]
    for row in list(rows)[:5]:
        page = re.sub(r"\s+", " ", client.get(row.url).content.decode())
        assert f"{row.progress}%" in page or f"{row.progress} %" in page, row.slug


def test_what_visitors_searched_can_be_seen(client):
    knowledge.count()
    today = timezone.localdate()
    common = common_searches(today)
    assert {"lampu jalan", "surat pindah"} <= set(common)
    assert not {"bansos", "samsat"} & set(common)  # Asked for too seldom; found nothing.
    assert "beasiswa" in {row["text"] for row in SearchCount.objects.recent(today).without_results()}
    assert not SearchCount.objects.filter(day__gte=today).exists()  # What is counted from now on is real.


def test_every_search_of_the_demo_city_finds_what_it_says(client):
    for row in SearchCount.objects.recent(timezone.localdate()).by_text():
        found = search(row["text"], SearchFilters()).count
        assert bool(found) == (row["empty"] == 0), row["text"]


def test_synonyms_and_a_promoted_result_of_the_demo_city_are_in_force(client):
    first = client.get("/cari/", {"q": "pajak parluasan"}).context["results"][0]
    assert "Pasar Dwikora" in first.page.title
    promoted = client.get("/cari/", {"q": "surat pindah"}).context["promoted"]
    assert [promotion.page.slug for promotion in promoted] == ["ktp-kk-dari-rumah"]


def test_what_readers_said_waits_on_the_dashboard_of_those_who_look_after_the_page(client):
    client.login(username="kontributor", password=PASSWORD)
    said = client.get("/admin/").content.decode()
    assert "Jam buka pendaftaran daring" in said
    assert "hanya nama kecamatannya" not in said
    assert set(PageRemark.objects.values_list("is_example", flat=True)) == {True}
    assert PageOpinion.objects.filter(month__lt=timezone.localdate().replace(day=1)).exists()
    assert not PageOpinion.objects.filter(month__gte=timezone.localdate().replace(day=1)).exists()
    assert [
        kind for text in PageRemark.objects.values_list("text", flat=True) if (kind := kind_of_personal_data(text))
    ] == []


def test_invented_things_are_marked_and_real_ones_are_not():
    assert examples_are_public()
    assert not ProgramPage.objects.filter(is_example=False).exists()
    assert not Agency.objects.filter(is_example=False).exists()
    assert not NewsPage.objects.get(slug="asn-siantar-bimtek-masterplan-tahap-ii").is_example


def test_every_picture_has_its_own_alt_text_and_a_credit():
    alts = list(CreditedImage.objects.values_list("description", flat=True))
    assert len(alts) == len(set(alts)) > 20
    assert not CreditedImage.objects.filter(credit="").exists()


def test_every_page_passes_the_checks_before_submission():
    pages = HomePage.objects.get().get_descendants(inclusive=True).live().specific()
    assert {page.slug: found for page in pages if (found := [str(problem) for problem in problems_of(page)])} == {}


def test_the_accounts_of_the_four_roles_can_log_in(client):
    for name in ("admin", "editor", "kepala", "kontributor"):
        assert client.login(username=name, password=PASSWORD)
        assert client.get("/admin/").status_code == 200


def test_a_contributor_may_report_on_the_own_programme_but_not_publish(client):
    user = User.objects.get(username="kontributor")
    own = ProgramPage.objects.get(slug="antrean-puskesmas").permissions_for_user(user)
    other = ProgramPage.objects.get(slug="lampu-jalan-pintar").permissions_for_user(user)
    assert own.can_add_subpage()
    assert not own.can_publish()
    assert not other.can_edit()
    assert not other.can_add_subpage()


def test_loading_twice_changes_nothing():
    models = (Page, Agency, CreditedImage, SearchCount, SearchSynonyms, SearchPromotion, PageOpinion, PageRemark)
    before = [model.objects.count() for model in models]
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert [model.objects.count() for model in models] == before
    assert "tidak dimuat lagi" in out.getvalue()


def test_removing_takes_all_examples_away_and_leaves_the_real_report(client):
    call_command("remove_demo", stdout=StringIO())
    assert not examples_are_public()
    assert not ProgramPage.objects.exists()
    assert not Agency.objects.exists()
    assert not EvaluationYear.objects.exists()
    assert not CreditedImage.objects.exists()
    assert not PublicDocument.objects.exists()
    assert not SearchCount.objects.exists()
    assert not PageOpinion.objects.exists()
    assert not PageRemark.objects.exists()
    assert not SearchSynonyms.objects.exists()
    assert not SearchPromotion.objects.exists()
    assert not User.objects.filter(username="kontributor").exists()
    page = client.get("/berita/asn-siantar-bimtek-masterplan-tahap-ii/")
    assert page.status_code == 200
    assert "Situs contoh" not in page.content.decode()


def test_every_page_that_ages_has_an_owner_and_some_are_overdue():
    pages = ReviewQuerySet(Page).to_review()
    assert not pages.filter(responsible_agency_id=None).exists()
    overdue = set(pages.due_by(timezone.localdate()).values_list("slug", flat=True))
    assert {"privasi", "pantau-udara"} <= overdue
    assert "aksesibilitas" not in overdue
