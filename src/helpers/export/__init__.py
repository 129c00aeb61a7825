"""A rendered page as a file to print or to edit: PDF by a headless Chromium, Word by pandoc.

Both are made from the page as it stands in ``reports/``, never from the data: what the page does
not say no export says.
"""


class NotMade(Exception):
    """The file could not be made; the message is one line that says why."""
