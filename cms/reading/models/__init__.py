from .opinions import PageOpinion
from .reads import PageRead
from .remarks import PageRemark

__all__ = ["PageOpinion", "PageRead", "PageRemark"]
