"""Functions of functions: wrapping, caching, partial application, dispatch by type."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from collections import namedtuple

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_absent = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes one function look like another, which it keeps as `__wrapped__`."""
    for attr in assigned:
        value = getattr(wrapped, attr, _absent)
        if value is not _absent:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorates the wrapper that a decorator returns."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _derived(name, root, negates, combines):
    """The method `name` in terms of `root`: what that says, negated or not, combined with `==` or `!=`."""

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negates:
            result = not result
        if combines == "or ==":
            return result or self == other
        if combines == "and !=":
            return result and self != other
        return result

    method.__name__ = name
    return method


_DERIVATIONS = {
    "__lt__": [("__gt__", True, "and !="), ("__le__", False, "or =="), ("__ge__", True, None)],
    "__le__": [("__ge__", True, "or =="), ("__lt__", False, "and !="), ("__gt__", True, None)],
    "__gt__": [("__lt__", True, "and !="), ("__ge__", False, "or =="), ("__le__", True, None)],
    "__ge__": [("__le__", True, "or =="), ("__gt__", False, "and !="), ("__lt__", True, None)],
}


def total_ordering(cls):
    """Adds the comparisons that a class with `__eq__` and one of them lacks."""
    roots = {name for name in _DERIVATIONS if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, negates, combines in _DERIVATIONS[root]:
        if name not in roots:
            setattr(cls, name, _derived(name, root, negates, combines))
    return cls


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """Decorates a function so that it remembers the results of its latest calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """As `lru_cache` without a bound: nothing is ever forgotten."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once an instance: the result then lies in the instance's dict, in front of it."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = attributes.get(name, _absent)
        if value is _absent:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f"assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


class partialmethod:
    """A method that is another with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # A descriptor that knows what to bind: only the rest is left to give.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._method().__get__(obj, cls)

    def _method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(type(list[int]))


def _find_implementation(cls, registry):
    """The registered class nearest to `cls`: along its mro, and before object among those that claim it by
    `__subclasscheck__`."""
    for base in cls.__mro__:
        if base is object:
            break
        if base in registry:
            return registry[base]
    claiming = [base for base in registry if base not in cls.__mro__ and issubclass(cls, base)]
    nearest = [base for base in claiming if not any(o is not base and issubclass(o, base) for o in claiming)]
    if len(nearest) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {nearest[0]} or {nearest[1]}")
    return registry[nearest[0] if nearest else object]


def _as_class(cls):
    return isinstance(cls, type) and not isinstance(cls, type(list[int]))


def singledispatch(func):
    """A function with implementations by the type of its first argument."""
    from weakref import WeakKeyDictionary

    registry = {}
    found = WeakKeyDictionary()

    def dispatch(cls):
        """The implementation for a class."""
        try:
            return found[cls]
        except KeyError:
            implementation = registry.get(cls) or _find_implementation(cls, registry)
            found[cls] = implementation
            return implementation

    def register(cls, func=None):
        """Registers an implementation for a class, which may also be said by an annotation."""
        if _as_class(cls):
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(
                    f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                    "`@register` on an annotated function.")
            func = cls
            argname, cls = next(iter(annotations.items()))
            if not _as_class(cls):
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        registry[cls] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """As `singledispatch`, for methods: the type of the argument behind self or cls decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
