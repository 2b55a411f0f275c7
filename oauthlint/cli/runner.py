"""What a run in GitHub Actions says besides its report: annotations on the pull request, and the job summary.

Only where standard output is the text for people and no report goes into a file: whoever asks for more gets just that.
"""

import os
from collections.abc import Mapping

from oauthlint.cli.door import say
from oauthlint.config import Settings
from oauthlint.model.report import RenderOptions, Report
from oauthlint.report import render


def in_runner(environ: Mapping[str, str]) -> bool:
    """Whether somebody reads standard output for commands: the runner of GitHub Actions, or of Azure Pipelines."""
    return environ.get("GITHUB_ACTIONS") == "true" or environ.get("TF_BUILD") == "True"


def harmless(text: str) -> str:
    """The text with nothing in it that a runner would take for a command."""
    from oauthlint.report import github

    return github.harmless(text)


def annotated(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether to add annotations and the job summary."""
    return environ.get("GITHUB_ACTIONS") == "true" and settings.format == "text" and not settings.output


def annotate(report: Report, options: RenderOptions, environ: Mapping[str, str]) -> str:
    """The annotations; the job summary is appended to the file that the runner names."""
    path = environ.get("GITHUB_STEP_SUMMARY", "")
    if path:
        try:
            with open(path, "ab") as file:
                file.write(render(report, "markdown", options).encode("utf-8", "backslashreplace"))
        except OSError as error:
            say(f"the job summary was not written: {os.path.basename(path)}: {error.strerror}")
    return render(report, "github", options)
