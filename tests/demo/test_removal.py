"""What is invented goes, but not from under what is real."""

import pytest

from cms.demo.removal import remove_examples
from tests.builders import TODAY, make_document, make_program

pytestmark = pytest.mark.django_db


def test_what_proves_a_real_milestone_stays_unmarked_and_the_rest_goes():
    proof, other = make_document(is_example=True), make_document(is_example=True)
    make_program(milestones=[{"actual_date": TODAY, "evidence": proof}])
    assert remove_examples()["core.PublicDocument"] == 1
    proof.refresh_from_db()
    assert not proof.is_example
    assert not type(other).objects.filter(pk=other.pk).exists()
