"""Properties run the same examples each time and stop at the first that fails.

HYPOTHESIS_PROFILE=search draws new examples, and makes one that fails as small as it can be, which
may take minutes.
"""

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None,
                          phases=(Phase.explicit, Phase.generate), print_blob=False,
                          suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("repeatable"), derandomize=False,
                          phases=(Phase.explicit, Phase.generate, Phase.shrink))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
