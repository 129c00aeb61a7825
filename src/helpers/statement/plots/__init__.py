"""Kinds of charts, each chosen by the question it answers. They draw what they are handed."""
