"""Uses glibc's malloc from several threads, prints what mallinfo2 says, and waits."""

import ctypes
import os
import threading


class mallinfo2(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


libc = ctypes.CDLL("libc.so.6")
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
libc.mallinfo2.restype = mallinfo2


def fill(seed, done, end):
    blocks = [libc.malloc(seed * 7919 * index % 9000) for index in range(20_000)]
    for block in blocks[::2]:
        libc.free(block)
    done.set()
    end.wait()


end = threading.Event()
for seed in range(1, 4):
    done = threading.Event()
    threading.Thread(target=fill, args=(seed, done, end), daemon=True).start()
    done.wait()
fill(4, threading.Event(), type("Now", (), {"wait": lambda self: None})())
info = libc.mallinfo2()
text = f"{info.arena} {info.uordblks} {info.fordblks} {info.fsmblks} {info.keepcost}\n"
os.write(1, text.encode() + b"READY\n")
os.read(0, 1)
