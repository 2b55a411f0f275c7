"""Builds the pack of rules and knowledge into the wheel, since a machine in CI starts with a cold cache.

The pack is data made from `rules/`, so it is never committed; it is made here, by the code that the wheel carries.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackHook(BuildHookInterface[Any]):
    """Puts `oauthlint/pack.json` into a wheel; an editable install builds its pack from `rules/` when it runs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the pack to a temporary folder and name it among the files of the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from oauthlint.schemas import built_pack
        finally:
            sys.path.remove(self.root)
        folder = Path(tempfile.mkdtemp(prefix="oauthlint-pack-"))
        (folder / "pack.json").write_bytes(built_pack())
        build_data["force_include"][str(folder / "pack.json")] = "oauthlint/pack.json"
