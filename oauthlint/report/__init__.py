"""What an audit says, in the words of each format.

A format is one module with a function from a report to text; it is imported when it is asked for, so that a hook
that prints text loads nothing of the others.
"""

from collections.abc import Callable

from oauthlint.errors import UsageError
from oauthlint.model.report import RenderOptions, Report

Format = Callable[[Report, RenderOptions], str]


def _of(module: str, function: str = "render") -> Format:
    """The function of a module of this package, which is imported at its first call."""

    def render(report: Report, options: RenderOptions) -> str:
        # not by importlib, which would have to be loaded
        found: Format = getattr(__import__(f"oauthlint.report.{module}", fromlist=(function,)), function)
        return found(report, options)

    return render


FORMATS: dict[str, Format] = {
    "text": _of("text"),
    "concise": _of("concise"),
    "json": _of("json_format"),
    "sarif": _of("sarif"),
    "sarif-full": _of("sarif", "render_full"),
    "github": _of("github"),
    "gitlab": _of("gitlab"),
    "junit": _of("junit"),
    "markdown": _of("markdown"),
    "html": _of("html"),
}


def render(report: Report, name: str, options: RenderOptions | None = None) -> str:
    """The report in the format of that name, ending in a line feed unless empty; UsageError for an unknown name."""
    if name not in FORMATS:
        message = f"unknown format {name!r}"
        raise UsageError(message, f"one of {', '.join(FORMATS)}")
    return FORMATS[name](report, options or RenderOptions())
