"""Which version this is and how old the knowledge is that it judges by."""

from oauthlint import __version__
from oauthlint.pack import Pack


def about(pack: Pack) -> str:
    """The version, the date on which each part of the knowledge was checked, and what it runs on."""
    from platform import platform, python_version

    knowledge = pack.knowledge
    lines = [f"oauthlint {__version__}", f"Python {python_version()} on {platform(terse=True)}"]
    lines += [f"{len(pack.rules)} rules, pack {pack.digest}", "", "knowledge checked on"]
    lines += [f"  {date}  {name}" for name, date in sorted(knowledge.dates.items())]
    return "\n".join(lines) + "\n"
