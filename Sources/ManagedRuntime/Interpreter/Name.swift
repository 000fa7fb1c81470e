/// Names of attributes and methods that the runtime itself looks up, kept interned for as long as it lives.
enum Name: Int, CaseIterable {
    case __abs__, __add__, __and__, __annotations__, __bool__, __bases__, __build_class__, __builtins__,
        __bytes__,
        __call__, __cause__, __class__, __class_getitem__, __classcell__, __closure__, __code__, __contains__,
        __context__, __defaults__, __del__, __delattr__, __delete__, __delitem__, __dict__, __dir__,
        __divmod__,
        __doc__, __enter__, __eq__, __exit__, __file__, __float__, __floordiv__, __format__, __func__, __ge__,
        __get__, __getattr__, __getattribute__, __getitem__, __getstate__, __globals__, __gt__, __hash__,
        __iadd__,
        __iand__, __ifloordiv__, __ilshift__, __imatmul__, __imod__, __imul__, __index__, __init__,
        __init_subclass__, __instancecheck__, __int__, __invert__, __ior__, __ipow__, __irshift__, __isub__,
        __iter__, __itruediv__, __ixor__, __kwdefaults__, __le__, __len__, __length_hint__, __lshift__,
        __lt__,
        __main__, __matmul__, __missing__, __mod__, __module__, __mro__, __mro_entries__, __orig_bases__,
        __mul__, __name__, __ne__, __neg__,
        __new__,
        __next__, __notes__, __or__, __package__, __loader__, __spec__, __pos__, __pow__, __qualname__,
        __radd__, __rand__, __rdivmod__,
        __reduce__,
        __repr__, __reversed__, __rfloordiv__, __rlshift__, __rmatmul__, __rmod__, __rmul__, __ror__,
        __round__,
        __rpow__, __rrshift__, __rshift__, __rsub__, __rtruediv__, __rxor__, __self__, __set__, __set_name__,
        __setattr__, __setitem__, __sizeof__, __slots__, __str__, __sub__, __subclasscheck__,
        __subclasshook__,
        __subclasses__, __traceback__, __trunc__, __truediv__, __wrapped__, __weakref__, __xor__, __ceil__,
        __floor__, __static_attributes__
    case add, append, args, buffering, builtins, cache_info, close, `default`, encoding, end, errors, extend,
        file,
        flush, fromkeys, get, items, key, keys, mro, name, path, pop, print_file_and_line, reverse, send, sep,
        stderr, sys,
        stdout, `throw`, update, value, values, write

    var text: String { String(describing: self) }
}
