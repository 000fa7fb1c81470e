import _lib_cycle_b as other

done = "a is done"
