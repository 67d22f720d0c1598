"""Evidence that was uploaded, kept in the agency's own collection of files."""

from pathlib import Path

from cms.core.models import CreditedImage, PublicDocument

MODELS = {"evidence": PublicDocument, "evidence_picture": CreditedImage}


def keep_document(file, agency, user):
    """Store a document. Returns its key."""
    document = PublicDocument(
        title=title_of(file),
        file=file,
        collection=agency.collection,
        uploaded_by_user=user,
        is_example=agency.is_example,
    )
    document.file_size = file.size
    document.save()
    return document.pk


def keep_photo(file, alt, agency, user):
    """Store a photograph, credited to the agency. Returns its key."""
    image = CreditedImage(
        title=title_of(file),
        file=file,
        description=alt,
        credit=agency.name[:120],
        collection=agency.collection,
        uploaded_by_user=user,
        is_example=agency.is_example,
    )
    image.file_size = file.size
    image.save()
    return image.pk


def describe_photo(pk, alt):
    """Give a photograph the description that was typed after it was uploaded."""
    CreditedImage.objects.filter(pk=pk).exclude(description=alt).update(description=alt)


def title_of(file):
    return Path(file.name).stem[:200] or "Bukti"


def file_of(name, pk, agency, whole=False):
    """The key of a file that belongs to the agency, or None for any other. ``whole``: the file itself."""
    if not str(pk or "").isdecimal():
        return None
    file = MODELS[name].objects.filter(pk=pk, collection=agency.collection).first()
    return file if whole or file is None else file.pk
