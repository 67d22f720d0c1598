from django.db import models


class DailyRunQuerySet(models.QuerySet):
    def claim(self, job, day):
        """True for the first who asks. Ask within a transaction, so that a job that fails gives its run back."""
        return self.get_or_create(job=job, day=day)[1]


class DailyRun(models.Model):
    """That a daily job of the worker has run on a day, so that it runs once, whoever else runs it and how often."""

    job = models.CharField(max_length=80)
    day = models.DateField()

    objects = DailyRunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "day"], name="one_run_of_a_job_a_day")]

    def __str__(self):
        return f"{self.job} {self.day:%Y-%m-%d}"
