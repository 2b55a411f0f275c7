"""A second opinion from detect-secrets on a single value, asked only where our own measure does not decide.

This is the only module that touches detect-secrets. It takes 200 ms to import, so it is imported inside the call; its
plugins look at the one value in memory, and neither read files nor open sockets.
"""

import sys
from functools import cache
from typing import Any


def thinks_random(value: str) -> bool:
    """Whether a high-entropy plugin of detect-secrets, with its own default limits, would report the value.

    Asked of values under a credential's name, 16 characters or longer, that are no placeholder and in no known format,
    and whose strangeness lies between that of identifiers (0.3) and that of random text (0.38): about one identifier
    in fifty, one random token in two hundred.
    """
    line = f'"{value}"'
    return any(plugin.analyze_line("", line, 0) for plugin in _plugins())


@cache
def _plugins() -> tuple[Any, ...]:
    """The plugins, loaded without a socket.

    detect-secrets loads requests, and that urllib3, which binds a socket to ::1 when it is loaded, to see whether the
    machine has IPv6. It is told that Python has none, and afterwards the truth, for others who use it in this process.
    """
    import socket  # noqa: PLC0415

    unknown, known = "urllib3.util.connection" not in sys.modules, socket.has_ipv6
    socket.has_ipv6 = False
    try:
        # 200 ms, and only for such a value
        from detect_secrets.plugins import high_entropy_strings as plugins  # noqa: PLC0415
    finally:
        socket.has_ipv6 = known
    if unknown and "urllib3.util.connection" in sys.modules:
        sys.modules["urllib3.util.connection"].__dict__["HAS_IPV6"] = known
    return plugins.Base64HighEntropyString(), plugins.HexHighEntropyString()
