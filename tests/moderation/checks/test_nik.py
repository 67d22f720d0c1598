"""What is a NIK and what only looks like one. All numbers here are made up; none was issued."""

import pytest

from cms.moderation.checks.nik import find_niks

MAN, WOMAN = "1272011503850001", "1272015503850001"


@pytest.mark.parametrize(
    "text",
    [
        MAN,
        f"NIK:{MAN}.",
        f"Nomor 3 {MAN} 2 orang",
        f"({MAN})",
        "1272 0115 0385 0001",
        "1272.0115.0385.0001",
        "12.72.01.150385.0001",
        "12.72.01-150385-0001",
        "127201 150385 0001",
        "127201-150385-0001",
        "127201.150385-0001",
        "127201/150385/0001",
        "12 72 01 15 03 85 00 01",
        "1272 01150385 0001",
        "1 2 7 2 0 1 1 5 0 3 8 5 0 0 0 1",
    ],
)
def test_a_nik_is_found_however_it_is_written(text):
    assert find_niks(text) == [MAN]


@pytest.mark.parametrize(
    "digits",
    [
        WOMAN,
        "1101011503850001",  # Aceh, the first province code.
        "9708011503850001",  # The newest provinces.
        "1272012902000001",  # 29 February 2000.
        "1272016902840001",  # A woman born on 29 February 1984.
        "1272013112990001",
    ],
)
def test_women_leap_days_and_every_province_are_known(digits):
    assert find_niks(digits) == [digits]


@pytest.mark.parametrize(
    "text",
    [
        "1072011503850001",  # No province 10,
        "3872011503850001",  # nor 38,
        "1200011503850001",  # no kabupaten 00,
        "1272001503850001",  # no kecamatan 00,
        "1272010003850001",  # no day 0,
        "1272013203850001",  # nor 32,
        "1272017203850001",  # nor 72, a woman's 32,
        "1272011513850001",  # no month 13,
        "1272013102850001",  # no 31 February,
        "1272012902010001",  # no leap day in 1901 or 2001,
        "1272011503850000",  # no running number 0000.
    ],
)
def test_a_number_without_real_parts_is_no_nik(text):
    assert find_niks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "127201150385001",  # An account number of 15 digits.
        "12720115038500011",  # 17 digits.
        "Rp1.272.011.503.850.001",  # A budget with thousands marked by dots,
        "1.234.567.890.123.456",
        "Rp1,272,011,503,850,001",  # and one in the English way.
        "2024-01-15 2024-02-20",
        "2026-03-02T09:00:00+07:00",
        "11-01-2023 01-12-2023",
        "Nomor 400.7/1272/2024/0115",
        "0622 21234 0622 22345",
        "12,72,01,15,03,85,00,01",
        "tahun 2019 2020 2021 2022",
        "",
    ],
)
def test_accounts_figures_dates_and_document_numbers_are_no_niks(text):
    assert find_niks(text) == []


def test_each_nik_of_a_text_is_found_once():
    assert find_niks(f"{MAN}, {WOMAN} dan lagi {MAN}") == [MAN, WOMAN]
