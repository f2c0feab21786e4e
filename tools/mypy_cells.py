"""Mypy plugin: the type of a table's cell is what the data package declares, which pandas cannot know.

pandas-stubs gives a cell (`row.value` of `itertuples`, `.iat[0]`, `.at[...]`, the key of a group) as the
union of all that a cell of any table could hold, dates and bytes too. Each use would need a cast that repeats
`data/datapackage.json`, whose types the loader checks already. So the union, and the `Hashable` of keys,
become `Any` here, and only where a method or attribute of pandas returns them; all else stays strict.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.plugin import AttributeContext, MethodContext, Plugin
from mypy.type_visitor import TypeTranslator
from mypy.types import AnyType, Instance, Type, TypeOfAny, UnionType, flatten_nested_unions, get_proper_type

#: A union that has these is a cell's; no other union of pandas-stubs has both.
_OF_A_CELL = {"datetime.date", "datetime.timedelta"}

#: `.loc[label]` gives a cell, a row or rows; which of them, the labels say.
_ASKED_BY_LABEL = {"pandas.core.series.Series", "pandas.core.frame.DataFrame"}


class _Cells(TypeTranslator):
    """Replaces the types of cells and keys by `Any`, also inside other types."""

    def visit_union_type(self, t: UnionType) -> Type:
        items = [get_proper_type(item) for item in flatten_nested_unions(t.items)]
        names = {item.type.fullname for item in items if isinstance(item, Instance)}
        unknown = names >= _OF_A_CELL or names & _ASKED_BY_LABEL
        return AnyType(TypeOfAny.explicit) if unknown else super().visit_union_type(t)

    def visit_instance(self, t: Instance) -> Type:
        hashable = t.type.fullname == "typing.Hashable"
        return AnyType(TypeOfAny.explicit) if hashable else super().visit_instance(t)

    def visit_type_alias_type(self, t: Type) -> Type:
        return get_proper_type(t).accept(self)


def _attribute(context: AttributeContext) -> Type:
    return context.default_attr_type.accept(_Cells())


def _method(context: MethodContext) -> Type:
    return context.default_return_type.accept(_Cells())


class CellPlugin(Plugin):
    """Looks at what pandas returns, and at nothing else."""

    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        """Return the hook for attributes of pandas."""
        return _attribute if fullname.startswith("pandas.") else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """Return the hook for methods of pandas."""
        return _method if fullname.startswith("pandas.") else None


def plugin(version: str) -> type[Plugin]:  # noqa: ARG001  mypy calls it with its version
    """Return the plugin: the name and form that mypy asks for."""
    return CellPlugin
