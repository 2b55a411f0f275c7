"""Refuses the network: to the tests, which call `refuse`, and to every Python they start, which finds this folder in PYTHONPATH.

Pipes and AF_UNIX are left alone. It is loaded before all else there, so it imports nothing that a program could.
"""

import sys

ASKED = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
LOCAL = 1  # AF_UNIX


class RefusedError(BaseException):
    """Somebody asked for the network. No Exception, lest it be taken for a connection that failed."""


def refuse() -> None:
    """From now on, for good: an audit hook cannot be taken away."""

    def heard(event: str, given: tuple[object, ...]) -> None:
        if event in ASKED or (event == "socket.__new__" and given[1] != LOCAL):
            message = f"{event}: the network is refused"
            raise RefusedError(message)

    sys.addaudithook(heard)


# detect-secrets as a program of its own is not ours: urllib3, which it loads, binds a socket to see whether there is IPv6
if __name__ == "sitecustomize" and "detect_secrets" not in sys.orig_argv:
    refuse()
