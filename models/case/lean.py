"""Lean values 軽い値: what travels to the engine and rests in pages leaves out whatever is as usual."""

from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from models.frozen import Frozen


class Lean(Frozen):
    """Serialised without fields that have their default; reading fills them in again."""

    @model_serializer(mode="wrap")
    def _without_defaults(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        fields = type(self).model_fields
        return {
            name: value
            for name, value in written.items()
            if fields[name].is_required() or getattr(self, name) != fields[name].default
        }
