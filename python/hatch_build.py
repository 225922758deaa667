"""What makes the wheel: a name that says for which machines the compiled files are."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledFiles(BuildHookInterface):  # type: ignore[misc]
    """Tags the wheel; scripts/build-wheel has put the compiled files in their place before."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Any Python 3, and the platform that PHYSIX_WHEEL_PLATFORM names, such as linux_x86_64."""
        platform = os.environ.get("PHYSIX_WHEEL_PLATFORM")
        if platform is None or version == "editable":
            return
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
