"""A program that makes faults in a copy of the shipped data and counts which are refused."""
