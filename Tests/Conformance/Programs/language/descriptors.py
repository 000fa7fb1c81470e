"""Properties, descriptors, static and class methods, __set_name__, __getattr__ and __slots__."""


class Celsius:
    def __init__(self, degrees=0):
        self._degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleting")
        self._degrees = 0

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @classmethod
    def boiling(cls):
        return cls(100)

    @staticmethod
    def name():
        return "Celsius"


t = Celsius.boiling()
print(t.degrees, t.fahrenheit, t.name(), Celsius.name(), Celsius.degrees.__doc__)
t.degrees = 20
del t.degrees
print(t.degrees)
for bad in (lambda: setattr(t, "fahrenheit", 1), lambda: setattr(t, "degrees", -300), lambda: delattr(t, "fahrenheit")):
    try:
        bad()
    except (AttributeError, ValueError) as error:
        print(error)
