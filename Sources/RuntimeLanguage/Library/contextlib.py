"""Managers for the with statement: made of generators, of callbacks, of nothing."""

import sys
from collections import deque
from functools import wraps

__all__ = [
    "contextmanager", "closing", "nullcontext", "AbstractContextManager", "ContextDecorator", "ExitStack",
    "redirect_stdout", "redirect_stderr", "suppress"]


class AbstractContextManager:
    """What a manager that has only `__exit__` to say derives from."""

    __class_getitem__ = classmethod(type(list[int]))
    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """Lets a manager be used as a decorator, around every call of a function."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    """Enters where a generator yields, leaves where it goes on."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def __enter__(self):
        # From here on it cannot be made again, and so keeps no arguments alive.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self._refuse_second_yield("generator didn't stop")
        if value is None:
            value = typ()
        try:
            self.gen.throw(typ, value, traceback)
        except StopIteration as stop:
            return stop is not value
        except BaseException as error:
            # The exception that was thrown in and came out again is not a new one; neither is a StopIteration that
            # the generator's end turned into a RuntimeError.
            is_wrapped = (
                isinstance(error, RuntimeError) and isinstance(value, StopIteration) and error.__cause__ is value)
            if error is not value and not is_wrapped:
                raise
            value.__traceback__ = traceback
            return False
        self._refuse_second_yield("generator didn't stop after throw()")

    def _refuse_second_yield(self, message):
        try:
            raise RuntimeError(message)
        finally:
            self.gen.close()


def contextmanager(func):
    """Decorates a generator function that yields once: its calls make managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes what it was given."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack: the same manager may be entered while it is entered.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed elsewhere."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is reported elsewhere."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows exceptions of the given classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager):
    """Does nothing, for where a manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


class ExitStack(AbstractContextManager):
    """Managers and callbacks that are left in the reverse order of their coming, as nested with statements would."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Hands everything over to a new stack."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return new_stack

    def push(self, exit):
        """Registers a manager that was entered already, or a function with the signature of `__exit__`."""
        try:
            exit_method = type(exit).__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_exit_callback(_bound_method(exit_method, exit))
        return exit

    def enter_context(self, cm):
        """Enters a manager, registers its end, and returns what `__enter__` did."""
        cls = type(cm)
        try:
            enter, exit_method = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._push_exit_callback(_bound_method(exit_method, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers any function with its arguments. It can swallow nothing."""

        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))

    def __exit__(self, *exc_details):
        was_raised = exc_details[0] is not None
        handled = sys.exc_info()[1]
        is_suppressed = is_raising = False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*exc_details):
                    is_suppressed, is_raising = True, False
                    exc_details = (None, None, None)
            except BaseException:
                new_details = sys.exc_info()
                _set_context(new_details[1], exc_details[1], handled)
                is_raising = True
                exc_details = new_details
        if is_raising:
            error = exc_details[1]
            # Raising it sets its context anew: put back what was worked out.
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return was_raised and is_suppressed

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)


_bound_method = type(ExitStack().close)


def _set_context(new, old, handled):
    """Makes `old` the end of the chain of contexts of `new`, where nesting would have put it; `handled` was current
    before the stack was left."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is handled:
            break
        new = context
    new.__context__ = old
