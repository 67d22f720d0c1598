"""The statistics of all entries, counted in the background and kept as one compressed row."""

import json
import zlib
from collections import Counter

from django.db import models

from ..statistics import Statistics


class StoredStatistics(models.Model):
    """There is one row. ``entries`` and ``counted_at`` tell whether entries have changed since."""

    counted_at = models.DateTimeField()
    entries = models.PositiveIntegerField()
    content = models.BinaryField()

    def __str__(self):
        return f"{self.entries} entries, {self.counted_at:%Y-%m-%d %H:%M}"

    @classmethod
    def store(cls, statistics, now):
        content = json.dumps([statistics.stems, statistics.words, statistics.average_lengths])
        values = {"counted_at": now, "entries": statistics.documents, "content": zlib.compress(content.encode())}
        cls.objects.update_or_create(pk=1, defaults=values)

    def unpack(self):
        stems, words, average_lengths = json.loads(zlib.decompress(self.content))
        return Statistics(self.entries, Counter(stems), Counter(words), tuple(average_lengths))
