"""A class statement that goes wrong in its bases."""


class C(object:
    x = 1
