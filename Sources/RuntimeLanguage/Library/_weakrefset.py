"""A set whose members are held weakly: it forgets those that nothing else holds."""

from _weakref import ref

__all__ = ["WeakSet"]


class _Iterating:
    """While one of these is open, members that die are only noted: a set must not change under its iterator."""

    def __init__(self, owner):
        self._owner = ref(owner)

    def __enter__(self):
        owner = self._owner()
        if owner is not None:
            owner._iterating += 1
        return self

    def __exit__(self, kind, value, traceback):
        owner = self._owner()
        if owner is not None:
            owner._iterating -= 1
            if not owner._iterating:
                owner._commit_removals()


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        self._pending_removals = []
        self._iterating = 0

        def _remove(member, selfref=ref(self)):
            self = selfref()
            if self is None:
                return
            if self._iterating:
                self._pending_removals.append(member)
            else:
                self.data.discard(member)

        self._remove = _remove
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    def _settle(self):
        if self._pending_removals:
            self._commit_removals()

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                member = reference()
                if member is not None:
                    yield member

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, member):
        try:
            reference = ref(member)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__dict__

    def add(self, member):
        self._settle()
        self.data.add(ref(member, self._remove))

    def clear(self):
        self._settle()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            member = reference()
            if member is not None:
                return member

    def remove(self, member):
        self._settle()
        self.data.remove(ref(member))

    def discard(self, member):
        self._settle()
        self.data.discard(ref(member))

    def update(self, other):
        self._settle()
        for member in other:
            self.add(member)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(member) for member in other)
        return self

    def intersection(self, other):
        return self.__class__(member for member in other if member in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(member) for member in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(member) for member in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(member) for member in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(member, self._remove) for member in other)
        return self

    def union(self, other):
        return self.__class__(member for side in (self, other) for member in side)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)
