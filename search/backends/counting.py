"""Facets of a database backend: every value with its count, through relations too."""

from django.db.models import Count

from .paths import filter_path


class DatabaseFacets:
    def facet(self, field_name):
        """Every value of a filter field among the results → how many have it, the most frequent first."""
        model = self.query_compiler.queryset.model
        filter_path(model, field_name)
        counted = model.objects.filter(pk__in=self.pks(), **{f"{field_name}__isnull": False})
        rows = counted.order_by().values_list(field_name).annotate(count=Count("pk", distinct=True))
        return dict(sorted(rows, key=lambda row: (-row[1], str(row[0]))))

    def pks(self):
        """The keys of all results, as a list or a subquery."""
        return self.get_queryset().order_by().values("pk")
