"""Where a Chromium stands on this machine, and how it is started so that it touches nothing else.

>>> "--headless" in quiet_options("/tmp/profile")
True
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

#: Names another browser than the first of `NAMES`.
VARIABLE = "CHROMIUM"
#: As they are called on a path; Edge and Chrome print like Chromium.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
         "microsoft-edge", "chrome", "msedge")
#: Where macOS keeps what is on no path.
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium")
def find() -> str:
    """Return the browser to use, empty when there is none.

    A browser that the environment names but that is not there counts as none: another one in its
    place would not be what was asked for.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return shutil.which(named) or ""
    found = next(filter(None, map(shutil.which, NAMES)), "")
    return found or next((place for place in PLACES if Path(place).exists()), "")


def none_here() -> str:
    """Say in one line that there is none, and how to get one."""
    named = os.environ.get(VARIABLE, "").strip()
    missing = f"{VARIABLE}={named}: no such program" if named else "no Chromium on this machine"
    return (f"{missing}: install one (Debian, Ubuntu: apt install chromium) "
            f"or name one: {VARIABLE}=/path/to/chrome")


def quiet_options(profile: str) -> list[str]:
    """Return the options for a browser without window, network, extensions and traces.

    ``profile`` is a folder that may be thrown away afterwards.
    """
    options = [
        "--headless", "--disable-gpu", f"--user-data-dir={profile}", "--no-first-run",
        "--no-default-browser-check", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]
    # Chromium refuses its sandbox to root, as whom containers often run.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")
    return options
