"""The curated figures: files read, checked against the contract, typed."""
