"""JSON Schemas (draft 2020-12) made of the classes that :mod:`soundingboard.engine.codec` decodes.

What a member may be is said by its type, what it means by the docstring below it; a class's own
docstring is the description of its object. Docstrings are read from the source, since the engine
in the browser goes without them.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from functools import cache
from typing import Any

from soundingboard.engine.codec import (
    AnyShape,
    ChoiceShape,
    ConstantShape,
    FlagShape,
    Group,
    ListShape,
    MapShape,
    NullableShape,
    NumberShape,
    ObjectShape,
    Shape,
    TextShape,
    TupleShape,
    shape_of,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema(name: str, cls: type, *around: type) -> Schema:
    """The schema of the documents that are instances of *cls*.

    *name* is the part of its ``$id`` that tells it from others. *around* are classes of documents
    that have such a document in them; they are among the definitions.
    """
    document = _Document(cls)
    head = {"$schema": DIALECT, "$id": f"urn:sounding-board:schema:{name}:1"}
    body = document.object(shape_of(cls))
    for other in around:
        document.reference(shape_of(other))
    definitions = {"$defs": document.definitions} if document.definitions else {}
    return {**head, **body, **definitions}


class _Document:
    """One schema while it is made, with the definitions that it needs so far."""

    def __init__(self, root: type) -> None:
        self.root = root
        self.definitions: dict[str, Schema] = {}

    def reference(self, shape: ObjectShape) -> Schema:
        """A reference to the definition of *shape*."""
        if shape.cls is self.root:
            return {"$ref": "#"}
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", shape.cls.__name__).lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # It comes before those that it refers to.
            self.definitions[name] = self.object(shape)
        return {"$ref": f"#/$defs/{name}"}

    def object(self, shape: ObjectShape) -> Schema:
        """What an instance of a class must be like."""
        declared = shape.declared
        return {
            **({"title": declared.title} if declared.title else {}),
            **_described(_in_one_line(inspect.cleandoc(shape.cls.__doc__ or ""))),
            **self.members(shape, shape.group, ""),
            **declared.keywords,
        }

    def members(self, shape: ObjectShape, group: Group, way: str) -> Schema:
        """What an object with the members of *group* must be like; *way* leads to it."""
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for name, member in group.members.items():
            if isinstance(member, Group):
                title = {"title": shape.declared.groups[f"{way}{name}"]}
                properties[name] = {**title, **self.members(shape, member, f"{way}{name}.")}
                required.append(name)
            else:
                said = _descriptions(shape.cls).get(member.attribute, "")
                properties[name] = {**self.value(member.shape), **_described(said)}
                required += [name] if member.is_required else []
        return {
            "type": "object",
            **({} if group.tolerant else {"additionalProperties": False}),
            **({"required": required} if required else {}),
            "properties": properties,
        }

    def value(self, shape: Shape) -> Schema:
        """What a value must be like."""
        match shape:
            case ObjectShape():
                return self.reference(shape)
            case ConstantShape():
                return {"const": shape.value}
            case ChoiceShape():
                return {"enum": [*shape.values]}
            case TextShape():
                return _text(shape)
            case NumberShape():
                limits = shape.limits
                return {"type": "integer", **_set(minimum=limits.least, maximum=limits.most)}
            case FlagShape():
                return {"type": "boolean"}
            case AnyShape():
                return {}
            case NullableShape():
                inner = self.value(shape.inner)
                if isinstance(inner.get("type"), str) and "enum" not in inner:
                    return {**inner, "type": [inner["type"], "null"]}
                return {"anyOf": [{"type": "null"}, inner]}
            case _:
                return self.several(shape)

    def several(self, shape: Shape) -> Schema:
        """What a list, or an object whose names aren't fixed, must be like."""
        match shape:
            case ListShape():
                limits = shape.limits
                said = _set(minItems=limits.least or None, uniqueItems=limits.unique or None)
                return {"type": "array", **said, "items": self.value(shape.item)}
            case TupleShape():
                items = [self.value(item) for item in shape.items]
                size = {"minItems": len(items), "maxItems": len(items)}
                return {"type": "array", **size, "prefixItems": items}
            case MapShape():
                names = shape.limits.names
                said = _set(
                    minProperties=shape.limits.least or None,
                    propertyNames=_text(TextShape(names)) if names is not None else None,
                )
                return {"type": "object", **said, "additionalProperties": self.value(shape.value)}
            case _:
                raise TypeError(f"there is no schema for {type(shape).__name__}")


def _text(shape: TextShape) -> Schema:
    limits = shape.limits
    size = _set(minLength=limits.least or None, maxLength=limits.most)
    return {"type": "string", **size, **_set(pattern=shape.pattern or None)}


def _set(**keywords: Any) -> Schema:
    """The keywords that have a value."""
    return {keyword: value for keyword, value in keywords.items() if value is not None}


def _described(words: str) -> Schema:
    return {"description": words} if words else {}


@cache
def _descriptions(cls: type) -> dict[str, str]:
    """What the source says of the attributes of *cls*: fields, class variables, properties."""
    [node] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(node, ast.ClassDef)
    found: dict[str, str] = {}
    field = ""
    for part in node.body:
        if field and isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            found[field] = _in_one_line(inspect.cleandoc(str(part.value.value)))
        elif isinstance(part, ast.FunctionDef):
            found[part.name] = _in_one_line(ast.get_docstring(part) or "")
        is_field = isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
        field = ast.unparse(part.target) if is_field and isinstance(part, ast.AnnAssign) else ""
    return found


def _in_one_line(docstring: str) -> str:
    """*docstring* in one line, without the errors that it lists."""
    return " ".join(docstring.partition("\nRaises:")[0].split())
