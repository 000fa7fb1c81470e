"""Freeze a copy of this process for Barrow to read at leisure. One file, standard library only, CPython 3.8 to 3.13.

    import barrow_snapshot
    barrow_snapshot.capture("/var/dumps/app.barrow")        # runs barrow, returns when the dump is written

    with barrow_snapshot.Snapshot() as frozen:              # or run it yourself, wherever
        print(f"barrow capture --snapshot {frozen.pid} -o app.barrow")
        input("Enter when done")

The program stands still only while the kernel copies its page tables, as long as os.fork() takes; the copy shares its
memory until one of the two writes to it. Every thread's Python frames are in the copy: it is made by
clone(2) while this thread holds the GIL, not by os.fork(), which clears the frames of the others.

The copy runs no Python and none of the program's code. In C it closes all its descriptors (sockets, pipes, locks by
flock), takes the name "barrow-snapshot", lets any process of the same user read it (Yama), and sleeps until it is
killed: by Barrow when it is read, by the snapshot's close(), by SIGTERM, SIGINT or SIGHUP, or by its deadline.

The program's handling of children is not disturbed: the copy raises no SIGCHLD, and os.wait() and the like neither see
nor wait for it. Once dead it is reaped by close(), by the next snapshot, or with the program. Memory that is shared
with other processes (MAP_SHARED) is not frozen. Needs Linux on x86-64 with glibc.
"""
import ctypes
import os
import shutil
import signal
import stat
import sys

__all__ = ["Snapshot", "capture"]

# <linux/sched.h>, <linux/wait.h>, <linux/prctl.h>, <asm/unistd_64.h>
CLONE_VM, CLONE_VFORK = 0x100, 0x4000
WALL = 0x40000000
PR_SET_NAME, PR_SET_PTRACER = 15, 0x59616D61
SYS_CLOSE_RANGE = 436

STACK_SIZE = 16 << 10
CONTEXT_SIZE = 4 << 10  # ucontext_t has less than 1 KiB
SIGNALS_THAT_END_IT = (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class _Calls:
    """C functions that a cloned process calls one after the other, from its first instruction on.

    Each is a context of makecontext(3), with a stack of its own, that continues with the next one: nothing of the
    interpreter runs in the clone, which would not be safe there (another thread may hold a lock of malloc's).
    """

    def __init__(self, libc, calls):
        self.libc = libc
        count = len(calls)
        # One stack more, for the start.
        self.memory = ctypes.create_string_buffer(count * (CONTEXT_SIZE + STACK_SIZE) + STACK_SIZE + 64)
        start = (ctypes.addressof(self.memory) + 63) & ~63
        self.contexts = [start + row * CONTEXT_SIZE for row in range(count)]
        stacks = start + count * CONTEXT_SIZE
        self.stack_top = stacks + (count + 1) * STACK_SIZE
        following = self.contexts[1:] + [0]
        for row, (function, *arguments) in enumerate(calls):
            context = self.contexts[row]
            if libc.getcontext(ctypes.c_void_p(context)) != 0:
                raise OSError(ctypes.get_errno(), "getcontext")
            # ucontext_t: flags 8, uc_link 8, uc_stack { ss_sp 8, ss_flags 4, padding 4, ss_size 8 }
            words = (ctypes.c_size_t * 5).from_address(context)
            words[1] = following[row]
            words[2] = stacks + row * STACK_SIZE
            words[4] = STACK_SIZE
            libc.makecontext(
                ctypes.c_void_p(context), ctypes.cast(function, ctypes.c_void_p), len(arguments),
                *[ctypes.c_long(argument) for argument in arguments])

    def clone(self, flags):
        """The process id of a clone that makes the calls; its end raises no signal."""
        pid = self.libc.clone(
            ctypes.cast(self.libc.setcontext, ctypes.c_void_p), ctypes.c_void_p(self.stack_top), flags,
            ctypes.c_void_p(self.contexts[0]))
        if pid < 0:
            raise OSError(ctypes.get_errno(), "clone: " + os.strerror(ctypes.get_errno()))
        return pid


def _open_libc():
    # PyDLL keeps the GIL during a call: no other thread's frames change while the copy is made.
    libc = ctypes.PyDLL(None, use_errno=True)
    if sys.platform != "linux" or os.uname().machine != "x86_64" or not hasattr(libc, "makecontext"):
        raise OSError("barrow_snapshot needs Linux on x86-64 with glibc")
    return libc


def _blocked_signals():
    """Blocks every signal, so that no handler runs in a clone; returns what was blocked before."""
    return signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


class Snapshot:
    """A frozen copy of this process, made when this is; `pid` is its process id.

    Arguments: `deadline`, the seconds after which it ends by itself.
    """

    _unreaped = set()

    def __init__(self, deadline=600):
        libc = _open_libc()
        for pid in list(Snapshot._unreaped):
            Snapshot._reap(pid, os.WNOHANG)
        name = ctypes.create_string_buffer(b"barrow-snapshot")
        # All signals but those that end it; sigset_t has a bit for each, from signal 1 on.
        mask = (ctypes.c_uint64 * 16)(*[2**64 - 1] * 16)
        for number in SIGNALS_THAT_END_IT:
            mask[0] &= ~(1 << (number - 1))
        before = _blocked_signals()
        try:
            calls = [(libc.signal, number, 0) for number in SIGNALS_THAT_END_IT]
            calls += [(libc.alarm, max(1, int(deadline)))]
            calls += Snapshot._closing(libc)
            calls += [
                (libc.prctl, PR_SET_NAME, ctypes.addressof(name)),
                (libc.prctl, PR_SET_PTRACER, -1),
                # Returns only after a handler has run, and there is none.
                (libc.sigsuspend, ctypes.addressof(mask)),
            ]
            self.pid = _Calls(libc, calls).clone(0)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        Snapshot._unreaped.add(self.pid)

    @staticmethod
    def _closing(libc):
        """The calls that close all descriptors; those of sockets and pipes only on kernels before 5.9."""
        # Of the last possible descriptor, which nobody has: only asks whether the kernel knows the call.
        if libc.syscall(SYS_CLOSE_RANGE, ctypes.c_uint(0xFFFFFFFF), ctypes.c_uint(0xFFFFFFFF), 0) == 0:
            return [(libc.syscall, SYS_CLOSE_RANGE, 0, 0xFFFFFFFF, 0)]
        calls = []
        for entry in os.listdir("/proc/self/fd"):
            try:
                mode = os.fstat(int(entry)).st_mode
            except OSError:
                continue
            if stat.S_ISSOCK(mode) or stat.S_ISFIFO(mode):
                calls.append((libc.close, int(entry)))
        return calls

    @staticmethod
    def _reap(pid, options):
        try:
            if os.waitpid(pid, WALL | options)[0] == 0:
                return
        except ChildProcessError:
            pass
        Snapshot._unreaped.discard(pid)

    def close(self):
        """Ends the copy, if nobody did yet, and reaps it."""
        if self.pid in Snapshot._unreaped:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            Snapshot._reap(self.pid, 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def capture(path, barrow="barrow", deadline=600, options=()):
    """Captures a snapshot of this process into a file, and returns what barrow said.

    Barrow runs beside this process, not as its child, so that it raises no SIGCHLD either. (Where this process is the
    init of a container it inherits barrow as it does all orphans.) This thread waits for it, without the GIL.

    Raises `OSError` where barrow cannot be run, `RuntimeError` with its words where it fails.
    """
    program = shutil.which(barrow)
    if program is None:
        raise FileNotFoundError(f"{barrow} is not on the path")
    with Snapshot(deadline) as frozen:
        command = [program, "capture", "--snapshot", str(frozen.pid), "-o", os.fspath(path), *options]
        # Its exit status is not ours to ask for: the shell says it in the last line.
        output = _run_orphan(["/bin/sh", "-c", '"$@" 2>&1; status=$?; echo; echo $status', "sh"] + command)
    text, _, status = output.rstrip("\n").rpartition("\n")
    if status != "0":
        raise RuntimeError(f"{barrow} capture failed:\n{text.strip()}")
    return text.strip()


def _run_orphan(command):
    """Runs a command as a child of a process that ends at once; returns its output."""
    libc = _open_libc()
    reading, writing = os.pipe()
    try:
        actions = ctypes.create_string_buffer(256)  # posix_spawn_file_actions_t: 80 bytes
        attributes = ctypes.create_string_buffer(512)  # posix_spawnattr_t: 336 bytes
        none = ctypes.create_string_buffer(128)
        libc.posix_spawn_file_actions_init(actions)
        libc.posix_spawn_file_actions_adddup2(actions, writing, 1)
        libc.posix_spawn_file_actions_addopen(actions, 0, b"/dev/null", os.O_RDONLY, 0)
        libc.posix_spawnattr_init(attributes)
        libc.posix_spawnattr_setsigmask(attributes, none)
        libc.posix_spawnattr_setflags(attributes, ctypes.c_short(0x08))  # POSIX_SPAWN_SETSIGMASK
        words = (ctypes.c_char_p * (len(command) + 1))(*[os.fsencode(word) for word in command], None)
        setting = [os.fsencode(f"{name}={value}") for name, value in os.environ.items()]
        environment = (ctypes.c_char_p * (len(setting) + 1))(*setting, None)
        pid = ctypes.c_int(0)
        before = _blocked_signals()
        try:
            program = ctypes.create_string_buffer(words[0])
            calls = _Calls(libc, [
                (libc.posix_spawn, *map(ctypes.addressof, (pid, program, actions, attributes, words, environment))),
                (libc._exit, 0),
            ])
            # Shares our memory, so that it costs no copy; this thread stands still until it has ended.
            os.waitpid(calls.clone(CLONE_VM | CLONE_VFORK), WALL)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            libc.posix_spawn_file_actions_destroy(actions)
    finally:
        os.close(writing)
    with open(reading, "rb") as output:
        return output.read().decode(errors="replace")
