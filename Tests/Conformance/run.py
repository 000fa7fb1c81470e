#!/usr/bin/env python3
"""Runs the conformance programs under CPython 3.11 and `barrow run`, and lists those whose output differs.

    Tests/Conformance/run.py [--barrow PATH] [--python PATH] [--brief] [--jobs N] [pattern ...]

A pattern is a part of a program's path (`memory/refcount`, `lessons/03`, `errors/`). The exit status is 1 where one
differs. Programs are run in their own folder by their bare name, so that the paths in tracebacks agree; standard
error is compared for `errors/` only, addresses aside.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LESSONS = ROOT / "Fixtures" / "programs"
TIME_LIMIT = 120


def programs(patterns):
    """Pairs of a name (`memory/refcount_names`, `lessons/03_cycles`) and its file."""
    found = [(f"{path.parent.name}/{path.stem}", path) for path in sorted((HERE / "Programs").glob("*/[!_]*.py"))]
    found += [(f"lessons/{path.stem}", path) for path in sorted(LESSONS.glob("[0-9][0-9]_*.py"))]
    return [pair for pair in found if not patterns or any(pattern in pair[0] for pattern in patterns)]


def cpython():
    """The newest CPython 3.11 of pyenv's, else the one on the path."""
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv")) / "versions"
    newest = sorted(pyenv.glob("3.11.*/bin/python3.11"), key=lambda path: int(path.parts[-3].split(".")[2]))
    if newest:
        return str(newest[-1])
    return shutil.which("python3.11") or sys.exit("there is no CPython 3.11, of pyenv or on the path")


def run(command, path):
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1")
    try:
        done = subprocess.run(
            command + [path.name], cwd=path.parent, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired as late:
        return "timeout", (late.stdout or b"").decode(errors="replace"), (late.stderr or b"").decode(errors="replace")
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def normalized(errors):
    return re.sub(r"0x[0-9a-f]+", "0x...", errors)


def diff(kind, expected, actual):
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), f"CPython {kind}", f"barrow {kind}", lineterm="", n=2)
    return list(lines)


def differences(name, path, python, barrow):
    """Lines that say how the two runs differ; none where they agree."""
    status, output, errors = run([python], path)
    own_status, own_output, own_errors = run([barrow, "run"], path)
    lines = diff("standard output", output, own_output)
    if name.startswith("errors/"):
        lines += diff("standard error", normalized(errors), normalized(own_errors))
    if status != own_status:
        lines.append(f"exit status: CPython {status}, barrow {own_status}")
    if lines and not name.startswith("errors/") and own_errors:
        lines += ["standard error of barrow:"] + own_errors.splitlines()[-12:]
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--barrow", default=str(ROOT / ".build" / "debug" / "barrow"))
    parser.add_argument("--python", default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--brief", action="store_true", help="only the names of those that differ")
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    chosen = programs(options.patterns)
    python, barrow = options.python or cpython(), os.path.abspath(options.barrow)
    failed = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runs = [(name, pool.submit(timed, name, path, python, barrow)) for name, path in chosen]
        for name, future in runs:
            lines, seconds = future.result()
            if not lines:
                continue
            failed.append(name)
            print(f"FAILED {name} ({seconds:.1f} s)")
            if not options.brief:
                print("\n".join("    " + line for line in lines[:60]))
                if len(lines) > 60:
                    print(f"    … and {len(lines) - 60} more lines")
    print(f"{len(chosen) - len(failed)} of {len(chosen)} programs agree")
    by_area = {}
    for name, _ in chosen:
        area = by_area.setdefault(name.split("/")[0], [0, 0])
        area[0] += name not in failed
        area[1] += 1
    print("  ".join(f"{area} {agree}/{all}" for area, (agree, all) in by_area.items()))
    sys.exit(1 if failed else 0)


def timed(name, path, python, barrow):
    start = time.monotonic()
    return differences(name, path, python, barrow), time.monotonic() - start


if __name__ == "__main__":
    main()
