import pytest

from cms.moderation.checks.phones import find_mobile_numbers


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "(0812) 3456 7890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 (0) 812 3456 7890",
        "+62-812-3456-7890",
        "62 812 3456 7890",
        "006281234567890",
        "Hubungi Ani, 0812-3456-7890.",
        "https://wa.me/6281234567890",
        "tel:+6281234567890",
        "https://api.whatsapp.com/send?phone=6281234567890&text=halo",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(text):
    assert [readings[-1] for readings in find_mobile_numbers(text)] == ["81234567890"]


@pytest.mark.parametrize("text", ["0811 234 567", "089612345678", "0896123456789"])
def test_short_and_long_numbers_are_known(text):
    assert len(find_mobile_numbers(text)) == 1


def test_a_figure_after_a_number_does_not_hide_it():
    [readings] = find_mobile_numbers("0812-3456-7890 5 orang")
    assert "81234567890" in readings


@pytest.mark.parametrize(
    "text",
    [
        "0622 21234",
        "(0622) 431234",
        "+62 622 431234",
        "021-8123456",
        "0800 1 234567",  # Free of charge, an office's.
        "112",
        "08123456",
        "08-12-2024 08-13-2024",
        "2024-08-12",
        "Rp812.345.678",
        "62 812.345.678",
        "1234-0812-3456-7890",  # An account.
        "12720812345678901",
        "Nomor 0812/3456/2024",
    ],
)
def test_landlines_dates_figures_and_accounts_are_no_mobile_numbers(text):
    assert find_mobile_numbers(text) == []


def test_two_numbers_in_a_text_are_two():
    assert len(find_mobile_numbers("0812-3456-7890 / 0813-3456-7890")) == 2
