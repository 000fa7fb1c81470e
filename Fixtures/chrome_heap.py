"""Opens a page in headless Chromium and, when its title is `ready`, writes its heap:
python3 chrome_heap.py PAGE.html FILE

The debugging protocol over a pipe (--remote-debugging-pipe): messages of JSON that end with a zero byte.
https://chromedevtools.github.io/devtools-protocol/tot/HeapProfiler/
"""
import json, os, pathlib, signal, subprocess, sys, tempfile


class Browser:
    def __init__(self, profile):
        their_in, self.out = os.pipe()
        self.input, their_out = os.pipe()

        def descriptors():
            # The browser reads from 3 and writes to 4.
            os.dup2(their_in, 200), os.dup2(their_out, 201)
            os.dup2(200, 3), os.dup2(201, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=descriptors, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(their_in), os.close(their_out)
        self.pending, self.number = b"", 0

    def receive(self):
        while b"\0" not in self.pending:
            piece = os.read(self.input, 1 << 20)
            if not piece:
                raise SystemExit("the browser has gone")
            self.pending += piece
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, events=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            if events and answer.get("method"):
                events(answer)


# A browser that does not come up is an error, not a test without an end.
signal.alarm(120)
page, path = pathlib.Path(sys.argv[1]).resolve().as_uri(), sys.argv[2]
with tempfile.TemporaryDirectory() as profile:
    browser = Browser(profile)
    target = browser.call("Target.createTarget", url=page)["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    while browser.call("Runtime.evaluate", session, expression="document.title")["result"]["value"] != "ready":
        pass
    with open(path, "w") as file:
        def chunk(event):
            if event["method"] == "HeapProfiler.addHeapSnapshotChunk":
                file.write(event["params"]["chunk"])
        browser.call("HeapProfiler.takeHeapSnapshot", session, chunk, reportProgress=False)
    browser.call("Browser.close")
    browser.process.wait()
