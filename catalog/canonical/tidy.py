"""The order of fields and the form of values, as the model has them."""

from catalog.load import Tree
from catalog.model import Record
from catalog.model.fields import house_form, names_at
from catalog.problems import Location


def in_order(tree: dict[str, Tree], model: type[Record]) -> dict[str, Tree]:
    """Fields in the order of the model; those that it lacks stand last, as they were."""
    return _ordered(tree, model, ())


def _ordered(tree: dict[str, Tree], model: type[Record], where: Location) -> dict[str, Tree]:
    names = _names(model, where)
    known = [name for name in names if name in tree]
    others = [name for name in tree if name not in names]
    return {
        name: _inside(tree[name], model, (*where, name)) if name in names else tree[name]
        for name in (*known, *others)
    }


def _inside(value: Tree, model: type[Record], where: Location) -> Tree:
    if isinstance(value, str):
        try:
            return house_form(model, where, value)
        except (KeyError, StopIteration):
            return value
    if isinstance(value, list):
        return [_inside(one, model, (*where, number)) for number, one in enumerate(value)]
    return _ordered(value, model, where)


def _names(model: type[Record], where: Location) -> tuple[str, ...]:
    try:
        return names_at(model, where)
    except (KeyError, StopIteration):
        # A map where the model has a single value: the check says so, and we leave it.
        return ()
