"""NameError: the suggestion is a built-in."""


def main():
    print(lenn("abc"))


main()
