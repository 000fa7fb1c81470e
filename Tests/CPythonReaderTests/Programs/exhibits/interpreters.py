"""A second interpreter with objects of its own, by whatever name this version has it."""

import importlib
import os
import sys

SETUP = """
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, {folder!r})
import gc
gc.disable()
import exhibits.containers, exhibits.instances, exhibits.suspended, truth
kept = [
    function() for module in (exhibits.containers, exhibits.instances, exhibits.suspended)
    for function in list(vars(module).values()) if hasattr(function, "is_exhibit")
]
gc.collect()
"""

WRITE = """
truth.write({path!r}, sys._getframe(), is_main=False)
"""


class Interpreter:
    def __init__(self, path):
        self.path = path
        name = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
        self.module = importlib.import_module(name)
        self.id = self.module.create()

    def run(self, script):
        failure = self.module.run_string(self.id, script)
        if failure is not None:
            raise RuntimeError(failure)

    def write_truth(self):
        """In 3.8 the collector's lists are those of all interpreters: the first one's truth has everything."""
        if sys.version_info >= (3, 9):
            self.run(WRITE.format(path=self.path))


def start(path):
    interpreter = Interpreter(path)
    interpreter.run(SETUP.format(folder=os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    return interpreter
