from .models import Agency, ProgramContact


def office_phones():
    """The telephone numbers in the agency register, and of offices in charge that are public already; as typed.

    Contacts count only from published programmes: otherwise whoever types a number into a draft would allow it.
    """
    agencies = Agency.objects.exclude(phone="").values_list("phone", flat=True)
    contacts = ProgramContact.objects.filter(page__live=True).exclude(phone="").values_list("phone", flat=True)
    return [*agencies, *contacts]
