"""What is said about a rule, in the length and markup that a reader needs, all from the rule's own words.

Of a secret, the first thing said is to revoke it: taking it out of the source alone leaves it usable.
"""

import re

from oauthlint.model.rule import Rule

REVOKE = "Revoke it first."
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`\"'(\[])")
_STEP = re.compile(r"\s+(?=\d+[.)] )|\n\s*(?=[-*] )")  # `a * b` is no list
_LANGUAGES = {"ts": "ts", "tsx": "tsx", "json": "json", "yaml": "yaml", "yml": "yaml", "vue": "vue", "md": "markdown"}


def repair(rule: Rule) -> str:
    """How to repair it, which for a secret begins with revoking."""
    words = rule.repair.strip()
    if rule.revoke and "revoke" not in _sentences(words)[0].lower():
        between = "\n\n" if _STEP.match(f" {words}") else " "
        return f"{REVOKE}{between}{words}".strip()
    return words


def in_brief(rule: Rule) -> str:
    """One line: the first sentence of why, and the first step of the repair."""
    return " ".join(filter(None, (_sentences(rule.why)[0], _sentences(repair(rule))[0])))


def plain(rule: Rule) -> str:
    """Why and how to repair, as plain text in paragraphs."""
    return "\n\n".join(filter(None, (_paragraphs(rule.why), _paragraphs(repair(rule)), *rule.references)))


def markdown(rule: Rule) -> str:
    """Why, a bad and a good example where the rule carries one, how to repair, and references."""
    parts = [f"# {rule.title}", rule.why.strip(), *_example(rule)]
    if rule.repair or rule.revoke:
        parts += ["## Repair", repair(rule)]
    if rule.references:
        parts += ["## References", "\n".join(f"- <{one}>" for one in rule.references)]
    return "\n\n".join(parts) + "\n"


def _example(rule: Rule) -> list[str]:
    """The first example that has a bad half, as fenced code under headings."""
    for one in rule.examples:
        if one.bad:
            good = ["## Good", *_fenced(one.good)] if one.good else []
            return ["## Bad", *_fenced(one.bad), *good]
    return []


def _fenced(files: tuple[tuple[str, str], ...]) -> list[str]:
    """Each file as a code block under its path, fenced by more backticks than the text has in a row."""
    blocks = []
    for path, text in files:
        longest = max(map(len, re.findall(r"`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        blocks.append(f"`{path}`\n\n{fence}{_language(path)}\n{text.rstrip()}\n{fence}")
    return blocks


def _language(path: str) -> str:
    """What a fence names the file's language, "" where nothing is sure to be known."""
    suffix = path.rpartition(".")[2].lower()
    return "js" if suffix in {"js", "mjs", "cjs", "jsx"} else _LANGUAGES.get(suffix, "")


def _paragraphs(text: str) -> str:
    """The text with the line breaks inside its paragraphs taken out."""
    return "\n\n".join(" ".join(one.split()) for one in re.split(r"\n\s*\n", text.strip()))


def _sentences(text: str) -> list[str]:
    """The sentences, or the steps of a list without its numbers, of a text; at least one, maybe empty."""
    steps = [" ".join(one.split()) for one in _STEP.split(re.sub(r"^(\d+[.)]|[-*]) ", "", text.strip()))]
    return _SENTENCE.split(steps[0]) + steps[1:]
