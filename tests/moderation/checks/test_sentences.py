import pytest

from cms.core.submission import Severity
from cms.moderation.checks.sentences import check
from tests.moderation.checks.drafts import info, paragraph, steps


def words(number):
    return " ".join(["kata"] * number)


@pytest.mark.parametrize(
    "text",
    [
        f"{words(35)}.",
        f"{words(20)}. {words(20)}.",
        f"{words(20)}? {words(20)}!",
        f"“{words(20)}.” {words(20)}.",
        f"{words(20)}</p><p>{words(20)}",
        f"{words(20)}<br>{words(20)}",
        f"<ul><li>{words(20)}</li><li>{words(20)}</li></ul>",
    ],
)
def test_sentences_up_to_35_words_are_fine(text):
    assert list(check(info(paragraph(text)))) == []


@pytest.mark.parametrize("text", [f"Satu dua tiga empat lima enam {words(30)}.", f"Satu <b>dua</b> tiga {words(33)}"])
def test_a_longer_one_is_advised_against_and_quoted(text):
    [problem] = check(info(paragraph(f"Pendek. {text}")))
    assert problem.severity is Severity.ADVICE
    assert "Satu dua tiga" in problem.message
    assert "36" in problem.message


def test_plain_fields_and_inner_blocks_are_read_too():
    found = check(info(steps("Pendek.", words(36)), summary=words(36)))
    assert [problem.path for problem in found] == [("summary",), ("body", 0, 1, "text")]
