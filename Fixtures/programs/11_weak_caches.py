"""Weak caches: remember an object for as long as somebody else uses it, and not for a moment longer.

An ordinary dictionary keeps what is in it alive: as a cache it is a leak with good intentions. A
WeakValueDictionary holds its values by weak references, which do not count: an entry disappears by itself when the
last user lets go. It finds again what is in use, and never keeps what is not. (What nobody uses between two calls
it does not keep either: that is another kind of cache, in lesson 14.)

    barrow run --dump weak.barrow Fixtures/programs/11_weak_caches.py
    barrow analyze weak.barrow --profile quick         # images are held by albums; the cache holds none
"""

import weakref


class Image:
    loaded = 0

    def __init__(self, name):
        Image.loaded += 1
        self.name = name
        self.pixels = bytes(10_000)


class Loader:
    def __init__(self, cache):
        self.cache = cache

    def load(self, name):
        image = self.cache.get(name)
        if image is None:
            image = self.cache[name] = Image(name)
        return image


def view(loader, names):
    """An album that shows some images and is closed again."""
    album = [loader.load(name) for name in names]
    distinct = len({id(image) for image in album})
    return f"{len(album)} places, {distinct} images"


for label, cache in (("strong", {}), ("weak", weakref.WeakValueDictionary())):
    Image.loaded = 0
    loader = Loader(cache)
    print(label, "cache")
    print("  an album:", view(loader, ["cat", "dog", "cat", "cat"]))
    print("  another:", view(loader, [f"photo {n % 10}" for n in range(100)]))
    print("  both closed; still in the cache:", len(cache))
    cover = loader.load("cat")
    print("  one kept open:", "cat" in cache, len(cache), "found again:", loader.load("cat") is cover)
    print("  loaded from disk:", Image.loaded)
    del cover
    print("  closed:", len(cache))

notes = weakref.WeakKeyDictionary()
picture = Image("sea")
notes[picture] = "from the beach"
print("a note on a picture:", notes[picture], len(notes))
del picture
print("goes with the picture:", len(notes))
