"""A chat server whose sessions subscribe to a feed and are forgotten by everybody but the feed.

The planted fault: `Session.close` does not take the session's method off `Feed.listeners`.
"""

import sys
import time


class Feed:
    def __init__(self):
        self.listeners = []

    def subscribe(self, listener):
        self.listeners.append(listener)


class Session:
    def __init__(self, feed, user):
        self.user = user
        self.history = [f"{user}: message {number}" for number in range(20)]
        feed.subscribe(self.on_message)

    def on_message(self, text):
        self.history.append(text)

    def close(self):
        self.user = None


FEED = Feed()


def serve(visits):
    for number in range(visits):
        session = Session(FEED, f"user{number}")
        session.close()


if __name__ == "__main__":
    serve(8_000)
    print("listening", len(FEED.listeners), flush=True)
    time.sleep(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
