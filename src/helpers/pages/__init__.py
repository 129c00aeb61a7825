"""What each kind of briefing says, section by section: the notebooks call these and nothing else.

One module a notebook. A section chooses figures, compares them and hands them to the writer; the
name of a method says what appears on the page.
"""
