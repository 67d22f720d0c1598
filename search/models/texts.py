"""What stands in uploaded documents, read in the background by search/documents.py."""

from django.db import models
from wagtail.models import ReferenceIndex


class DocumentTextQuerySet(models.QuerySet):
    def linked_from(self, page):
        """The texts of the documents that a page links to, in any field, block or child row."""
        document = self.model._meta.get_field("document").related_model
        links = ReferenceIndex.get_references_for_object(page).filter(
            to_content_type__app_label=document._meta.app_label, to_content_type__model=document._meta.model_name
        )
        pks = {link.to_object_id for link in links.only("to_object_id")}
        return list(self.filter(document__in=pks).exclude(text="").values_list("text", flat=True)) if pks else []


class DocumentText(models.Model):
    """The text of a document as it was read from the file with this hash; empty where there was none to read."""

    document = models.OneToOneField(
        "core.PublicDocument", primary_key=True, on_delete=models.CASCADE, related_name="search_text"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    objects = DocumentTextQuerySet.as_manager()

    def __str__(self):
        return str(self.document)
