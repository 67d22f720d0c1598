"""What a reader sees and sends, and what is kept of it."""

import pytest
from django.db import DatabaseError
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from cms.reading.feedback.forms import MOST_A_DAY
from cms.reading.models import PageOpinion, PageRemark
from tests.builders import TODAY, home, make_agency, make_agency_index, make_news, make_remark, republish
from tests.markup import faults
from tests.pages import links, tree, words
from tests.reading.feedback.sending import send

pytestmark = pytest.mark.django_db
NIK = "1272010101900001"


def opinions():
    return list(PageOpinion.objects.values_list("page", "helped", "not_helped"))


def lines():
    return list(PageRemark.objects.values_list("text", flat=True))


class TestSending:
    def test_answers_are_counted_by_page_and_month(self, client, page, today):
        other = make_news()
        send(client, page, "ya")
        send(client, page, "tidak", address="198.51.100.9")
        send(client, other, "tidak")
        assert sorted(opinions()) == sorted([(page.pk, 1, 1), (other.pk, 0, 1)])
        assert set(PageOpinion.objects.values_list("month", flat=True)) == {TODAY.replace(day=1)}
        assert lines() == []

    def test_a_line_is_kept_with_its_page_day_and_answer_and_nothing_else(self, client, page, today):
        send(client, page, "tidak", "Jam buka puskesmas tidak ada.")
        kept = PageRemark.objects.values().get()
        del kept["id"]
        assert kept == {
            "page_id": page.pk, "day": TODAY, "helped": False, "text": "Jam buka puskesmas tidak ada.", "below": "",
            "is_handled": False, "is_example": False,
        }  # fmt: skip

    def test_everybody_is_thanked_in_the_same_way_with_a_way_back(self, client, page):
        taken = send(client, page)
        again = send(client, page, "tidak", "Dua kali.")
        assert taken.status_code == again.status_code == 303
        assert taken["Location"] == again["Location"] == f"/baca/{page.pk}/tanggapan/terima-kasih"
        thanks = client.get(taken["Location"])
        assert "Terima kasih" in words(thanks)
        assert page.url in links(thanks)
        assert "noindex" in thanks.content.decode()
        assert thanks.content == Client().get(taken["Location"]).content

    def test_no_cookie_is_set_and_the_answer_varies_by_none(self, client, page):
        response = send(client, page)
        thanks = client.get(response["Location"])
        faulty = send(client, page, "")
        for each in (response, thanks, faulty):
            assert not each.cookies
            assert "Cookie" not in each.get("Vary", "")

    def test_it_costs_few_queries(self, client, page, django_assert_max_num_queries):
        client.get(page.url)
        with django_assert_max_num_queries(12):
            send(client, page, text="Bagus.")
        with django_assert_max_num_queries(10):
            client.get(f"/baca/{page.pk}/tanggapan/terima-kasih")
        with django_assert_max_num_queries(10):
            assert send(client, page, "").status_code == 422

    def test_it_works_where_tokens_are_asked_for(self, page):
        assert send(Client(enforce_csrf_checks=True), page).status_code == 303

    def test_an_answer_that_the_database_refused_may_be_sent_again(self, client, page, monkeypatch):
        def locked(*_args):
            raise DatabaseError("database is locked")

        with monkeypatch.context() as broken:
            broken.setattr("cms.reading.feedback.views.record", locked)
            with pytest.raises(DatabaseError):
                send(client, page)
        send(client, page)
        assert opinions() == [(page.pk, 1, 0)]

    def test_what_another_process_counted_stays(self, page):
        PageOpinion.objects.create(page=page, month=TODAY.replace(day=1), helped=4)
        for helped in (True, False):
            PageOpinion.objects.add(page.pk, TODAY, helped)
        assert opinions() == [(page.pk, 5, 1)]


class TestFaults:
    @pytest.mark.parametrize("answer", ["", "mungkin", "YA", "1"])
    def test_without_a_yes_or_no_nothing_is_kept_and_the_line_stays_in_the_form(self, client, page, answer):
        response = send(client, page, answer, "Tulisan saya.")
        assert response.status_code == 422
        assert "Pilih ya atau tidak." in words(response)
        assert tree(response).find("textarea").get_text() == "Tulisan saya."
        assert (opinions(), lines()) == ([], [])

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (f"NIK saya {NIK}.", "mirip NIK"),
            ("NIK 12.72.01-010190-0001", "mirip NIK"),
            ("Hubungi 0812-3456-7890", "mirip nomor telepon"),
            ("wa +62 812 3456 7890 ya", "mirip nomor telepon"),
            ("rumah (0622) 21234", "mirip nomor telepon"),
            ("+62 622 212345", "mirip nomor telepon"),
            ("Surel saya ani@contoh.example", "mirip alamat surel"),
            ("ani @ contoh.example", "mirip alamat surel"),
            ("ani＠contoh.example", "mirip alamat surel"),
            ("rekening 1234567890", "Angka sepanjang ini"),
            ("x" * 301, "301 karakter terlalu panjang; paling banyak 300"),
        ],
    )
    def test_what_may_not_stand_there_is_named_and_nothing_is_lost(self, client, page, text, said):
        response = send(client, page, "tidak", text)
        assert response.status_code == 422
        assert said in words(response)
        form = tree(response).find("form", class_="feedback")
        assert form.find("textarea").get_text() == text
        assert form.find("input", value="tidak").has_attr("checked")
        assert not form.find("input", value="ya").has_attr("checked")
        assert response["Cache-Control"] == "no-store"
        assert (opinions(), lines()) == ([], [])

    def test_a_mended_line_is_taken(self, client, page):
        send(client, page, "tidak", f"NIK saya {NIK}.")
        assert send(client, page, "tidak", "Loket mana?").status_code == 303
        assert lines() == ["Loket mana?"]

    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("  dua\r\nbaris\tdan   spasi ", "dua baris dan spasi"),
            ("a\x00b\x1b[31mc\u202ed\u200be\ufeff", "ab[31mcde"),
            (
                "Anggaran Rp1.250.000.000 tahun 2026, halaman 12-19",
                "Anggaran Rp1.250.000.000 tahun 2026, halaman 12-19",
            ),
            ("<script>alert(1)</script> & 'kutip' 👍", "<script>alert(1)</script> & 'kutip' 👍"),
            ("y" * 300, "y" * 300),
        ],
    )
    def test_lines_are_kept_plain(self, client, page, text, kept):
        assert send(client, page, "ya", text).status_code == 303
        assert lines() == [kept]

    @pytest.mark.parametrize("text", ["\x00", " \r\n ", "\u200b\u2028"])
    def test_a_line_that_shows_nothing_is_none(self, client, page, text):
        assert send(client, page, "ya", text).status_code == 303
        assert (opinions(), lines()) == ([(page.pk, 1, 0)], [])

    def test_the_form_says_how_long_a_line_may_be(self, client, page):
        assert tree(client.get(page.url)).find("textarea", attrs={"name": "catatan"})["maxlength"] == "300"

    @pytest.mark.parametrize(
        "fields",
        [{"x": "1"}, {"membantu": ["ya", "tidak"], "alamat": "//elsewhere.example"}, {"membantu": "ya", "catatan": []}],
    )
    def test_odd_fields_are_answered(self, client, page, fields):
        assert send(client, page, fields=fields).status_code in (303, 422)

    def test_files_and_other_encodings_are_refused(self, client, page):
        address = f"/baca/{page.pk}/tanggapan"
        for data, kind in (({"membantu": "ya"}, None), ('{"membantu": "ya"}', "application/json")):
            kind = {"content_type": kind} if kind else {}
            assert client.post(address, data, HTTP_USER_AGENT="Firefox", **kind).status_code == 415
        assert opinions() == []

    def test_a_page_of_which_much_was_said_today_takes_answers_only(self, client, page, today):
        for number in range(MOST_A_DAY):
            make_remark(page, f"Catatan {number}")
        response = send(client, page, "tidak", "Satu lagi.")
        assert response.status_code == 422
        assert "sudah banyak sekali" in words(response)
        assert send(client, page, "tidak").status_code == 303
        assert (opinions(), len(lines())) == ([(page.pk, 0, 1)], MOST_A_DAY)


class TestTheForm:
    def test_a_public_page_asks_without_naming_anybody(self, client, page):
        form = tree(client.get(page.url)).find("form", class_="feedback")
        assert form["action"] == f"/baca/{page.pk}/tanggapan"
        assert form["method"] == "post"
        assert "Apakah halaman ini membantu?" in form.get_text()
        assert "Jangan tulis data pribadi" in form.get_text()
        assert "csrf" not in str(form)

    def test_asked_for_alone_it_is_a_sound_page_that_no_search_engine_keeps(self, client, page):
        response = client.get(f"/baca/{page.pk}/tanggapan")
        assert response.status_code == 200
        assert [fault for fault in faults(response) if "canonical" not in fault] == []
        assert "noindex" in response.content.decode()

    def test_an_english_page_asks_and_thanks_in_english(self, client, page):
        english = Locale.objects.create(language_code="en")
        for above in (home(), page.get_parent().specific):
            republish(above.copy_for_translation(english))
        twin = republish(page.copy_for_translation(english))
        action = tree(client.get(twin.url)).find("form", class_="feedback")["action"]
        assert action == f"/en/baca/{twin.pk}/tanggapan"
        assert "Thank you" in words(client.get(f"{action}/terima-kasih"))

    def test_an_agency_of_the_directory_is_named_in_the_line_and_returned_to(self, client):
        home()
        index = make_agency_index()
        agency = make_agency(slug="dishub")
        address = f"{index.url}{agency.slug}/"
        assert tree(client.get(address)).find("input", attrs={"name": "alamat"})["value"] == address
        response = send(client, index, fields={"membantu": "ya", "catatan": "Bagus.", "alamat": address})
        assert PageRemark.objects.get().below == "dishub/"
        assert address in links(client.get(response["Location"]))

    @pytest.mark.parametrize(
        "address", ["//elsewhere.example/", "https://elsewhere.example/", "/lain/", "../x/", "a b/", "'/", "x/" * 150]
    )
    def test_no_address_but_one_below_the_page_is_taken(self, client, page, address):
        for posted in (address, page.url + address):
            response = send(client, page, fields={"membantu": "ya", "alamat": posted})
            assert response["Location"] == f"/baca/{page.pk}/tanggapan/terima-kasih"
        found = links(client.get(f"/baca/{page.pk}/tanggapan/terima-kasih", {"di": address}))
        assert page.url in found
        assert not any("elsewhere" in link for link in found)


class TestNotPublic:
    def nothing(self, client, pk):
        assert send(client, pk, "ya", "Halo.").status_code == 404
        assert client.get(f"/baca/{pk}/tanggapan").status_code == 404
        assert client.get(f"/baca/{pk}/tanggapan/terima-kasih").status_code == 404
        assert (opinions(), lines()) == ([], [])

    def test_a_withdrawn_page_takes_none(self, client, page):
        page.unpublish()
        self.nothing(client, page.pk)

    @pytest.mark.parametrize("above", [False, True])
    def test_a_restricted_page_asks_none_and_takes_none(self, admin_client, page, above):
        restricted = page.get_parent() if above else page
        PageViewRestriction.objects.create(page=restricted, restriction_type="login")
        shown = admin_client.get(page.url)
        assert shown.status_code == 200
        assert "tanggapan" not in shown.content.decode()
        self.nothing(admin_client, page.pk)

    @pytest.mark.parametrize("pk", [0, 999_999, 2**63, 10**30])
    def test_a_page_that_never_was_takes_none(self, client, page, pk):
        self.nothing(client, pk)

    def test_the_root_of_the_tree_takes_none(self, client, page):
        self.nothing(client, Page.objects.get(depth=1).pk)

    def test_a_preview_asks_nothing(self, rf, page):
        assert "tanggapan" not in page.make_preview_request(rf.get("/")).rendered_content

    @pytest.mark.parametrize("sign", ["preview_link", "version_shown"])
    def test_what_is_shown_as_draft_or_version_asks_nothing(self, rf, page, sign):
        request = rf.get(page.url)
        request.user = None
        assert "tanggapan" in page.serve(request).rendered_content
        setattr(request, sign, True)
        assert "tanggapan" not in page.serve(request).rendered_content

    def test_the_history_of_a_page_asks_nothing(self, client, page):
        assert "tanggapan" not in client.get(f"{page.url}riwayat/").content.decode()

    def test_what_is_no_page_asks_nothing(self, client, page):
        for address in ("/cari/", "/tidak-ada/", f"/baca/{page.pk}/tanggapan/terima-kasih"):
            assert 'class="feedback"' not in client.get(address).content.decode()
