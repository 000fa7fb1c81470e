import _lib_cycle_a

seen = hasattr(_lib_cycle_a, "done")
