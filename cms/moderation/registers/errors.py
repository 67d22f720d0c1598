class ProposalError(Exception):
    """Why a proposal cannot be made or decided, as a sentence for the person who tried; nothing has changed then.

    ``name``: a short word for the log. ``change``: another proposal that is in the way, if one is.
    """

    def __init__(self, name, message, change=None):
        super().__init__(message)
        self.name = name
        self.change = change
