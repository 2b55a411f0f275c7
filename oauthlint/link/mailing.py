"""Which packages have to do with mail: by what they depend on, or by the scopes and addresses that their code uses.

Asked for every secret and setting, so the answers are kept by folder while one project is linked.
"""

import posixpath

from oauthlint.link.evidence import speaks_of_mail
from oauthlint.link.packages import asks_for_mail, has_mail, package_folder
from oauthlint.link.world import World
from oauthlint.model.record import NamedTuple


class Mailing(NamedTuple):
    """The folders and manifests of a project that were asked about, each with the answer."""

    world: World
    known: dict[str, bool]

    def around(self, path: str) -> bool:
        """Whether the package that holds a path has to do with mail, or one above it or below its folder.

        An env file may stand above what reads it, and a workspace declares at its root what its packages use.
        """
        folder = posixpath.dirname(path)
        if folder not in self.known:
            self.known[folder] = has_mail(self.world, path) or self._below(folder) or self._speaks(path)
        return self.known[folder]

    def anywhere(self) -> bool:
        """Whether any package of the project has to do with mail: what deploys it stands where it likes."""
        return self.around("package.json")

    def _speaks(self, path: str) -> bool:
        """Whether code of the same package speaks of mail: asked once a package, for it looks at every file of it."""
        package = posixpath.join(package_folder(self.world, path), "package.json")
        if package not in self.known:
            self.known[package] = speaks_of_mail(self.world, path)
        return self.known[package]

    def _below(self, folder: str) -> bool:
        below = f"{folder}/" if folder else ""
        manifests = [one for one in self.world.known() if one.reader == "manifest" and one.path.startswith(below)]
        return any(asks_for_mail(self.world, one) for one in manifests)
