/* A C extension with a mistake: `remember` returns the object it was given and counts one reference too many, which
   nobody ever gives back. Build: cc -shared -fPIC $(python3-config --includes) counted.c -o counted.so */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *remember(PyObject *self, PyObject *object) {
    (void)self;
    Py_INCREF(object); /* the planted fault: the line below already makes the reference that is returned */
    Py_INCREF(object);
    return object;
}

static PyMethodDef methods[] = {
    {"remember", remember, METH_O, "Returns the object."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "counted", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_counted(void) { return PyModule_Create(&module); }
