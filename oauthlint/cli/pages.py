"""The catalogue as a document in Markdown: an index by tip and a page for each rule, from the rules' own words."""

import os
from collections.abc import Iterator

from oauthlint.cli.catalogue import by_tip, cell, in_order
from oauthlint.errors import UsageError
from oauthlint.fix.write import put
from oauthlint.model.rule import Rule, Tip
from oauthlint.pack import Pack
from oauthlint.report.rule_text import markdown

INDEX = "README.md"


def document(pack: Pack) -> str:
    """The whole catalogue in one text: the index, then every page, one heading lower."""
    tips = {one.number: one for one in pack.tips}
    pages = [_lower(page(one, tips[one.tip])) for one in in_order(pack.rules)]
    return "\n".join([index(pack, "#{}"), *pages])


def write(pack: Pack, folder: str) -> int:
    """The number of files written into a folder, which is made where it is missing; UsageError where it cannot be."""
    tips = {one.number: one for one in pack.tips}
    files = {INDEX: index(pack, "{}.md")} | {f"{one.id}.md": page(one, tips[one.tip]) for one in pack.rules}
    try:
        os.makedirs(folder, exist_ok=True)
        for name, text in files.items():
            put(os.path.join(folder, name), text.encode())
    except OSError as error:
        message = f"--output {folder}: cannot write: {error.strerror}"
        raise UsageError(message, "name a folder that can be written") from error
    return len(files)


def index(pack: Pack, link: str) -> str:
    """A table for each tip; `link` is a form with the rule's id in it."""
    lines = ["# Rules", "", f"{len(pack.rules)} rules, by the tip that they belong to.", ""]
    for tip, rules in by_tip(pack):
        lines += [f"## {tip.number}. {tip.title}", "", tip.text, "", "| rule | finds | severity | profile | fix |"]
        lines.append("| --- | --- | --- | --- | --- |")
        lines += [f"| [`{one.id}`]({link.format(one.id)}) | {_cells(one)} |" for one in rules]
        lines.append("")
    return "\n".join(lines)


def page(rule: Rule, tip: Tip) -> str:
    """The page of one rule."""
    return "\n".join(_page(rule, tip))


def _page(rule: Rule, tip: Tip) -> Iterator[str]:
    title, _, rest = markdown(rule).partition("\n\n")
    yield f"# {rule.id}"
    yield ""
    yield f"{title.removeprefix('# ')}."
    yield ""
    yield f"- {rule.severity}, {rule.confidence} confidence, in the `{rule.profile}` profile, since {rule.since}"
    yield f"- tip {tip.number}: {tip.title}"
    if rule.cwe:
        links = (f"[{one}](https://cwe.mitre.org/data/definitions/{one.partition('-')[2]}.html)" for one in rule.cwe)
        yield f"- {', '.join(links)}"
    if rule.fix:
        yield f"- fix: {_fix(rule)}"
    yield ""
    yield rest.rstrip()
    yield ""
    yield "## To accept it"
    yield ""
    yield f"```js\n// oauthlint: ignore[{rule.id}] REASON (until=YYYY-MM-DD)\n```"
    yield ""


def _cells(rule: Rule) -> str:
    return " | ".join((cell(rule.title), rule.severity, rule.profile, _fix(rule)))


def _fix(rule: Rule) -> str:
    """Whether there is a repair that the tool can make."""
    if rule.fix is None:
        return ""
    return "`--fix`" if rule.fix.safe else "`--fix` or `--unsafe-fixes`" if rule.fix.safe_when else "`--unsafe-fixes`"


def _lower(text: str) -> str:
    """The text with its headings one level lower, those inside code left as they are."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = line[: len(line) - len(line.lstrip("`"))]
        if len(mark) >= 3 and (not fence or line == fence):
            fence = "" if fence else mark
        lines.append(f"#{line}" if line.startswith("#") and not fence else line)
    return "\n".join(lines)
