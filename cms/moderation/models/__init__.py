from .preview_link import PreviewLink

__all__ = ["PreviewLink"]
