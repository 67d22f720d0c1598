"""Words to stems: forms of one word meet, different words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.stems import stem, stems
from search.language.words import words

FAMILIES = """
layan: pelayanan layanan melayani dilayani pelayan terlayani pelayanannya
rusak: kerusakan merusak dirusak perusak perusakan pengrusakan kerusakannya
rumah: perumahan perumahannya serumah
mukim: permukiman pemukiman bermukim
berita: pemberitaan diberitakan memberitakan beritanya
sekolah: bersekolah menyekolahkan disekolahkan sekolahnya
penduduk: kependudukan berpenduduk penduduknya
duduk: kedudukan menduduki pendudukan
pemerintah: pemerintahan pemerintahnya pemerintahannya
perintah: memerintah diperintah memerintahkan
atur: peraturan aturan pengaturan mengatur diatur
terang: penerangan menerangi diterangi keterangan menerangkan
hijau: penghijauan menghijaukan
sehat: kesehatan menyehatkan kesehatannya
latih: pelatihan melatih dilatih latihan terlatih pelatih
izin: perizinan mengizinkan diizinkan seizin
menganggur: pengangguran penganggur
lurah: kelurahan kelurahannya
camat: kecamatan kecamatannya
wisata: pariwisata berwisata kepariwisataan
uang: keuangan keuangannya
ikan: perikanan
tani: pertanian petani bertani
didik: pendidikan mendidik dididik
dagang: perdagangan pedagang berdagang
menteri: kementerian kementrian mentri
dokter: kedokteran
bangun: pembangunan membangun dibangun bangunan
jalan: berjalan perjalanan menjalankan pejalan
kunjung: pengunjung kunjungan mengunjungi dikunjungi berkunjung
padam: pemadam memadamkan dipadamkan pemadaman
seberang: penyeberangan menyeberang menyeberangi diseberangi
bersih: kebersihan membersihkan pembersihan
antre: antrean mengantre antreannya
temu: bertemu menemukan ditemukan menemui temuan
pesan: memesan dipesan pesanan pemesanan
baris: berbaris barisan
masalah: permasalahan bermasalah masalahnya
nilai: bernilai menilai penilaian dinilai menilainya
kuasa: penguasa menguasai dikuasai kekuasaan
kurang: dikurangi mengurangi berkurang kekurangan pengurangan
kenal: dikenali mengenali pengenalan terkenal
kering: mengering pengeringan mengeringkan kekeringan
minat: diminati peminat
gemar: digemari menggemari kegemaran
cemar: tercemar pencemaran mencemari
rasa: terasa perasaan merasakan
rawat: perawatan perawat terawat merawat perawatannya
rancang: perancangan perancang rancangan merancang
kontrak: kontrakan mengontrak
desak: desakan mendesak berdesakan
tumpuk: tumpukan menumpuk penumpukan
gerak: gerakan bergerak pergerakan
kawal: mengawal pengawal pengawalan dikawal
sepakat: kesepakatan disepakati menyepakati
setuju: disetujui menyetujui persetujuan
tuju: tujuan menuju ditujukan
masuk: memasuki pemasukan dimasukkan masukan
ketik: mengetik diketik ketikan
peta: pemetaan memetakan dipetakan petanya
sah: mengesahkan pengesahan disahkan
cek: mengecek pengecekan dicek
lulus: kelulusan lulusan meluluskan
siap: kesiapan persiapan menyiapkan
alam: mengalami pengalaman dialami
anggar: anggaran penganggaran dianggarkan
guna: penggunaan pengguna digunakan
sebar: penyebaran menyebarkan tersebar
tugas: petugas bertugas penugasan
bantu: bantuan membantu pembantu
aman: keamanan mengamankan pengamanan pengaman
sosialisasi: mensosialisasikan menyosialisasikan disosialisasikan
evakuasi: mengevakuasi dievakuasi
realisasi: merealisasikan terealisasi direalisasikan
beri: berikan memberikan diberikan pemberian
bagi: sebagian membagikan
pilih: pemilihan memilih terpilih
sakit: penyakit
orang: seorang
"""
FAMILIES = dict(line.split(": ") for line in FAMILIES.strip().splitlines())

APART = [
    ("pemerintah", "perintah"),
    ("penduduk", "duduk"),
    ("pendapatan", "dapat"),
    ("pendapatan", "pendapat"),
    ("pengembangan", "kembang"),
    ("meninggal", "tinggal"),
    ("menganggur", "anggur"),
    ("beruang", "uang"),
    ("relawan", "rawan"),
    ("pelajar", "pelajaran"),
    ("diminati", "mati"),
    ("pemadam", "madam"),
    ("perasaan", "asa"),
    ("desakan", "desa"),
    ("direktori", "rektor"),
    ("setuju", "tujuan"),
    ("pengadaan", "ada"),
    ("penghargaan", "harga"),
]

NAMES = [
    "pematangsiantar",
    "siantar",
    "simalungun",
    "marihat",
    "martoba",
    "medan",
    "bekasi",
    "kediri",
    "asahan",
    "perdana",
    "sutomo",
    "bppt",
    "dispora",
]


@pytest.mark.parametrize("root", FAMILIES)
def test_all_forms_of_a_word_meet_in_its_root(root):
    assert {form: stem(form) for form in FAMILIES[root].split()} == dict.fromkeys(FAMILIES[root].split(), root)
    assert stem(root) == root


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("name", NAMES)
def test_names_and_acronyms_stay_whole(name):
    assert stem(name) == name


@pytest.mark.parametrize("ending", ["nya", "lah", "kah", "pun"])
def test_what_hangs_on_a_word_is_left_out_whatever_the_word(ending):
    assert stem(f"pemerintah{ending}") == "pemerintah"
    assert stem(f"siantar{ending}") == "siantar"
    assert stem(f"rumah{ending}") == "rumah"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("anak-anak", "anak"),
        ("jalan-jalan", "jalan"),
        ("kendaraan-kendaraan", "kendara"),
        ("bantuan-bantuannya", "bantu"),
    ],
)
def test_a_word_said_twice_is_the_word(text, root):
    assert set(stems(words(text))) == {root}


@pytest.mark.parametrize(
    ("bare", "derived"), [("rusa", "kerusakan"), ("kawasan", "pengawasan"), ("rubah", "perubahan")]
)
def test_a_word_that_stands_alone_is_itself_and_the_stem_of_nothing_else(bare, derived):
    assert stem(bare) == bare
    assert stem(derived) != bare


@pytest.mark.parametrize("word", ["di", "k3", "2026", "xyzzy", "日本", "naïf", "smart", ""])
def test_what_is_no_indonesian_word_stays_as_it_is(word):
    assert stem(word) == word


@given(st.text())
def test_any_text_has_as_many_stems_as_words(text):
    found = words(text)
    assert len(stems(found)) == len(found)
    assert all(stem_of for stem_of in stems(found))


@given(st.text(alphabet="abdegikmnprstuy", min_size=1, max_size=25))
def test_no_word_is_longer_than_its_stem_by_less_than_nothing(word):
    assert len(stem(word)) <= len(word) + 1  # A prefix may have swallowed a letter: menyapu is sapu.


def test_a_word_of_any_length_is_stemmed_in_a_moment():
    assert stem("ber" * 5_000)
