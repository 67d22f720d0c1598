"""The forms of documents and pictures. A file that something relies on is not replaced: it stays what was cited."""

from django.core.exceptions import ValidationError
from django.db.models import PROTECT
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


def is_relied_on(file):
    """Whether something protects a stored document or picture from being deleted; then it must not change either."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: file.pk}).exists()
        for relation in file._meta.get_fields(include_hidden=True)
        if getattr(relation, "on_delete", None) is PROTECT
    )


class KeptFileMixin:
    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and self.instance.pk and is_relied_on(self.instance):
            raise ValidationError(
                _("This file proves something that was published, so it stays as it is. Upload the new one beside it.")
            )
        return file


class DocumentForm(KeptFileMixin, BaseDocumentForm):
    pass


class ImageForm(KeptFileMixin, BaseImageForm):
    pass
