"""Audits the OAuth2 configuration of projects that send mail from Node.js: `oauthlint.check(["src"])` gives a `Report`.

Everything loads when it is first used: a hook call that ends early must not pay for the rest.
"""

TYPE_CHECKING = False  # that of `typing`, which would have to be loaded
if TYPE_CHECKING:
    from oauthlint.api import check
    from oauthlint.errors import OauthlintError
    from oauthlint.model.finding import Finding
    from oauthlint.model.report import Report

__all__ = ["Finding", "OauthlintError", "Report", "check"]
__version__ = "0.1.0"

_PLACES = {"check": "api", "Finding": "model.finding", "OauthlintError": "errors", "Report": "model.report"}


def __getattr__(name: str) -> object:
    """One of `__all__`, loaded now."""
    if name not in _PLACES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
