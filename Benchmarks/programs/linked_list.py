"""Linked lists: built, walked, reversed, sorted by merging, and freed."""


class Cell:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def build(count):
    head = None
    for n in range(count):
        head = Cell((n * 7919) % 10007, head)
    return head


def reverse(head):
    result = None
    while head is not None:
        head.next, result, head = result, head, head.next
    return result


def split(head):
    slow, fast = head, head.next
    while fast is not None and fast.next is not None:
        slow, fast = slow.next, fast.next.next
    second, slow.next = slow.next, None
    return head, second


def merge(a, b):
    last = first = Cell(None)
    while a is not None and b is not None:
        if a.value <= b.value:
            last.next, a = a, a.next
        else:
            last.next, b = b, b.next
        last = last.next
    last.next = a if b is None else b
    return first.next


def merge_sort(head):
    if head is None or head.next is None:
        return head
    a, b = split(head)
    return merge(merge_sort(a), merge_sort(b))


def digest(head):
    total, place = 0, 1
    while head is not None:
        total = (total + head.value * place) % 1_000_003
        place += 1
        head = head.next
    return total


results = []
for _ in range(3):
    results.append(digest(merge_sort(reverse(build(100_000)))))
for _ in range(10):
    results.append(digest(reverse(build(60_000))))
print(sum(results), len(set(results)))
