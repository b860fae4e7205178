"""Factory: registers components under dotted names, `dragoman.when` and its like.

spaCy's decorator refuses a dot in a factory name, because the dot is kept for languages ("en.lemmatizer");
its registry does not. The names are a public interface, so they are registered there directly, with
the same metadata that the decorator would store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import FactoryMeta, Language
from spacy.tokens import Doc
from spacy.util import registry

Component = Callable[[Doc], Doc]
Create = Callable[..., Component]


def factory(name: str, default_config: dict[str, Any] | None = None) -> Callable[[Create], Create]:
    """Decorator: make `nlp.add_pipe(name)` call the decorated function with `nlp`, `name` and the config."""

    def add(create: Create) -> Create:
        meta = FactoryMeta(
            factory=name,
            default_config=default_config or {},
            assigns=[],
            requires=[],
            scores=[],
            default_score_weights={},
            retokenizes=False,
        )
        registry.factories.register(name, func=create)
        Language.set_factory_meta(name, meta)
        return create

    return add


def unchanged(doc: Doc) -> Doc:
    """The component that does nothing: for a model whose own components are better left as they are."""
    return doc
