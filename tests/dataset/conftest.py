import pytest

from tests.dataset.small import Small


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path)
