"""Whether a text only stands for a secret: "your-client-secret", "<token>", rows of x, an env reference, a doc sample.

Words count where they stand alone or between separators, since a random secret may well contain "fake"; they come in
every language that public code has shown. Each answer says in a few words how it was seen.
"""

import re

from oauthlint.extract.names import words_of
from oauthlint.extract.vocabulary import FILLING, KEYBOARD, TELLING, TELLING_PARTS

LONGEST = 400  # characters of a text that are searched for words without separators
# Compiled where they are asked: most scripts hold nothing that may be a secret.
_MARKS = r"[\W_]+"
_MARKS_BUT = r"[^\w\s.:'/|-]"  # but for those that people write into brackets
_LATIN = r"[A-Za-z0-9]"
_SPLIT = r"[^\W_]+"

# What other tools leave in a secret's place: what it holds, what it begins with.
_HOLDS = {
    **dict.fromkeys(("process.env", "import.meta.env", "os.environ", "env(", "env.", "ENV["), "an env reference"),
    **dict.fromkeys(("***", "••", "●●"), "masked"),
    **dict.fromkeys(("...", "…"), "shortened"),
    **dict.fromkeys(("xxxxxx", "XXXXXX", "###", "_____", "------"), "a row of x"),
}
_BEGINS = {
    **dict.fromkeys(
        ("op://", "vault:", "ssm:", "sm://", "secret://", "secretsmanager:", "ref+", "arn:aws:"), "a vault reference"
    ),
    **dict.fromkeys(("@Microsoft.KeyVault", "projects/", "doppler:", "infisical:"), "a vault reference"),
    **dict.fromkeys(("encrypted:", "ENC[", "ENC(", "$ANSIBLE_VAULT", "age1", "-----BEGIN PGP MESSAGE"), "encrypted"),
}
# How template variables begin and end.
_TEMPLATES = {"${": "}", "{{": "}}", "$(": ")", "#{": "}", "<%": "%>", "[[": "]]", "%(": ")", "@@": "@@"}
_BRACKETS = frozenset(("<>", "[]", "{}", "()"))
# How the samples of vendors' pages begin, after the public prefix; never a whole sample.
_SAMPLES = ("Xx_XX0", "XXxXxsss", "xEoDL4iW3c", "fFAGRNJru1", "6BMfW9j53g", "P7q7W91a-o", "vF9dft4qmT", "SyDOCAbC123")
_SAMPLE_PARTS = ("eyJzdWIiOiIxMjM0NTY3ODkw", "YTI5LnZGOWRmdD")
_RUNS = frozenset(row[at : at + 4] for one in KEYBOARD for row in (one, one[::-1]) for at in range(len(row) - 3))


def placeholder(text: str, name: str = "", role: str = "") -> str:
    """Why the text is no secret, in a few words; "" if it may be one.

    `name` is the key or variable it stands under, `role` that name's role ("" if none: then a text without separators
    is not searched for words). A password may be short and simple.
    """
    why = _reference(text) or _by_words(text, name) or made_up(text)
    if why or not role:
        return why
    if len(text) >= 8 and _covered(text) >= 0.75:
        return "made of words"
    return "too simple" if len(text) >= 16 and role != "password" and entropy(text) < 3.0 else ""


def made_up(body: str) -> str:
    """Why a text, or the part of a known format after its public prefix, was typed and not drawn; "" if it was not."""
    bare = (body if body.isalnum() else re.sub(_MARKS, "", body)).lower()
    size, kinds = len(bare), len(set(bare))
    if kinds <= (2 if size < 12 else 4):
        return "few characters over and over" if bare else "marks only"
    if size > 12 and (body.startswith(_SAMPLES) or any(part in body for part in _SAMPLE_PARTS)):
        return "a sample of the vendor's documentation"
    if size >= 8 and bare.count("x") + bare.count("0") >= 0.8 * size:
        return "a row of x"
    if size >= 9 and kinds <= size // 2 and bare in (bare + bare)[1:-1]:
        return "the same again and again"
    return "a run of the keyboard" if size > 4 and _typed(bare) else ""


def entropy(text: str) -> float:
    """Shannon entropy in bits per character."""
    import math  # noqa: PLC0415  (a library of its own: few values get here)

    size = len(text)
    return -sum(n / size * math.log2(n / size) for n in map(text.count, set(text)))


def _reference(text: str) -> str:
    """What another tool put in the place of a secret."""
    if text.isalnum() and "xxxxxx" not in text.lower():
        return ""
    for mark, why in _BEGINS.items():
        if text.startswith(mark):
            return why
    for mark, why in _HOLDS.items():
        if mark in text:
            return why
    for mark, end in _TEMPLATES.items():
        if mark in text and end in text.partition(mark)[2]:
            return "a template variable"
    bare = text.strip()
    if bare[:1] + bare[-1:] in _BRACKETS and len(bare) > 2:
        return "in brackets"
    name = bare[1:].removesuffix("%" if bare[:1] == "%" else "")
    if (bare[:1] == "$" or (bare[:1] == "%" and bare[-1] == "%")) and name.isidentifier() and name.isascii():
        return "an env reference"
    opening, closing = text.find("<"), text.rfind(">")
    inside = text[opening + 1 : closing]
    return "in brackets" if -1 < opening < closing and words_of(inside) and not re.search(_MARKS_BUT, inside) else ""


def _by_words(text: str, name: str) -> str:
    """Judged by its words: those that tell, those of its own name, nothing but words that fill."""
    words = [text] if text.isalpha() and text.islower() else words_of(text)
    if not words:
        return ""
    if name and "".join(words) == "".join(words_of(name)):
        return "its own name"
    for word in words if text.isalpha() and not text.isupper() else re.findall(_SPLIT, text.lower()):
        if word in TELLING:
            return f'has the word "{word}"'
        if len(word) > 2 and not word.strip("x"):
            return "a row of x"
    if not text.isascii() and (not re.search(_LATIN, text) or any(part in text.lower() for part in TELLING_PARTS)):
        return "a word in another script"
    low = "".join(words)
    digits = 0 if len(low) == len(text) else sum(map(str.isdigit, text))
    if digits <= 4 and all(word in FILLING for word in words):
        return "made of words"
    return ""


def _covered(text: str) -> float:
    """The share of its letters and digits that words of four letters and more cover, found without separators."""
    low = "".join(re.findall(_SPLIT, text[:LONGEST].lower()))
    at = covered = 0
    while at < len(low):
        longest = min(14, len(low) - at)
        size = next((size for size in range(longest, 3, -1) if low[at : at + size] in FILLING), 0)
        covered += size
        at += size or 1
    return covered / len(low) if low else 0.0


def _typed(bare: str) -> bool:
    """Whether it runs along the alphabet, the digits or the keyboard, be it letters and digits in turn."""
    if _run(bare) >= 0.6:
        return True
    if bare.isalpha() or bare.isdigit():
        return False
    letters, digits = "".join(filter(str.isalpha, bare)), "".join(filter(str.isdigit, bare))
    return min(len(letters), len(digits)) >= 4 and min(_run(letters), _run(digits)) >= 0.75


def _run(text: str) -> float:
    """The share of the text that lies in runs of four or more."""
    starts = [at for at in range(len(text) - 3) if text[at : at + 4] in _RUNS]
    return len({at + more for at in starts for more in range(4)}) / len(text) if starts else 0.0
