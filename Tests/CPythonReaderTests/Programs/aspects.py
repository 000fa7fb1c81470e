"""What truth.py says of one object. Asks types, never objects: looking at `__class__` or `__dict__` may run their code."""

import collections
import gc
import sys
import types

GENERATORS = {
    types.GeneratorType: "gi_frame", types.CoroutineType: "cr_frame", types.AsyncGeneratorType: "ag_frame",
}
CONTENT = (
    collections.OrderedDict, dict, list, tuple, collections.deque, set, frozenset, str, bytes, int, float,
)
MEMBERS = {  # attributes of C types that are members of their structs, not computed
    property: ("fget", "fset", "fdel"),
    types.MethodType: ("__func__", "__self__"),
    types.FunctionType: ("__globals__", "__code__", "__defaults__", "__kwdefaults__"),
    types.CodeType: ("co_consts", "co_names", "co_filename", "co_name"),
    types.TracebackType: ("tb_frame", "tb_next"),
    slice: ("start", "stop", "step"),
    staticmethod: ("__func__",),
    classmethod: ("__func__",),
    super: ("__thisclass__", "__self__", "__self_class__"),
}


def members(one):
    return {name: getattr(one, name) for name in MEMBERS.get(type(one), ()) if getattr(one, name, None) is not None}


def cells(one):
    if type(one) is types.FunctionType and one.__closure__:
        return dict(zip(one.__code__.co_freevars, one.__closure__))
    return {}


def suspended_locals(one):
    """Of a generator or coroutine. Makes its frame object: not before everything else is said."""
    frame = getattr(one, GENERATORS[type(one)], None) if type(one) in GENERATORS else None
    return dict(frame.f_locals) if frame is not None and not is_running(one) else {}


def size(one):
    try:
        return sys.getsizeof(one)
    except Exception:
        return None


def content(one, fields):
    """Elements, items or value, from the methods of the built-in type, whatever a subclass made of them.

    Asks the type, never `isinstance`: that looks at `__class__`, which makes the dict of a `threading.local`.
    """
    base = next((base for base in CONTENT if issubclass(type(one), base)), None)
    if base in (collections.OrderedDict, dict):
        fields["d"] = [id(part) for item in base.items(one) for part in item]
    elif base in (list, tuple, collections.deque, set, frozenset):
        if len(gc.get_referents(one)) < base.__len__(one):
            fields["unfilled"] = True  # Its maker has set it aside: reading a NULL element would crash.
        else:
            fields["e"] = [id(element) for element in base.__iter__(one)]
    elif base is str:
        fields["v"] = [str.__str__(one)]
    elif base is bytes:
        fields["v"] = bytes(one).hex()
    elif base is int and type(one) is not bool:
        fields["v"] = int.__format__(one, "x")
    elif base is float:
        fields["v"] = float.hex(one)


def attributes(one):
    """What is in the instance's dict, by the getter of its type, whatever `__getattr__` or a property may say."""
    for kind in type.mro(type(one)) if not issubclass(type(one), type) else ():
        getter = vars(kind).get("__dict__")
        if type(getter) in (types.GetSetDescriptorType, types.MemberDescriptorType):
            found = getter.__get__(one)
            return {name: value for name, value in found.items() if type(name) is str} if type(found) is dict else {}
    return {}


def slots(one):
    """The slots that classes written in Python declare, by their mangled names."""
    found = {}
    for kind in type.mro(type(one)) if not issubclass(type(one), type) else ():
        if "__slots__" not in vars(kind):
            continue
        for name, member in list(vars(kind).items()):
            if type(member) is types.MemberDescriptorType and name not in found:
                try:
                    found[name] = member.__get__(one)
                except AttributeError:
                    continue
    return found


def is_running(generator):
    return any(getattr(generator, prefix + "_running", False) for prefix in ("gi", "cr", "ag"))


def single_character_maker(ctypes):
    """A function that makes a str of one character that is not the shared one."""
    api = ctypes.pythonapi
    api.PyUnicode_New.restype = ctypes.c_void_p
    api.PyUnicode_New.argtypes = [ctypes.c_ssize_t, ctypes.c_uint32]
    api.PyUnicode_WriteChar.argtypes = [ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_uint32]
    Holder = ctypes.py_object * 1

    def make(text):
        address = api.PyUnicode_New(1, ord(text))
        api.PyUnicode_WriteChar(address, 0, ord(text))
        holder = Holder()
        ctypes.memmove(holder, ctypes.byref(ctypes.c_void_p(address)), ctypes.sizeof(ctypes.c_void_p))
        return holder[0]

    return make
