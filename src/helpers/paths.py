"""Where things stand in a checkout. Only this module knows the names of the folders.

>>> project = Project(Path("checkout"))
>>> project.reports.as_posix(), project.shown(project.data / "areas.csv")
('checkout/reports', 'data/areas.csv')
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

#: Environment variable that names another checkout; set for the kernels that a report starts.
ROOT_VARIABLE = "HELPERS_ROOT"

#: Folder for charts as files; the runner sets it, an explorer's session has none.
FIGURES_VARIABLE = "HELPERS_FIGURES"

_LIBRARY = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Project:
    """One checkout: its folders and fixed files, all below ``root``.

    ``library`` is the code that makes the pages, ``templates`` the folder that holds the page
    template ``page``; both belong to the imported package, wherever the data are.
    """

    root: Path
    library: Path = field(default=_LIBRARY)
    templates: Path = field(default=_LIBRARY / "briefing")

    @classmethod
    def find(cls) -> Project:
        """Return the checkout that this file belongs to, or the one that the caller was given."""
        return cls(Path(os.environ.get(ROOT_VARIABLE) or _LIBRARY.parents[1]))

    @property
    def data(self) -> Path:
        """The curated CSV files."""
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        """The parameterised notebooks, one a kind of briefing."""
        return self.root / "notebooks"

    @property
    def plan(self) -> Path:
        """Which briefings ``make report`` renders."""
        return self.root / "briefings.toml"

    @property
    def lock(self) -> Path:
        """The pinned packages that pages are made with."""
        return self.root / "requirements" / "report.txt"

    @property
    def reports(self) -> Path:
        """The rendered pages and their index."""
        return self.root / "reports"

    @property
    def index(self) -> Path:
        """The page that lists the pages."""
        return self.reports / "index.html"

    @property
    def figures(self) -> Path:
        """Charts as files for slides and papers, a folder a page."""
        return self.root / "figures"

    @property
    def state(self) -> Path:
        """What each page was made from, so that it is made again only when that changes."""
        return self.reports / ".state"

    @property
    def work(self) -> Path:
        """Executed notebooks and caches."""
        return self.reports / ".work"

    def shown(self, path: Path) -> str:
        """Return ``path`` as the reader would type it from the checkout."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
