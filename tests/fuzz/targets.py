"""Everything that is fuzzed, by name; `python -m tests.fuzz` and the tests run the same."""

from functools import partial

from tests.fuzz import asking, configuring, extracting, ignoring, positions, projects, suppressing
from tests.fuzz.names import NAMES
from tests.fuzz.running import Target

TARGETS: dict[str, Target] = {
    **{f"extract-{kind}": Target(partial(extracting.files, kind), extracting.holds) for kind in NAMES},
    "ignore-rules": Target(ignoring.cases, ignoring.holds),
    "configurations": Target(configuring.configurations, configuring.configuration_holds),
    "packs": Target(configuring.packs, configuring.pack_holds),
    "suppressions": Target(suppressing.cases, suppressing.holds),
    "positions": Target(positions.cases, positions.holds),
    "conditions": Target(asking.cases, asking.holds),
    "reports": Target(projects.cases, projects.reports),
    "repairs": Target(projects.cases, projects.repairs),
}
# Kinds whose extractors are fuzzed with coverage as the guide.
GUIDED = ("javascript", "documents", "dotenv", "lockfile")
