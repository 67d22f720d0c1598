"""The directory of agencies, and each agency's own page."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from programs.models import Agency, ProgramPage
from tests.builders import TODAY, make_agency, make_agency_index, make_area, make_program, make_update
from tests.pages import links, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory():
    return make_agency_index()


def test_the_directory_leads_to_every_agency(client):
    make_agency(name="Dinas Kesehatan", slug="dinkes")
    make_agency(name="Badan Keuangan", slug="bpkpd", kind="badan")
    response = client.get("/opd/")
    assert {"/opd/dinkes/", "/opd/bpkpd/"} <= links(response)
    assert "Dinas Kesehatan" in words(response)


def test_an_agency_that_was_merged_is_not_in_the_directory(client):
    make_agency(name="Dinas Lama", slug="lama", merged_into=make_agency(slug="baru"))
    response = client.get("/opd/")
    assert "/opd/lama/" not in links(response)
    assert "/opd/baru/" in links(response)


def test_the_directory_counts_published_programmes_once():
    agency, other = make_agency(slug="dinkes"), make_agency()
    for _ in range(2):
        make_program(lead_agency=agency, supporting_agencies=[agency, other])
    make_program(lead_agency=agency).unpublish()
    counted = Agency.objects.with_program_counts(ProgramPage.objects.countable()).order_by("pk")
    assert [(row.led, row.supported) for row in counted] == [(2, 2), (0, 2)]


def test_an_empty_directory_has_a_page(client):
    Agency.objects.all().delete()
    assert client.get("/opd/").status_code == 200


def test_an_agency_has_a_page_with_its_programmes(client):
    dishub, dlh = make_agency(name="Dinas Perhubungan", slug="dishub"), make_agency()
    make_program(title="Lampu jalan", lead_agency=dishub)
    make_program(title="Taman kota", lead_agency=dlh, supporting_agencies=[dishub])
    make_program(title="Pasar malam", lead_agency=dlh)
    page = words(client.get("/opd/dishub/"))
    assert "Dinas Perhubungan" in page
    assert "Lampu jalan" in page
    assert "Taman kota" in page
    assert "Pasar malam" not in page


def test_its_figures_and_its_money_come_from_the_programmes_it_leads(client):
    agency = make_agency(slug="dishub")
    make_program(lead_agency=agency, status="late", budget=[{"year": 2026, "planned": 100, "realised": 40}])
    make_program(lead_agency=make_agency(), supporting_agencies=[agency], budget=[{"year": 2026, "planned": 7}])
    context = client.get("/opd/dishub/").context
    assert (context["figures"].programs, context["figures"].late) == (1, 1)
    assert (context["budget"].planned, context["budget"].realised) == (100, 40)


def test_it_says_when_it_last_reported(client):
    agency = make_agency(slug="dishub")
    program = make_program(lead_agency=agency)
    for days in (9, 4):
        make_update(program, date=TODAY - timedelta(days=days))
    make_update(program, date=TODAY).unpublish()
    assert client.get("/opd/dishub/").context["silence"].since == TODAY - timedelta(days=4)


def test_an_agency_without_anything_has_a_page(client):
    make_agency(name="Satpol PP", slug="satpol-pp")
    response = client.get("/opd/satpol-pp/")
    assert response.status_code == 200
    assert response.context["silence"].words == ""
    assert "None" not in words(response)


def test_an_unknown_agency_has_no_page(client):
    assert client.get("/opd/tidak-ada/").status_code == 404


def test_the_address_of_a_merged_agency_leads_to_its_successor_for_good(client):
    make_agency(slug="lama", merged_into=make_agency(slug="baru"))
    response = client.get("/opd/lama/")
    assert (response.status_code, response["Location"]) == (301, "/opd/baru/")


def test_readers_of_an_agency_merged_twice_arrive(client):
    middle = make_agency(slug="tengah", merged_into=make_agency(slug="baru"))
    make_agency(slug="lama", merged_into=middle)
    response = client.get("/opd/lama/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == "/opd/baru/"


def test_a_renamed_agency_keeps_its_address(client):
    agency = make_agency(name="Dinas Pasar", slug="dinas-pasar")
    agency.name = "Dinas Koperasi"
    agency.save()
    assert "Dinas Koperasi" in words(client.get("/opd/dinas-pasar/"))


@pytest.mark.parametrize("length", [1, 2, 3])
def test_an_agency_cannot_be_merged_into_itself_not_even_in_a_circle(length):
    agencies = [make_agency() for _ in range(length)]
    for older, newer in zip(agencies, agencies[1:], strict=False):
        older.merged_into = newer
        older.save()
    agencies[-1].merged_into = agencies[0]
    with pytest.raises(ValidationError) as refused:
        agencies[-1].full_clean()
    assert "merged_into" in refused.value.message_dict


def test_the_long_list_of_an_agency_has_pages(client):
    agency = make_agency(slug="dishub")
    for number in range(21):
        make_program(title=f"Program nomor {number:02}", lead_agency=agency)
    second = client.get("/opd/dishub/?page=2")
    assert second.context["page_of_programs"].paginator.num_pages == 2
    assert "Program nomor 20" in words(second)
    assert "?page=2" in links(client.get("/opd/dishub/"))


def test_an_agency_names_its_kecamatan_even_after_that_is_deleted(client):
    area = make_area(name="Siantar Barat")
    make_agency(slug="kecamatan-siantar-barat", kind="kecamatan", area=area)
    area.delete()
    assert client.get("/opd/kecamatan-siantar-barat/").status_code == 200


def test_the_sitemap_names_the_agencies_that_exist(client):
    make_agency(slug="lama", merged_into=make_agency(slug="baru"))
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/opd/baru/" in sitemap
    assert "/opd/lama/" not in sitemap
