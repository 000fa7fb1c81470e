"""Objects of the standard library's C modules, and numpy's where that is installed."""

import array
import contextlib
import contextvars
import csv
import ctypes
import datetime
import decimal
import fractions
import hashlib
import io
import json
import logging
import mmap
import os
import queue
import random
import re
import select
import socket
import struct
import sys
import threading
import time
import types
import uuid
import xml.etree.ElementTree
import zlib

from exhibits import exhibit


@exhibit
def numbers_and_times():
    zone = datetime.timezone(datetime.timedelta(hours=2), "zone")
    return [
        decimal.Decimal("3.14"), decimal.Decimal(10) ** 400, decimal.getcontext(), fractions.Fraction(1, 3),
        datetime.datetime(2020, 1, 2, tzinfo=zone), datetime.date(2020, 1, 2), datetime.time(1, 2, tzinfo=zone),
        datetime.timedelta(3), zone, uuid.UUID(int=7), random.Random(5), struct.Struct("<iq"), time.struct_time(range(9)),
        os.stat("/"), sys.version_info, sys.flags, sys.float_info, time.localtime(0), os.terminal_size((80, 24)),
    ]


@exhibit
def patterns():
    pattern = re.compile(r"(?P<word>\w+)-(\d+)", re.I)
    return [pattern, pattern.match("word-12"), pattern.scanner("a-1 b-2"), re.compile(b"bytes"), pattern.groupindex]


@exhibit
def arrays_and_views():
    numbers = array.array("q", range(100))
    text = array.array("u", "text")
    backing = bytearray(b"0123456789")
    view = memoryview(backing)
    released = memoryview(b"released")
    released.release()
    return [
        numbers, text, array.array("b"), backing, view, view[2:5], view.cast("H"), memoryview(numbers), memoryview(b"bytes"),
        released, memoryview((ctypes.c_int * 6)(*range(6))),
    ]


@exhibit
def files():
    binary = io.BytesIO(b"some bytes")
    written = io.StringIO()
    written.write("accumulated ")
    written.write("text")
    raw = open(os.devnull, "rb", buffering=0)
    named = io.BytesIO()
    named.attribute = ["of a file"]
    return [
        binary, binary.getbuffer(), named, written, io.StringIO("initial"), raw, open(os.devnull, "rb"),
        open(os.devnull, "w", encoding="utf-8"), io.TextIOWrapper(io.BytesIO(b"text\n"), "utf-8"),
        io.BufferedRandom(io.BytesIO(b"random")), io.BufferedRWPair(io.BytesIO(), io.BytesIO()), mmap.mmap(-1, 4096),
        os.scandir("/"), *sockets(),
    ]


def sockets():
    left, right = socket.socketpair()
    poll = select.epoll()
    poll.register(left.fileno())
    return left, right, poll, select.poll()


@exhibit
def locks():
    held = threading.Lock()
    held.acquire()
    entered = threading.RLock()
    entered.acquire()
    local = threading.local()
    local.of_main_thread = ["thread-local"]
    waiting = queue.Queue()
    waiting.put(["queued"])
    simple = queue.SimpleQueue()
    simple.put(["simple"])
    simple.put("second")
    return [
        held, threading.Lock(), entered, local, threading.Condition(), threading.Event(), threading.Semaphore(3),
        threading.Barrier(2), waiting, simple, queue.PriorityQueue(), threading.Timer(5, print, [1]),
    ]


variable = contextvars.ContextVar("variable", default=["default"])


@exhibit
def contexts():
    context = contextvars.copy_context()
    many = [contextvars.ContextVar("many %d" % number) for number in range(60)]

    def fill():
        return [one.set([number]) for number, one in enumerate(many)] + [variable.set(["set"])]

    tokens = context.run(fill)
    main_token = variable.set(["in the main thread"])
    return [context, tokens, main_token, many, contextvars.copy_context()]


class Structure(ctypes.Structure):
    _fields_ = [("number", ctypes.c_int), ("text", ctypes.c_char_p), ("held", ctypes.py_object)]


class Either(ctypes.Union):
    _fields_ = [("integer", ctypes.c_int64), ("pair", ctypes.c_int32 * 2)]


@exhibit
def foreign():
    number = ctypes.c_int(42)
    structure = Structure(1, b"kept alive", ["python object"])
    prototype = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
    numbers = (ctypes.c_double * 5)(1, 2, 3)
    pointers = (ctypes.c_char_p * 3)(b"one", b"two", None)
    return [
        number, ctypes.pointer(number), ctypes.byref(number), structure, Either(integer=5), numbers, pointers,
        prototype(lambda value: value), ctypes.create_string_buffer(b"buffer", 100), ctypes.py_object(["held"]),
        ctypes.c_void_p(None), ctypes.cast(numbers, ctypes.POINTER(ctypes.c_double)), ctypes.pythonapi.PyList_New, number.value,
        structure.text, ctypes.c_wchar_p("wide"),
    ]


@exhibit
def parsers():
    root = xml.etree.ElementTree.fromstring("<a x='1'>text<b/>tail<c><d>deep</d></c></a>")
    logger = logging.getLogger("zoo")
    logger.addHandler(logging.NullHandler())
    return [
        root, xml.etree.ElementTree.TreeBuilder(), csv.reader(["a,b"]), csv.writer(io.StringIO()), json.JSONDecoder(),
        json.loads('{"a": [1, {"b": null}], "c": "text"}'), json.JSONEncoder(), hashlib.sha256(b"x"), hashlib.md5(b"y"),
        zlib.compressobj(), zlib.decompressobj(), logger,
    ]


@exhibit
def modules():
    made = types.ModuleType("made_at_run_time", "doc")
    made.attribute = ["of a module"]
    return [made, sys, os, types.ModuleType("empty"), sys.modules, types]


@exhibit
def with_numpy():
    with contextlib.suppress(ImportError):
        import numpy

        base = numpy.arange(10000, dtype=numpy.int64)
        return {
            "base": base,
            "view": base[10:20],
            "reshaped": base.reshape(100, 100).T,
            "of_objects": numpy.array([["a"], {"b": 1}, None], dtype=object),
            "structured": numpy.zeros(50, dtype=[("x", "f8"), ("name", "U8")]),
            "of_bytes": numpy.frombuffer(b"01234567" * 100, dtype="u1"),
            "large": numpy.zeros((500, 500)),
            "scalar": numpy.float64(2.5),
            "type": numpy.dtype("i4"),
            "masked": numpy.ma.array([1, 2, 3], mask=[0, 1, 0]),
            "empty": numpy.empty(0),
        }
    return None
