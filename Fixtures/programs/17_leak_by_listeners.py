"""A leak by listeners: whoever subscribes and never leaves is kept alive by what it listens to.

The event source lives long, windows come and go. A bound method in the source's list holds its window, with
everything that the window holds; worse, closed windows still react. The cure is to unsubscribe when closing, or to
let the source hold its listeners weakly. A plain weak reference to `window.refresh` is dead at once, because a
bound method is made anew each time it is asked for: that is what WeakMethod is for.

    barrow run --dump listeners.barrow Fixtures/programs/17_leak_by_listeners.py
    barrow analyze listeners.barrow --profile leak-hunt   # a hundred windows, all held by one list of listeners
"""

import weakref


class Source:
    """Holds its listeners, for ever."""

    def __init__(self):
        self.listeners = []

    def subscribe(self, listener):
        self.listeners.append(listener)

    def fire(self, event):
        return sum(listener(event) for listener in list(self.listeners))


class WeakSource(Source):
    """Holds them weakly, and forgets those that are gone."""

    def subscribe(self, listener):
        self.listeners.append(weakref.WeakMethod(listener, self.listeners.remove))

    def fire(self, event):
        return sum(listener()(event) for listener in list(self.listeners))


class Window:
    alive = 0

    def __init__(self, source, number):
        Window.alive += 1
        self.number, self.content = number, bytes(1000)
        source.subscribe(self.refresh)

    def refresh(self, event):
        return 1

    def __del__(self):
        Window.alive -= 1


def use(source, count):
    """Opens windows one after the other, and closes each by forgetting it."""
    for number in range(count):
        window = Window(source, number)


leaking = Source()
use(leaking, 100)
print("strong listeners: windows alive:", Window.alive, "reacting to an event:", leaking.fire("saved"))
leaking.listeners.clear()
print("all unsubscribed:", Window.alive)

weak = WeakSource()
use(weak, 100)
print("weak listeners: windows alive:", Window.alive, "reacting:", weak.fire("saved"), "left in the list:",
      len(weak.listeners))
open_window = Window(weak, 1000)
print("an open one:", Window.alive, "reacting:", weak.fire("saved"))

print("a plain weak reference to a bound method:", weakref.ref(open_window.refresh)())
print("a WeakMethod:", weakref.WeakMethod(open_window.refresh)() is not None)
del open_window
print("closed:", Window.alive, len(weak.listeners))

use(leaking, 100)
print("the strong ones again, for the dump:", Window.alive)
