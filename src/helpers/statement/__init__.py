"""Sentences, tables and charts, each number in them a link to the phrase it came from.

A :class:`~helpers.statement.writer.Writer` writes in one language and keeps a ledger of what it
cited; at the end the ledger becomes the notes of the page.
"""
