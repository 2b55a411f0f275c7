"""What a run would be told, and by whom: each option with its value and where that is from."""

from collections.abc import Mapping

from oauthlint.audit import pack_of, root_of
from oauthlint.config import NOT_IN_ENVIRONMENT, Settings, settle
from oauthlint.config.find import origins

NOT_SHOWN = frozenset({"standard_input", "stdin_filename", "file", "above"})


def shown(environ: Mapping[str, str]) -> str:
    """A line for each option: name, value and origin (a variable, a file, a preset, or the default)."""
    root = root_of([])
    settings = settle(root, {}, environ)
    found = origins(root, settings.config)
    lines = []
    for name in Settings._fields:
        if name in NOT_SHOWN:
            continue
        variable = f"OAUTHLINT_{name.upper()}"
        if variable in environ and name not in NOT_IN_ENVIRONMENT:
            origin = f"environment, {variable}"
        elif name in found and not (settings.isolated and not settings.config):
            origin = found[name]
        else:
            origin = "default" if getattr(settings, name) == getattr(Settings(), name) else "environment"
        lines.append((name.replace("_", "-"), _value(getattr(settings, name)), origin))
    wide = max(len(name) for name, _, _ in lines)
    return "".join(f"{name:{wide}}  {value}  ({origin})\n" for name, value, origin in lines)


def validated(environ: Mapping[str, str]) -> str:
    """Which configuration is read; raises ConfigError for what is wrong in it, and UsageError for an unknown rule."""
    from oauthlint.config.selection import selected

    settings = settle(root_of([]), {}, environ)
    selected(pack_of([], settings).rules, settings)
    return f"{settings.file} is in order\n" if settings.file else "there is no configuration, so the defaults hold\n"


def _value(value: object) -> str:
    """A value as it would be written in a file, or nearly so."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return str(value) if value not in ("", None) else "-"
