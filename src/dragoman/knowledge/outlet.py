"""Outlets: news agencies, papers and broadcasters, found by domain or by name."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.knowledge.organisation import MEDIA, Organisation


class Outlets:
    """The media among the organisations. Names that several outlets share keep them all."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.all: tuple[Organisation, ...] = tuple(o for o in organisations if o.kind in MEDIA)
        self.by_domain: dict[str, Organisation] = {}
        self.by_name: dict[str, tuple[Organisation, ...]] = {}
        for outlet in self.all:
            for domain in (outlet.domain, *(alias for alias in outlet.aliases if _is_domain(alias))):
                if domain:
                    self.by_domain.setdefault(domain, outlet)
            for name in (outlet.name, outlet.acronym, *outlet.aliases):
                if name and outlet not in self.by_name.get(name, ()):
                    self.by_name[name] = (*self.by_name.get(name, ()), outlet)

    def of_host(self, host: str) -> Organisation | None:
        """The outlet of a host name such as "www.edition.cnn.com", by the longest domain that it ends in."""
        labels = host.casefold().rstrip(".").split(":")[0].split(".")
        for at in range(len(labels) - 1):
            found = self.by_domain.get(".".join(labels[at:]))
            if found:
                return found
        return None


def _is_domain(alias: str) -> bool:
    return "." in alias and " " not in alias and alias == alias.casefold() and not alias.endswith(".")
