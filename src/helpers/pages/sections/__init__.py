"""Sections that pages are put together from: each module one question, answered in blocks."""
