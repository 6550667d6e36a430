"""Turn the same XHTML that the Word file is made of into one accessible web page."""

from parat.documents.web.page import web_page

__all__ = ["web_page"]
