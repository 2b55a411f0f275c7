"""A secret that stands where names do, as the key of an object, a variable or a path, is masked there like anywhere.

Values are sealed where they are read; this goes through all that is said besides, in files that hold a known form.
"""

from collections.abc import Callable, Mapping
from operator import is_
from typing import cast

from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.model.value import Secret


def covered(facts: FileFacts, data: bytes) -> FileFacts:
    """The facts with the secrets of the file masked in every text."""
    masks: dict[str, str] = {}
    for one in facts.secrets:
        if one.value.verdict == "format":
            text = data[one.place.start : one.place.end].decode("utf-8", "replace")
            masks |= {text: one.value.mask, text.replace("\\/", "/"): one.value.mask}
    if not masks:
        return facts
    clean = (Secret, Place) if not any(text in facts.path for text in masks) else (Secret,)
    return cast("FileFacts", _masked(facts, masks, clean))


def _masked(thing: object, masks: Mapping[str, str], clean: tuple[type, ...]) -> object:
    """The thing itself where no secret is in it; in those of the `clean` types there is none."""
    if isinstance(thing, str):
        for text, mask in masks.items():
            thing = thing.replace(text, mask)
        return thing
    if not isinstance(thing, tuple) or isinstance(thing, clean):
        return thing
    parts = [_masked(one, masks, clean) for one in thing]
    if all(map(is_, parts, thing)):
        return thing
    kind: Callable[..., object] = type(thing)
    return tuple(parts) if kind is tuple else kind(*parts)
