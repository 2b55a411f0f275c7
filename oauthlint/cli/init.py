"""The first files of a project that begins to use the tool, from what it has already: configuration, hook, CI."""

import os
from collections.abc import Iterator, Mapping

from oauthlint import __version__
from oauthlint.audit import root_of
from oauthlint.cli.check import today
from oauthlint.config.find import find
from oauthlint.fix.write import write

REPOSITORY = "URL-OF-OAUTHLINT"

CONFIG = """\
# oauthlint explain RULE says what a rule is about; oauthlint config show, what holds and why.
required-version: ">={version}"
fail-on: warning
review: {{ last: {today}, every-days: 180 }}
"""

HOOK = """\
repos:
  - repo: {repository}
    rev: v{version}
    hooks:
      - id: oauthlint
      - id: oauthlint-project
"""

# husky 9 runs the files of its folder by sh; what is staged is read from the index, as it will be committed.
HUSKY = "oauthlint check --staged\n"

LEFTHOOK = """\
pre-commit:
  commands:
    oauthlint:
      run: oauthlint check --staged
"""

GITHUB = """\
name: oauthlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  oauthlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {{ persist-credentials: false, fetch-depth: 0 }}
      - uses: actions/setup-python@v5
        with: {{ python-version: "3.13" }}
      - run: pip install git+{repository}@v{version}
      - run: oauthlint check
"""

GITLAB = """\
oauthlint:
  image: python:3.13-slim
  script:
    - apt-get update && apt-get install --yes --no-install-recommends git
    - pip install git+{repository}@v{version}
    - oauthlint check --output gitlab=oauthlint.json
  artifacts:
    when: always
    reports: {{ codequality: oauthlint.json }}
"""

AZURE = """\
steps:
  - script: pip install git+{repository}@v{version} && oauthlint check --output junit=oauthlint.xml
  - task: PublishTestResults@2
    condition: always()
    inputs: {{ testResultsFormat: JUnit, testResultsFiles: oauthlint.xml }}
"""

BITBUCKET = """\
pipelines:
  default:
    - step:
        name: oauthlint
        image: python:3.13
        script:
          - pip install git+{repository}@v{version}
          - oauthlint check
"""

# What stands in a project that has a use for a file, the file, and its template; the first hook that fits is enough.
HOOKS = (
    (".pre-commit-config.yaml", ".pre-commit-config.yaml", HOOK),
    (".husky", ".husky/pre-commit", HUSKY),
    ("lefthook.yml", "lefthook.yml", LEFTHOOK),
    ("", ".pre-commit-config.yaml", HOOK),
)
PIPELINES = (
    (".gitlab-ci.yml", ".gitlab-ci.yml", GITLAB),
    ("azure-pipelines.yml", "azure-pipelines.yml", AZURE),
    ("bitbucket-pipelines.yml", "bitbucket-pipelines.yml", BITBUCKET),
    (".github", ".github/workflows/oauthlint.yml", GITHUB),
)


def begun(environ: Mapping[str, str], *, writing: bool) -> str:
    """The files, printed; or, where `writing`, those that are not there yet, written and listed."""
    root = root_of([])
    lines = []
    for path, template in _files(root):
        text = template.format(version=__version__, today=today(environ), repository=REPOSITORY)
        there = os.path.lexists(os.path.join(root, path))
        if not writing:
            lines.append(f"# --- {path}{' (is there already: add this by hand)' if there else ''}\n{text}\n")
        elif there:
            lines.append(f"{path} is there already and stays as it is; add by hand:\n{text}")
        else:
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            write(root, {path: b""}, {path: text.encode()})
            lines.append(f"wrote {path}\n")
    lines.append(f"{REPOSITORY} stands for where you have oauthlint from.\n")
    lines.append("Findings that are there already: `oauthlint baseline create`, or `oauthlint check --since BRANCH`.\n")
    return "".join(lines)


def _files(root: str) -> Iterator[tuple[str, ...]]:
    """Path and template of each file that the project has a use for."""
    if not find(root)[0]:
        yield ".oauthlint.yaml", CONFIG
    there = (one for one in HOOKS if os.path.exists(os.path.join(root, one[0])))
    yield next(there)[1:]
    yield from (one[1:] for one in PIPELINES if os.path.exists(os.path.join(root, one[0])))
