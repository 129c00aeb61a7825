"""Holding every figure against the text of its document, and every number against the data."""

from helpers.verification.verify import Verification, verify

__all__ = ["Verification", "verify"]
