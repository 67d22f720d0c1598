"""Words that say nothing about what is sought, and words that ask."""

from .data import word_list

STOPWORDS = word_list("stopwords.txt")
QUESTION_WORDS = word_list("question_words.txt")
FRAME_WORDS = word_list("frame_words.txt")
ASK_WHEN = frozenset(["kapan", "kapankah"])
