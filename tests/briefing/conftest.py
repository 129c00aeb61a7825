import pytest

from tests.briefing.checkout import Checkout


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout whose data pass: what is a fault is tested with the checks."""
    made = Checkout(tmp_path)
    monkeypatch.setattr("helpers.dataset.check.check", lambda folder: made.faults)
    return made


@pytest.fixture
def small(checkout):
    return checkout.small
