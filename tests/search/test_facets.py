"""The values of a facet that are offered."""

from search.facets import FACETS, choices, searchable_types, type_labels

LABELS = {"dinkes": "Dinas Kesehatan", "dlh": "Dinas Lingkungan Hidup", "dishub": "Dinas Perhubungan"}


def offered(labels, counts, chosen=()):
    return [(choice.value, choice.count, choice.chosen) for choice in choices(labels, counts, chosen)]


def test_values_stand_in_the_order_of_their_labels_and_lead_somewhere():
    assert offered(LABELS, {"dlh": 2, "dinkes": 7}) == [("dinkes", 7, False), ("dlh", 2, False)]


def test_a_chosen_value_stays_though_it_leads_nowhere_any_more():
    assert offered(LABELS, {"dlh": 2}, ["dishub"]) == [("dlh", 2, False), ("dishub", 0, True)]


def test_a_value_that_does_not_exist_any_more_is_not_offered():
    assert offered(LABELS, {"bubar": 3}) == []


def test_years_are_read_as_they_are_the_latest_first():
    assert offered(None, {"2024": 1, "2026": 3}, ("2025",)) == [
        ("2026", 3, False),
        ("2025", 0, True),
        ("2024", 1, False),
    ]
    assert [choice.label for choice in choices(None, {"2024": 1}, ())] == ["2024"]


def test_every_facet_has_a_name_of_its_own_and_every_type_a_label():
    assert len({facet.name for facet in FACETS}) == len(FACETS)
    assert type_labels().keys() == searchable_types().keys()
    assert all(label[0].isupper() for label in type_labels().values())
