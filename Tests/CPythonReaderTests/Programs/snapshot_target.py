"""Makes snapshots of itself with the helper (its folder is the first argument) and says as JSON what came of it.

Then waits for a line, ends the snapshot it kept, and says what is left of it.
"""
import json
import os
import signal
import socket
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import barrow_snapshot  # noqa: E402

delivered = []
signal.signal(signal.SIGCHLD, lambda *_: delivered.append("SIGCHLD"))
signal.signal(signal.SIGALRM, lambda *_: delivered.append("SIGALRM"))
connection = socket.socketpair()
ready = threading.Semaphore(0)
finish = threading.Event()


def handle_request(request):
    payload = "payload of " + request
    ready.release()
    finish.wait()
    return payload


def waits_find():
    try:
        return os.waitpid(-1, os.WNOHANG)[0]
    except ChildProcessError:
        return "nothing"


def status(pid, field):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith(field + ":"):
            return line.split()[1]


def ends_within(pid, seconds):
    for _ in range(int(seconds * 100)):
        if status(pid, "State") == "Z":
            return True
        time.sleep(0.01)
    return False


threads = [threading.Thread(target=handle_request, args=(f"request {i}",)) for i in range(3)]
for thread in threads:
    thread.start()
    ready.acquire()

facts = {}
overdue = barrow_snapshot.Snapshot(deadline=1)
facts["endsAtItsDeadline"] = ends_within(overdue.pid, 10)
facts["overdueWaits"] = waits_find()
overdue.close()
stopped = barrow_snapshot.Snapshot()
os.kill(stopped.pid, signal.SIGTERM)
facts["endsOnTerminate"] = ends_within(stopped.pid, 10)

# The one before is reaped by this one.
frozen = barrow_snapshot.Snapshot()
facts["earlierIsReaped"] = not os.path.exists(f"/proc/{stopped.pid}")
for _ in range(500):
    name = open(f"/proc/{frozen.pid}/comm").read().strip()
    if name == "barrow-snapshot" and not os.listdir(f"/proc/{frozen.pid}/fd"):
        break
    time.sleep(0.01)
facts["pid"] = frozen.pid
facts["name"] = name
facts["descriptors"] = os.listdir(f"/proc/{frozen.pid}/fd")
facts["threads"] = len(os.listdir(f"/proc/{frozen.pid}/task"))
facts["waits"] = waits_find()

# Its own descriptors, other children and handlers of signals work as before.
connection[0].send(b"still open")
facts["received"] = connection[1].recv(100).decode()
signal.raise_signal(signal.SIGALRM)
child = os.spawnv(os.P_NOWAIT, "/bin/true", ["true"])
facts["ownChild"] = os.wait()[0] == child
facts["delivered"] = sorted(delivered)
facts["said"] = barrow_snapshot.capture("/nonexistent", barrow="echo").split()[0]
try:
    barrow_snapshot.capture("/nonexistent", barrow="false")
except RuntimeError as error:
    facts["failure"] = str(error).splitlines()[0]
facts["deliveredByCapture"] = len(delivered) - len(facts["delivered"])
print(json.dumps(facts), flush=True)

sys.stdin.readline()
frozen.close()
facts = {"isGone": not os.path.exists(f"/proc/{frozen.pid}"), "waits": waits_find(), "signals": len(delivered)}
print(json.dumps(facts), flush=True)
finish.set()
