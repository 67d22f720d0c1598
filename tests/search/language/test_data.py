"""The word lists: every line well formed, nothing said twice, nothing that says nothing."""

from collections import Counter

import pytest
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from search.language import stems
from search.language.data import FOLDER, lines, pairs, word_list
from search.language.lexicon import phrase
from search.language.words import words

PAIRS = ["acronyms.txt", "stems.txt"]
WORD_LISTS = ["stopwords.txt", "question_words.txt", "frame_words.txt", "roots.txt", "bare_roots.txt"]
LARGEST_GROUP = 10


def doubled(things):
    return {thing for thing, times in Counter(things).items() if times > 1}


def groups():
    """The groups of synonyms, each as a list of its texts."""
    return [line.split(", ") for line in lines("synonyms.txt")]


def acronyms():
    return {short: long_forms.split("; ") for short, long_forms in pairs("acronyms.txt")}


def test_every_list_is_known_to_these_tests():
    assert {path.name for path in FOLDER.glob("*.txt")} == {*PAIRS, *WORD_LISTS, "synonyms.txt"}


@pytest.mark.parametrize("name", [*PAIRS, *WORD_LISTS, "synonyms.txt"])
def test_every_list_says_at_its_head_what_it_is_and_has_no_stray_space(name):
    text = (FOLDER / name).read_text()
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert all(line == line.strip() and "  " not in line for line in text.splitlines())


@pytest.mark.parametrize("name", PAIRS)
def test_a_line_of_pairs_has_two_sides(name):
    assert all(line.count(" = ") == 1 and all(map(words, line.split(" = "))) for line in lines(name))


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_is_explained_twice(name):
    assert doubled(one.lower() for one, _other in pairs(name)) == set()


@pytest.mark.parametrize("name", WORD_LISTS)
def test_no_word_stands_twice_in_a_list(name):
    assert doubled(word for line in lines(name) for word in line.split()) == set()


class TestStems:
    def test_both_sides_are_one_folded_word(self):
        assert all(words(f"{one} {other}") == [one, other] for one, other in pairs("stems.txt"))

    def test_a_right_stem_has_no_other_stem(self):
        assert {root: stems.stem(root) for _word, root in pairs("stems.txt") if stems.stem(root) != root} == {}

    def test_each_is_needed(self, monkeypatch):
        """Without its line a word would get another stem. A name stands for itself, whatever a dictionary will hold."""
        listed = dict(pairs("stems.txt"))
        without = {word: root for word, root in stems.exceptions().items() if word not in listed}
        monkeypatch.setattr(stems, "exceptions", lambda: without)
        stems.stem.cache_clear()
        try:
            needless = {word for word, root in listed.items() if word != root and stems.stem(word) == root}
        finally:
            stems.stem.cache_clear()
        assert needless == set()


class TestRoots:
    def test_those_added_are_not_in_the_dictionary_already(self):
        assert word_list("roots.txt") & set(StemmerFactory().get_words()) == set()

    def test_those_that_carry_no_affix_are_in_it(self):
        assert word_list("bare_roots.txt") <= set(StemmerFactory().get_words())


class TestAcronyms:
    def test_none_means_itself(self):
        assert [short for short, long in acronyms().items() if phrase(short) in map(phrase, long)] == []

    def test_its_long_forms_differ_by_more_than_a_comma(self):
        assert [short for short, long in acronyms().items() if doubled(map(phrase, long))] == []

    def test_a_short_form_is_shorter(self):
        assert [short for short, long in acronyms().items() if len(short) >= max(map(len, long))] == []

    def test_a_short_form_of_one_word_is_its_own_stem(self):
        assert all(phrase(short) == (short.lower(),) for short in acronyms() if len(words(short)) == 1)

    def test_long_forms_begin_with_a_capital_and_end_without_a_stop(self):
        assert [
            long for forms in acronyms().values() for long in forms if not long[0].isupper() or long[-1] in ".,;"
        ] == []


class TestSynonyms:
    def test_a_group_has_two_members_at_least_and_not_a_crowd(self):
        assert [group for group in groups() if not 2 <= len(group) <= LARGEST_GROUP] == []

    def test_its_members_are_folded(self):
        assert [text for group in groups() for text in group if " ".join(words(text)) != text] == []

    def test_no_two_members_are_forms_of_one_word(self):
        assert [group for group in groups() if doubled(map(phrase, group))] == []

    def test_no_group_stands_in_another(self):
        members = [frozenset(map(phrase, group)) for group in groups()]
        assert [
            sorted(one) for n, one in enumerate(members) for m, other in enumerate(members) if n != m and one <= other
        ] == []

    def test_a_synonym_is_not_the_long_form_of_the_other(self):
        """What an acronym says already makes both equal, which is more."""
        said = {frozenset([phrase(short), phrase(long)]) for short, forms in acronyms().items() for long in forms}
        assert [group for group in groups() if frozenset(map(phrase, group)) in said] == []


@pytest.mark.parametrize("name", ["acronyms.txt", "synonyms.txt"])
def test_what_belongs_to_this_city_is_left_to_the_editors(name):
    assert {"siantar", "pematangsiantar", "marihat", "martoba"}.isdisjoint(words((FOLDER / name).read_text()))
