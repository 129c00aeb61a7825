"""What the notebooks and the commands call: two districts of Hangzhou, compared honestly.

A figure travels one way only, each step a package that knows nothing of the later ones::

    dataset -> selection -> comparison -> statement -> briefing
"""
