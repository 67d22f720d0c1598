from .models import OfficeSettings


def office_phones():
    """The telephone numbers of the offices that run the sites, as typed."""
    return OfficeSettings.objects.exclude(phone="").values_list("phone", flat=True)
