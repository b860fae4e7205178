"""Network: which network addresses may be connected to.

A name is resolved once, each address it stands for is checked, and the connection goes to the address that was checked:
a name that resolves to something else a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket

from dragoman.errors import UnreadablePage

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_MORE = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",  # RFC 1122
            "100.64.0.0/10",  # RFC 6598: carrier-grade NAT
            "192.0.0.0/24",  # RFC 6890
            "192.88.99.0/24",  # RFC 7526: 6to4 relays
            "64:ff9b:1::/48",  # RFC 8215: local NAT64
            "3fff::/20",  # RFC 9637: documentation
            "5f00::/16",  # RFC 9602: segment routing
            "fec0::/10",  # RFC 3879: site-local
        ),
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, also where it wraps an IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner)
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not special and not any(address in net for net in _MORE)


def resolved(host: str, port: int, private: bool) -> str:
    """The address to connect to for a host: the first that may be connected to.

    `private` allows any. Raises UnreadablePage: unreachable for a name that does not exist, refused when all its
    addresses are in private networks.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadablePage("unreachable", f"the host {host} cannot be found") from error
    addresses = [str(item[4][0]) for item in found]
    allowed = [text for text in addresses if private or is_public(ipaddress.ip_address(text))]
    if not allowed:
        where = ", ".join(dict.fromkeys(addresses)) or "no address"
        raise UnreadablePage("refused", f"{host} is not in the public internet ({where}); --allow-private reads it")
    return allowed[0]
