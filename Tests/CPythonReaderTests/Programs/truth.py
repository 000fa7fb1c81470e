"""Writes what a process knows of its own heap, from a forked child whose objects lie where the parent's lie.

The child is made by libc's `fork` with the GIL held: `os.fork` would drop the other threads' frames. So every address
and every frame in the child equals the parent's, and whatever looking at them changes (dicts that come into being,
frame objects, reference counts) changes in the child only.

The truth is a file of JSON lines; `k` says what a line is:

    {"k": "meta", "version": [3, 11, 7], "base": ..., "frozen": n, "own": [addresses of the writer's own objects]}
    {"k": "type", "id": ..., "name": "Point", "qualname": ..., "module": ..., "mro": [names],
     "flags": tp_flags, "basic": tp_basicsize, "item": tp_itemsize, "fields": of a struct sequence}
    {"k": "o", "id": address, "t": type, "gc": tracked, "g": generation, "c": reference count,
     "r": [gc.get_referents]}                         objects; further keys where they apply:
                              "e": [elements in order], "d": [key, value, ...], "v": value, "i": interned
    {"k": "size", "id": ..., "s": sys.getsizeof}
    {"k": "a" | "s" | "m", "id": ..., "n": {name: address}}     instance attributes, slots, members of C types
    {"k": "cells", "id": function, "n": {name: cell}}
    {"k": "locals", "id": generator, "n": {name: address}}      of a suspended generator or coroutine
    {"k": "thread", "ident": ..., "native": ..., "main": bool, "frames": [innermost first:
     {"function": ..., "qualname": ..., "file": ..., "line": ..., "locals": {name: address}, "moving": bool}]}

A generation of 3 is the permanent one: tracked, but in none of the lists; where nothing is frozen such an object is
another interpreter's, and its generation is null. `moving` marks the frame that forks: its line
and its locals go on changing. Values: str as [text], bytes and int in hexadecimal, float as `float.hex` writes it.
"""

import gc
import json
import os
import sys
import threading

import aspects

FRAMES_ARE_OBJECTS = sys.version_info < (3, 11)


def expose(truth_path, statistics_path, also=()):
    """Writes the truth from a child, then the allocator's statistics, says READY and waits for the end of its input.

    `also` are functions that write of other interpreters, each in a child of its own, which nothing has touched yet.
    All this is one frame on purpose: the parent waits in the frame that the child describes.
    """
    import ctypes

    fork = ctypes.PyDLL(None).fork
    statistics = os.open(statistics_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    errors = os.dup(2)
    ready = b"READY\n"
    single = aspects.single_character_maker(ctypes)
    warm_up()
    writers = [None] + list(also)
    number = 0  # An iterator would be gone when the process is captured.
    while number < len(writers):
        pid = fork()
        if pid == 0:
            run_child(writers[number], truth_path, single)
        number += 1
        status = os.waitpid(pid, 0)[1]
        if status != 0:
            raise SystemExit("the child that writes the truth failed: status %d" % status)
    os.dup2(statistics, 2)
    sys._debugmallocstats()
    os.dup2(errors, 2)
    os.write(1, ready)
    while os.read(0, 1):
        pass
    os._exit(0)


def warm_up():
    """Makes what Python makes when it writes JSON for the first time, so that the child's doing so changes nothing."""
    with open(os.devnull, "w", encoding="utf-8") as file:
        file.write(json.dumps({"k": ["text", 1, None, True]}, separators=(",", ":")))


def run_child(writer, path, single):
    status = 1
    try:
        if writer is None:
            write(path, sys._getframe(1), single)
        else:
            writer()
        status = 0
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    os._exit(status)


def write(path, base, single=None, is_main=True):
    """`base` is the frame from which inward everything is the writer's own.

    In a second interpreter what is young is the writer's own, too: the script that calls it. And nothing is said of
    threads there: `sys._current_frames` would make frame objects of the first one's frames.
    """
    gc.disable()
    own, generations, starts = listed(is_main)
    if FRAMES_ARE_OBJECTS and is_main:
        own |= own_frames(base)
        starts += foreign_frames(own)
    held = closure(starts, own)
    del starts
    tracked = {address for address, one in held.items() if gc.is_tracked(one)}
    with open(path, "w", encoding="utf-8") as file:
        writer = Writer(file, held, own, generations, tracked, single)
        writer.meta(base)
        writer.objects()
        writer.names()
        writer.types()
        writer.sizes()
        if is_main:
            writer.threads(base)


def listed(has_young):
    """The addresses of the collector's lists as objects of ours; the generation of each member by address; the members.

    No variable here or in `write` is captured: its cell would be there before the lists are.
    """
    old, middle, young = gc.get_objects(2), gc.get_objects(1), gc.get_objects(0)
    own = {id(old), id(middle), id(young)}
    if not has_young:
        own.update(map(id, young))
        young.clear()
    generations, members = {}, []
    for number, of_generation in enumerate((young, middle, old)):
        for member in of_generation:
            if id(member) not in own:
                generations[id(member)] = number
                members.append(member)
    return own, generations, members


def own_frames(base):
    """The addresses of the frames from the caller's up to `base`, where frames are objects from the beginning."""
    frame = sys._getframe(1)
    addresses = {id(base)}
    while frame is not base:
        addresses.add(id(frame))
        frame = frame.f_back
    return addresses


def foreign_frames(own):
    """The frames of all threads but the writer's own."""
    found = []
    for top in sys._current_frames().values():
        inner = []
        for frame in chain(top):
            inner.append(frame)
            if id(frame) in own:
                inner.clear()  # What `base` calls is the writer's own.
        found += inner
    return found


def chain(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


def closure(starts, own):
    """Every object that the collector's lists and `gc.get_referents` lead to, by address."""
    held = {}
    while starts:
        added = []
        for one in starts:
            if id(one) not in held and id(one) not in own:
                held[id(one)] = one
                added.append(one)
        starts = gc.get_referents(*added) if added else []
    return held


class Writer:
    def __init__(self, file, held, own, generations, tracked, single):
        self.file, self.held, self.own, self.single = file, held, own, single
        self.generations, self.tracked = generations, tracked
        self.spare_count = self.measured_spare_count()

    def line(self, **fields):
        self.file.write(json.dumps(fields, separators=(",", ":")) + "\n")

    def measured_spare_count(self):
        """What the writer itself adds to each reference count."""
        probe = {0: object()}
        for one in probe.values():
            return sys.getrefcount(one)

    def meta(self, base):
        self.line(
            k="meta", version=list(sys.version_info[:3]), frozen=gc.get_freeze_count(), own=sorted(self.own),
            base=base.f_code.co_name)

    def types(self):
        """Asking a type for an attribute makes it ready, which makes it known to its base: not before the objects."""
        for kind in {id(type(one)): type(one) for one in self.held.values()}.values():
            self.line(
                k="type", id=id(kind), name=type.__dict__["__name__"].__get__(kind),
                qualname=type.__dict__["__qualname__"].__get__(kind), module=str(getattr(kind, "__module__", "")),
                mro=[type.__dict__["__name__"].__get__(base) for base in type.mro(kind)], flags=kind.__flags__,
                basic=kind.__basicsize__, item=kind.__itemsize__, fields=vars(kind).get("n_fields"))

    def objects(self):
        frozen = gc.get_freeze_count() > 0
        for one in self.held.values():
            count = sys.getrefcount(one) - self.spare_count
            tracked = id(one) in self.tracked
            fields = {
                "k": "o", "id": id(one), "t": id(type(one)), "gc": int(tracked),
                "g": self.generations.get(id(one), 3 if tracked and frozen else None), "c": count if count < 900000000 else None,
                "r": [id(other) for other in gc.get_referents(one) if id(other) not in self.own],
            }
            aspects.content(one, fields)
            if type(one) is str:
                fields["i"] = self.is_interned(one)
            self.line(**fields)

    def sizes(self):
        for one in self.held.values():
            self.line(k="size", id=id(one), s=aspects.size(one))

    def is_interned(self, text):
        """Whether interning an equal str gives this one. None where no equal str but this one can be made."""
        if hasattr(sys, "_is_interned"):
            return sys._is_interned(text)
        if len(text) > 1:
            return sys.intern(text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")) is text
        if len(text) == 1 and self.single:
            return sys.intern(self.single(text)) is text
        return None

    def names(self):
        for one in self.held.values():
            self.named("m", one, aspects.members(one))
            self.named("cells", one, aspects.cells(one))
            self.named("a", one, aspects.attributes(one))
            self.named("s", one, aspects.slots(one))
        for one in self.held.values():
            self.named("locals", one, aspects.suspended_locals(one))

    def named(self, kind, one, names):
        found = {name: id(value) for name, value in names.items() if id(value) in self.held}
        if found:
            self.line(k=kind, id=id(one), n=found)

    def threads(self, base):
        native = {ident: getattr(thread, "native_id", None) for ident, thread in threading._active.items()}
        for ident, top in sys._current_frames().items():
            frames = list(chain(top))
            if base in frames:
                frames = frames[frames.index(base):]
            self.line(
                k="thread", ident=ident, native=native.get(ident), main=base in frames,
                frames=[self.frame(frame, frame is base) for frame in frames])

    def frame(self, frame, moving):
        code = frame.f_code
        local = {name: id(value) for name, value in dict(frame.f_locals).items() if id(value) in self.held}
        return {
            "function": code.co_name, "qualname": getattr(code, "co_qualname", None), "file": code.co_filename,
            "line": frame.f_lineno, "moving": moving,
            "locals": {} if moving or frame.f_locals is frame.f_globals else local,
        }
