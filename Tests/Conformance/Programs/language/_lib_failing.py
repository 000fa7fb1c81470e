before = 1
raise ValueError("on purpose")
