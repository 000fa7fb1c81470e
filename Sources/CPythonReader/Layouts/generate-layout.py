#!/usr/bin/env python3
"""Write the layout table of a CPython build: sizes and field offsets of its C structs, as JSON, from its DWARF.

    generate-layout.py [--version 3.11.7] [-o 3.11.json] ELF [ELF ...]

The first ELF file is the build itself (libpython3.X.so.1.0, or the executable where it is linked statically) or its
.debug file; further ones are extension modules, searched for the structs that the build does not have. Reads with
gdb (any with Python), of which it starts one for each file. Knows nothing of Barrow: copy it to where the build is.
See README.md beside it.
"""
import argparse
import json
import os
import re
import subprocess
import sys

# Structs by what reads them; one that a version lacks is left out of its table.
STRUCTS = """
PyObject PyVarObject PyTypeObject PyHeapTypeObject PyGC_Head PyMemberDef PyModuleDef
PyDictObject PyDictKeysObject PyDictUnicodeEntry PyDictKeyEntry PyDictValues
PyListObject PyTupleObject PySetObject setentry PyASCIIObject PyCompactUnicodeObject PyUnicodeObject
PyBytesObject PyByteArrayObject PyLongObject PyFloatObject PyComplexObject
PyFunctionObject PyCodeObject _PyCoCached PyCellObject PyMethodObject PyModuleObject PyCFunctionObject PyCMethodObject
PyMethodDescrObject PyMemberDescrObject PyGetSetDescrObject PyWrapperDescrObject wrapperobject mappingproxyobject
PyInstanceMethodObject
PyFrameObject _PyInterpreterFrame _PyCFrame PyGenObject PyCoroObject PyAsyncGenObject _PyErr_StackItem _PyStackChunk
PyAsyncGenASend PyAsyncGenAThrow PyCoroWrapper _PyAsyncGenWrappedValue PyAsyncGenWrappedValue
PyWeakReference propertyobject classmethod staticmethod superobject PySliceObject rangeobject longrangeiterobject
partialobject lru_cache_object lru_list_elem dequeobject BLOCK dequeiterobject defdictobject PyODictObject _odictnode
odictiterobject PyCapsule PyMemoryViewObject _PyManagedBufferObject PyPickleBufferObject Py_buffer arrayobject
PyBaseExceptionObject PyBaseExceptionGroupObject PyStopIterationObject PySystemExitObject PyImportErrorObject
PyOSErrorObject PyUnicodeErrorObject PySyntaxErrorObject PyNameErrorObject PyAttributeErrorObject PyTracebackObject
seqiterobject calliterobject _PyListIterObject listiterobject listreviterobject _PyTupleIterObject tupleiterobject
dictiterobject _PyDictViewObject setiterobject unicodeiterobject bytesiterobject anextawaitableobject
enumobject reversedobject mapobject filterobject zipobject
chainobject countobject repeatobject teeobject teedataobject groupbyobject _grouperobject cycleobject isliceobject
starmapobject accumulateobject productobject combinationsobject cwrobject permutationsobject compressobject
dropwhileobject takewhileobject filterfalseobject ziplongestobject pairwiseobject batchedobject
itemgetterobject attrgetterobject methodcallerobject keyobject
gaobject gaiterobject unionobject _PyUnionObject typealiasobject typevarobject paramspecobject typevartupleobject
_PyNamespaceObject simplequeueobject PyStructSequence
buffered bytesio bytesiobuf stringio textio fileio rwpair lockobject rlockobject localobject localdummyobject
PyHamtObject PyContext PyContextVar PyContextToken PyContextTokenObject
PyHamtNode_Bitmap PyHamtNode_Array PyHamtNode_Collision
PyDateTime_Date PyDateTime_DateTime PyDateTime_Time PyDateTime_Delta PyDateTime_TimeZone
PyInterpreterState PyThreadState _PyRuntimeState _Py_DebugOffsets
gc_generation gc_generation_stats static_builtin_state managed_static_type_state type_cache_entry
_Py_static_objects _Py_global_objects _Py_unicode_state
pool_header arena_object arena_map_bot_t arena_map_mid_t arena_map_top_t _obmalloc_state
""".split()

# Of these only what is named here, and every counted reference, is wanted: they have thousands of fields.
STATES = {
    "_PyRuntimeState": r"""
        (interpreters|gilstate|autoTSSkey|finalizing|_finalizing|initialized|core_initialized)(\..*)? debug_offsets
        gc\.(enabled|collecting|generations|young|old|permanent_generation|generation_stats|long_lived_\w+)
        global_objects global_objects\.singletons(\.\w+)? static_objects static_objects\.singletons(\.\w+)?
        cached_objects\.interned_strings _main_interpreter types\.managed_static\.types unicode_(state\.)?ids\.\w+
        obmalloc(\.\w+)? allocators\.(standard|debug)(\.\w+(\.\w+)?)? main_thread _main_thread""",
    "PyInterpreterState": r"""
        next id tstate_head threads\.head threads\.main threads\.count runtime ceval\.gil finalizing
        gc gc\.(enabled|collecting|generations|young|old|permanent_generation|generation_stats|long_lived_\w+)
        modules imports\.modules small_ints obmalloc feature_flags _initial_thread
        (types\.)?type_cache(\.hashtable)? types types\.builtins(\.initialized|\.num_initialized)?
        types\.for_extensions(\.initialized|\.num_initialized)? types\.num_builtins_initialized
        cached_objects static_objects callable_cache monitoring_callables
        callable_cache\.\w+ atexit(\.\w+)? warnings co_extra_user_count""",
    "PyThreadState": r"""
        prev next interp _status(\..*)? frame cframe root_cframe current_frame exc_info exc_state
        exc_state\.\w+ thread_id native_thread_id id datastack_chunk datastack_top datastack_limit
        recursion_\w+ py_recursion_\w+""",
}

# Pointers to objects that hold no count: not among a struct's references (CPython's own comments say "borrowed").
BORROWED = {
    "PyWeakReference": {"wr_object", "wr_prev", "wr_next"},
    "lru_list_elem": {"prev", "next"},
    "lru_cache_object": {"root.prev", "root.next"},
    "PyFrameObject": {"f_gen"},
    "PyThreadState": {"frame"},
    "_PyInterpreterFrame": {"f_globals", "f_builtins"},
    "PyContextVar": {"var_cached"},
    "PyMemoryViewObject": {"view.obj"},
}
# Neither do free lists, chains of dead objects, caches that are cleared without a decrement, and arrays filled in part
# only. The last line is what has an entry or a reader of its own.
NO_REFERENCE = re.compile(
    r"(weakreflist|weaklist|ob_type)$|free_?lists?\b|memerrors_|delete_later$|callable_cache\.|^_spec_cache\.|^values$"
    r"|^trace_info\.|^executor_list_head$|^parser\.|^(static|global)_objects\.|^_main_interpreter|^_initial_thread|^types\.(builtins|for_extensions|managed)")

# Points to an object, though 3.12 declares it as an atomic integer.
SIGNAL_HANDLER = re.compile(r"signals\.handlers\[\d+\]\.func(\._value)?")

# The functions of a type's protocols.
UNWANTED = re.compile(r"as_(async|number|mapping|sequence|buffer)\.")

# Leading members that are another object's struct, whose fields are in that one's entry.
BASES = {"ob_base", "_base", "ht_type", "dict", "od_dict"}


def flatten(gdb, record, base, prefix, top):
    """Yield (name, offset, type) of every field, those of nested structs and unions with dotted names."""
    for field in record.fields():
        if not hasattr(field, "bitpos") or field.bitsize:
            continue
        offset = base + field.bitpos // 8
        kind = field.type.strip_typedefs()
        is_record = kind.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION)
        if field.name is None:  # anonymous: its fields are ours
            yield from flatten(gdb, kind, offset, prefix, top)
            continue
        if offset == 0 and is_record and field.name in BASES and top != "PyVarObject":
            continue
        if field.name == "ob_base":
            yield from flatten(gdb, kind, offset, prefix, top)
            continue
        name = prefix + field.name
        yield name, offset, kind
        if top == "_PyRuntimeState" and name == "signals.handlers" and kind.code == gdb.TYPE_CODE_ARRAY:
            count, element = elements(gdb, kind)
            for row in range(count):
                yield from flatten(gdb, element, offset + row * element.sizeof, f"{name}[{row}].", top)
        if is_record and not (kind.tag or "").startswith("__pthread"):
            yield from flatten(gdb, kind, offset, name + ".", top)


def is_object(gdb, kind):
    """Whether a struct begins with PyObject, or is of a name that says so where only its name is known."""
    kind = kind.strip_typedefs()
    for _ in range(8):
        if kind.code != gdb.TYPE_CODE_STRUCT:
            return False
        if kind.tag in ("_object", "PyObject"):
            return True
        fields = kind.fields()
        if not fields:
            return re.fullmatch(r"_object|_typeobject|_frame|_?Py\w*Object", kind.tag or "") is not None
        kind = fields[0].type.strip_typedefs()
    return False


def elements(gdb, kind):
    """Number of elements of an array (of arrays), and their type."""
    count = 1
    while kind.code == gdb.TYPE_CODE_ARRAY:
        low, high = kind.range()
        count *= max(0, high - low + 1)
        kind = kind.target().strip_typedefs()
    return count, kind


def describe(gdb, name, record):
    wanted = STATES.get(name)
    wanted = wanted and re.compile("|".join(f"(?:{one})" for one in wanted.split()))
    fields, arrays, references = {}, {}, []
    for field, offset, kind in flatten(gdb, record, 0, "", name):
        count, element = elements(gdb, kind)
        is_array = kind.code == gdb.TYPE_CODE_ARRAY
        is_reference = SIGNAL_HANDLER.fullmatch(field) and kind.code != gdb.TYPE_CODE_STRUCT or (
            element.code == gdb.TYPE_CODE_PTR and is_object(gdb, element.target())
            and (count > 1 or not is_array)
            and not NO_REFERENCE.search(field) and field not in BORROWED.get(name, ()))
        if UNWANTED.match(field) or wanted and not is_reference and not wanted.fullmatch(field):
            continue
        fields.setdefault(field, offset)
        if is_array and count > 1:
            arrays[field] = count
        if is_reference:
            references.append(field)
    if name.startswith(("_Py_static_objects", "_Py_global_objects")):
        fields, arrays, references = {}, {}, []
    entry = {"size": record.sizeof, "fields": fields}
    if arrays:
        entry["arrays"] = arrays
    if references:
        entry["references"] = references
    return entry


def find_type(gdb, name):
    for candidate in (name, "struct " + name, "struct _" + name):
        try:
            record = gdb.lookup_type(candidate).strip_typedefs()
        except gdb.error:
            continue
        if record.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION) and record.fields():
            return record
    return None


def run_in_gdb(gdb):
    found = {}
    for name in STRUCTS:
        record = find_type(gdb, name)
        if record is not None:
            found[name] = describe(gdb, name, record)
    try:
        version = int(gdb.parse_and_eval("*(unsigned int *)&Py_Version"))
    except gdb.error:
        version = 0
    with open(os.environ["LAYOUT_OUTPUT"], "w") as out:
        json.dump({"version": version, "structs": found}, out)


def read_file(path):
    """What gdb says of one ELF file: its hexversion (0 where it has none) and the structs it knows."""
    import tempfile
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        gdb = subprocess.run(
            ["gdb", "-nx", "-batch", "-iex", "set auto-load off", "-x", os.path.abspath(__file__), path],
            env=dict(os.environ, LAYOUT_OUTPUT=out.name), capture_output=True, text=True)
        text = out.read()
    if not text:
        sys.exit(f"{path}: gdb read nothing:\n{gdb.stdout}{gdb.stderr}")
    return json.loads(text)


def full_version(hexversion, path):
    if hexversion:
        return ".".join(str(hexversion >> shift & 255) for shift in (24, 16, 8))
    match = re.search(r"(\d+\.\d+\.\d+)", os.path.abspath(path))
    return match and match.group(1)


def write(table, out):
    """One struct a line, so that a difference between two tables can be read."""
    lines = [f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in sorted(table["structs"].items())]
    out.write('{"cpython": %s, "source": %s, "structs": {\n%s\n}}\n' % (
        json.dumps(table["cpython"]), json.dumps(table["source"]), ",\n".join(lines)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", help="the full version, where the file does not tell (3.10 and older)")
    parser.add_argument("-o", "--output", help="where to write; standard output otherwise")
    parser.add_argument("elf", nargs="+")
    options = parser.parse_args()
    structs, hexversion = {}, 0
    for path in options.elf:
        part = read_file(path)
        hexversion = hexversion or part["version"]
        for name, entry in part["structs"].items():
            structs.setdefault(name, entry)
    if "PyTypeObject" not in structs or "_PyRuntimeState" not in structs:
        sys.exit(f"{options.elf[0]}: has no debug information of CPython (is there a .debug file beside it?)")
    version = options.version or full_version(hexversion, options.elf[0])
    if not version:
        sys.exit(f"{options.elf[0]}: does not tell its version: give --version 3.X.Y")
    table = {"cpython": ".".join(version.split(".")[:2]), "source": version, "structs": structs}
    if options.output:
        with open(options.output, "w") as out:
            write(table, out)
    else:
        write(table, sys.stdout)


try:
    import gdb as running_in
except ImportError:
    main()
else:
    run_in_gdb(running_in)
