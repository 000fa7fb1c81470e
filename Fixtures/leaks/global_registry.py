"""An upload service that files every upload under its number.

The planted fault: nothing takes an entry off `uploads` when an upload is finished.
"""

import sys
import time

uploads = {}


class Upload:
    def __init__(self, number):
        self.number = number
        self.chunks = [bytes(1024), bytes(512)]
        self.done = False


def receive(number):
    upload = uploads[number] = Upload(number)
    upload.done = True


if __name__ == "__main__":
    for number in range(20_000):
        receive(number)
    print("received", len(uploads), flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
