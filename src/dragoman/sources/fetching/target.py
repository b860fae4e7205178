"""Target: an address that a request can be sent to, taken apart and checked.

Only http and https, no user names or passwords, no control characters; what is behind `#` is left out.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import msgspec

from dragoman.errors import UnreadablePage

SCHEMES = {"http": 80, "https": 443}
MAX_URL = 8192
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]|"


class Target(msgspec.Struct, frozen=True):
    """Scheme, host in ASCII and lower case, port, and path with query as they are sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header gives them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target_of(url: str) -> Target:
    """A checked address. Raises UnreadablePage (kind refused) with what is wrong with it."""
    if len(url) > MAX_URL or any(ord(c) < 33 or ord(c) == 127 for c in url.strip()):
        raise UnreadablePage("refused", "an address that is too long or holds spaces or control characters")
    try:
        parts = urlsplit(url.strip())
        scheme, port = parts.scheme.lower(), parts.port
        if scheme not in SCHEMES:
            raise UnreadablePage("refused", f"only http and https addresses are fetched, not {scheme[:20] or 'others'}")
        host = _ascii(parts.hostname or "")
    except ValueError as error:  # UnicodeError, a port that is no number
        raise UnreadablePage("refused", f"not an address: {error}") from error
    if parts.username is not None or parts.password is not None:
        raise UnreadablePage("refused", "an address with a user name or password in it")
    if not host or port == 0:
        raise UnreadablePage("refused", "an address without a host")
    path = quote(parts.path or "/", safe=_PATH_SAFE)
    query = f"?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else ""
    return Target(scheme, host, port or SCHEMES[scheme], (path if path.startswith("/") else f"/{path}") + query)


def _ascii(host: str) -> str:
    """A host name as DNS has it (IDNA). Raises UnicodeError."""
    return host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
