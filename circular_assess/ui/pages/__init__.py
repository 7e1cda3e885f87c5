"""One module a page; a page never imports another page."""
