"""The same answers as on the pages, in a terminal: tables with flags, sources and refusals."""
