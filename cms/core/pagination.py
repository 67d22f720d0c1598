from django.core.paginator import Paginator


def paginate(request, items, per_page, count=None):
    """The page of items that ``?page=`` asks for; the first for what is not a number, the last beyond the end.

    A ``count`` that is known already saves the query for it.
    """
    paginator = Paginator(items, per_page)
    if count is not None:
        paginator.count = count
    return paginator.get_page(request.GET.get("page"))
