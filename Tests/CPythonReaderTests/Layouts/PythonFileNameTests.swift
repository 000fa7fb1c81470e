import Testing

@testable import CPythonReader

@Suite struct PythonFileNameTests {
    @Test(arguments: [
        ("/usr/bin/python3.11", 3, 11, ""),
        ("/usr/lib/libpython3.12.so.1.0", 3, 12, ""),
        ("/opt/libpython3.13t.so.1.0", 3, 13, "t"),
        ("/opt/bin/python3.13t", 3, 13, "t"),
        ("/usr/lib/libpython3.7m.so.1.0", 3, 7, "m"),
        ("libpython2.7.so.1.0", 2, 7, ""),
        ("/usr/bin/python3.11-dbg", 3, 11, ""),
        ("/usr/bin/python3.10 (deleted)", 3, 10, ""),
        ("/srv/libpython3.11d.so", 3, 11, "d"),
    ])
    func tellsTheVersionAndTheFlags(path: String, major: Int, minor: Int, flags: String) throws {
        let name = try #require(PythonFileName(path: path))
        #expect(!name.isPyPy)
        #expect(name.major == major)
        #expect(name.minor == minor)
        #expect(name.abiFlags == flags)
    }

    @Test(arguments: ["/usr/bin/python3", "/usr/bin/python", "/usr/lib/libpython3.so"])
    func mayNotTellTheMinorVersion(path: String) throws {
        let name = try #require(PythonFileName(path: path))
        #expect(name.major == 3)
        #expect(name.minor == nil)
    }

    @Test(arguments: ["/opt/pypy/bin/pypy3", "/opt/pypy/bin/libpypy3.10-c.so", "/usr/bin/pypy"])
    func knowsPyPy(path: String) throws {
        #expect(try #require(PythonFileName(path: path)).isPyPy)
    }

    @Test(arguments: [
        "/usr/bin/sleep", "/usr/bin/python3.11-config", "/usr/lib/libpythonesque.so", "pythonw.txt", "", "/",
        "/usr/lib/python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so",
        "/usr/lib/libboost_python311.so",
        "libpython3.11.a", "/usr/share/python3.11.zip",
    ])
    func isNoPython(path: String) {
        #expect(PythonFileName(path: path) == nil)
    }

    @Test func extensionModulesTellTheMinorVersion() {
        #expect(PythonFileName.minor(ofExtension: "/x/_json.cpython-311-x86_64-linux-gnu.so") == 11)
        #expect(PythonFileName.minor(ofExtension: "/x/_json.cpython-38-x86_64-linux-gnu.so") == 8)
        #expect(PythonFileName.minor(ofExtension: "/x/_json.abi3.so") == nil)
        #expect(PythonFileName.minor(ofExtension: "/x/libc.so.6") == nil)
    }
}
