"""Data fitted to a model, and what does not fit said with its line and, for a misspelt key, with the right one."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from oauthlint.errors import OauthlintError
from oauthlint.yaml12.point import Document, Path, at_key, at_value

Model = TypeVar("Model", bound=BaseModel)


def fit(document: Document, model: type[Model]) -> Model:
    """The document as an instance of the model; raises the document's kind of error for what does not fit."""
    try:
        return model.model_validate_json(json.dumps(document.data))
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False, include_input=False)
        # a misspelt key explains best why another one is missing
        told = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        raise _error(document, model, told, f"{len(errors) - 1} more in this file" if len(errors) > 1 else "") from None


def _error(document: Document, model: type[BaseModel], error: ErrorDetails, hint: str) -> OauthlintError:
    """What pydantic found, in our words, at its place."""
    path: Path = error["loc"]
    if error["type"] == "extra_forbidden":
        near = get_close_matches(str(path[-1]), _keys(model, path[:-1]), 1)
        meant = f"; did you mean `{near[0]}`?" if near else ""
        return at_key(document, path, f"there is no key `{path[-1]}` here{meant}", hint)
    if error["type"] == "missing":
        return at_key(document, path[:-1], f"the key `{path[-1]}` is missing", hint)
    message = error["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return at_value(document, path, message, hint)


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that a mapping at this path may have."""
    at: list[type[BaseModel]] = [model]
    for name in path:
        fields = [field for one in at for field in one.model_fields.values() if field.alias == name]
        at = [inner for field in fields for inner in _models(field.annotation)] if fields else at
    return [field.alias or name for one in at for name, field in one.model_fields.items()]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
