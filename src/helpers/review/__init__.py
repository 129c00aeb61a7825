"""Reads a finished page as its reader would, and finds what must not go out.

Knows HTML and notebooks only, nothing of data or how a page was made: :mod:`text` takes a page
apart, :mod:`origin` finds numbers that lead nowhere, :mod:`chinese` and :mod:`english` find words
that say something else than the figure. :mod:`gate` is what the build asks.
"""
