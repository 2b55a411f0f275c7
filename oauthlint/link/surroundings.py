"""What a path says about a file: test, example, docs, generated, or the product itself."""

from __future__ import annotations

from oauthlint.model.filefacts import FileFacts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Context

_TESTS = frozenset(
    {
        "test",
        "tests",
        "__tests__",
        "spec",
        "specs",
        "e2e",
        "fixtures",
        "__fixtures__",
        "__mocks__",
        "cypress",
        "playwright",
    }
)
_EXAMPLES = frozenset({"example", "examples", "sample", "samples", "demo", "demos"})
_GENERATED = frozenset(
    {"node_modules", "dist", "build", ".next", "coverage", "vendor", ".history", ".nuxt", ".output", "bower_components"}
)
_TEST_SUFFIXES = (".test.", ".spec.", ".stories.", ".e2e.", ".e2e-spec.", ".cy.")


def context_of(path: str) -> Context:
    """Gate G-test by whole path segments and file suffixes: `contest.js` is no test."""
    *folders, name = path.lower().split("/")
    if any(one in _GENERATED for one in folders) or name.endswith((".min.js", ".map", ".bundle.js")):
        return "generated"
    if any(one in _TESTS for one in folders) or any(one in name for one in _TEST_SUFFIXES):
        return "test"
    if any(one in _EXAMPLES for one in folders):
        return "example"
    return "docs" if "docs" in folders or name.endswith((".md", ".mdx", ".rst")) else "prod"


# Flags of files that deploy, and what a secret in one stands in.
DEPLOYING = {
    "container": "dockerfile",
    "workflow": "workflow",
    **dict.fromkeys(("compose", "kubernetes", "helm", "terraform", "serverless", "deploy"), "deploy"),
}


def deploys(facts: FileFacts) -> str:
    """What kind of deployment a file is: dockerfile, workflow or deploy; "" for any other file."""
    return next((DEPLOYING[flag] for flag in facts.flags if flag in DEPLOYING), "")
