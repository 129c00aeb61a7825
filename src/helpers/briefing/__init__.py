"""From a notebook with parameters to a page: refused early, rendered apart, published whole."""
