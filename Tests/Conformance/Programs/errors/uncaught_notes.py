"""Notes added to an exception follow its message."""


def process(row):
    try:
        return int(row)
    except ValueError as error:
        error.add_note(f"in row {row!r}")
        error.add_note("first line\nsecond line")
        raise


def process_all(rows):
    for number, row in enumerate(rows):
        try:
            process(row)
        except ValueError as error:
            error.add_note(f"row number {number}")
            raise


process_all(["1", "2", "x"])
