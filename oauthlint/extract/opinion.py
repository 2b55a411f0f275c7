"""A second opinion from detect-secrets on a single value, asked only where our own measure does not decide.

This is the only module that touches detect-secrets. It takes 200 ms to import, so it is imported inside the call; its
plugins look at the one value in memory, and neither read files nor open sockets.
"""


def thinks_random(value: str) -> bool:
    """Whether a high-entropy plugin of detect-secrets, with its own default limits, would report the value.

    Asked of values under a credential's name, 16 characters or longer, that are no placeholder and in no known format,
    and whose strangeness lies between that of identifiers (0.3) and that of random text (0.38): about one identifier
    in fifty, one random token in two hundred.
    """
    # 200 ms, and only for such a value
    from detect_secrets.plugins.high_entropy_strings import (  # noqa: PLC0415
        Base64HighEntropyString,
        HexHighEntropyString,
    )

    line = f'"{value}"'
    return any(plugin.analyze_line("", line, 0) for plugin in (Base64HighEntropyString(), HexHighEntropyString()))
