"""Turn the same XHTML that the Word file is made of into one accessible web page."""

from parat.documents.web.page import looks, web_page

__all__ = ["looks", "web_page"]
