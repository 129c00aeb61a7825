"""Write a file whole or not at all, so that a reader never opens half a page."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Put ``content`` at ``path``, replacing what stands there in one step; text as UTF-8.

    A failure on the way (a full disk, a stopped process) leaves the old file as it was. The
    content reaches the disk before the name does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # In the same folder: a rename is one step only within one file system.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # Opened by name rather than by tempfile, whose files others may not read.
        with part.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
