"""Fetching: getting pages from servers, only where it was asked for.

It is polite (robots.txt, a pause between requests to a host, one connection at a time, nothing asked twice) and it
trusts nobody: only public addresses, checked on the address that is connected to, and bounds on time, bytes and
redirects.
"""

from dragoman.sources.fetching.fetcher import Fetcher

__all__ = ["Fetcher"]
