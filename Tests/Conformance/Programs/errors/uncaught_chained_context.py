"""An exception raised while another is handled shows both."""


def cleanup(resource):
    return resource["handle"].close()


def work():
    try:
        [][3]
    except IndexError:
        cleanup({})
    finally:
        print("finally")


try:
    work()
finally:
    print("outer finally")
