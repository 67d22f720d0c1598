"""Two people at one report: entries are put together field by field."""

from programs.reporting.merging import merge

BASE = {"P-1": {"text": "Lama.", "milestones": {"T-1": {"actual_date": "2026-09-01"}}}}


def test_what_only_the_other_changed_is_taken_over():
    theirs = {"P-1": {**BASE["P-1"], "budget": {"A-1": "5"}}}
    merged, changed = merge(BASE, theirs, BASE)
    assert merged == theirs
    assert changed == {("P-1", "budget", "A-1"): "5"}


def test_what_only_i_changed_stays_mine():
    mine = {"P-1": {"text": "Baru."}, "P-2": {"no_change": True}}
    assert merge(BASE, BASE, mine) == (mine, {})


def test_where_both_changed_the_same_mine_stays_and_theirs_is_named():
    theirs = {"P-1": {**BASE["P-1"], "text": "Mereka."}}
    mine = {"P-1": {**BASE["P-1"], "text": "Saya."}}
    assert merge(BASE, theirs, mine) == (mine, {("P-1", "text"): "Mereka."})


def test_what_the_other_took_away_is_gone():
    merged, changed = merge(BASE, {"P-1": {"text": "Lama."}}, BASE)
    assert merged == {"P-1": {"text": "Lama."}}
    assert changed == {("P-1", "milestones", "T-1", "actual_date"): None}


def test_what_could_not_be_read_is_one_value():
    theirs = {"P-1": {"text": "Lama.", "milestones": {"T-1": {"actual_date": {"typed": "kemarin"}}}}}
    assert merge(BASE, theirs, BASE)[0] == theirs
