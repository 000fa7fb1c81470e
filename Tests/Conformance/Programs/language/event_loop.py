"""A small program: cooperative tasks made of generators, a scheduler, and messages between them."""

from collections import deque


class Scheduler:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.log = deque(), [], 0, []
        self.count = 0

    def spawn(self, generator, name):
        task = Task(generator, name)
        self.ready.append((task, None))
        return task

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.now, _, task = self.sleeping.pop(0)
                self.ready.append((task, None))
            task, value = self.ready.popleft()
            self.step(task, value)

    def step(self, task, value):
        try:
            request = task.generator.throw(value) if isinstance(value, Exception) else task.generator.send(value)
        except StopIteration as stop:
            task.finish(self, stop.value, None)
        except Exception as error:
            task.finish(self, None, error)
        else:
            request(self, task)

    def say(self, *words):
        print(f"[{self.now:>3}]", *words)


class Task:
    def __init__(self, generator, name):
        self.generator, self.name, self.waiting, self.result, self.error, self.done = generator, name, [], None, None, False

    def finish(self, scheduler, result, error):
        self.result, self.error, self.done = result, error, True
        scheduler.say(self.name, "ends with", repr(error) if error else result)
        for task in self.waiting:
            scheduler.ready.append((task, error or result))


def sleep(seconds):
    def request(scheduler, task):
        scheduler.count += 1
        scheduler.sleeping.append((scheduler.now + seconds, scheduler.count, task))
    yield request


def wait(other):
    def request(scheduler, task):
        if other.done:
            scheduler.ready.append((task, other.error or other.result))
        else:
            other.waiting.append(task)
    return (yield request)


class Channel:
    def __init__(self):
        self.items, self.takers = deque(), deque()

    def put(self, item):
        def request(scheduler, task):
            if self.takers:
                scheduler.ready.append((self.takers.popleft(), item))
            else:
                self.items.append(item)
            scheduler.ready.append((task, None))
        yield request

    def take(self):
        def request(scheduler, task):
            if self.items:
                scheduler.ready.append((task, self.items.popleft()))
            else:
                self.takers.append(task)
        return (yield request)


loop, channel = Scheduler(), Channel()


def producer(name, count, pause):
    for number in range(count):
        yield from sleep(pause)
        loop.say(name, "puts", number)
        yield from channel.put((name, number))
    return count


def consumer(total):
    seen = []
    while len(seen) < total:
        item = yield from channel.take()
        loop.say("took", *item)
        seen.append(item)
    return sum(number for _, number in seen)


def failing():
    yield from sleep(4)
    raise ValueError("on purpose")


def main():
    a, b = loop.spawn(producer("a", 3, 2), "a"), loop.spawn(producer("b", 2, 3), "b")
    c, f = loop.spawn(consumer(5), "consumer"), loop.spawn(failing(), "failing")
    made = (yield from wait(a)) + (yield from wait(b))
    try:
        yield from wait(f)
    except ValueError as error:
        loop.say("main caught", error)
    return made, (yield from wait(c))


loop.spawn(main(), "main")
loop.run()
