"""A job queue whose jobs share one log.

The planted fault: `Job.log` is an attribute of the class, so every job's lines stay for ever.
"""

import sys
import time


class Job:
    log = []

    def __init__(self, number):
        self.number = number

    def run(self):
        for step in range(10):
            self.log.append((self.number, step, f"job {self.number} did step {step}"))


if __name__ == "__main__":
    for number in range(10_000):
        Job(number).run()
    print("ran", len(Job.log), flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
