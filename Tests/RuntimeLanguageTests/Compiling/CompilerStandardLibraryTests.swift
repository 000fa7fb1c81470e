import Foundation
import TestSupport
import Testing

/// Files that nobody wrote for this test.
@Suite struct CompilerStandardLibraryTests {
    /// Of the standard library, those without what the language leaves out.
    static let modules = [
        "_markupbase", "_pydatetime", "argparse", "base64", "bdb", "calendar", "cmd", "codeop", "colorsys",
        "configparser", "copy", "csv", "datetime", "difflib", "doctest", "fileinput", "filecmp", "fnmatch",
        "fractions", "ftplib", "functools", "getopt", "getpass", "gettext", "glob", "graphlib", "gzip",
        "hmac",
        "html/parser", "imaplib", "inspect", "ipaddress", "json/decoder", "json/encoder", "json/scanner",
        "linecache", "logging/__init__", "mailbox", "mimetypes", "optparse", "pathlib", "pdb", "pickle",
        "pickletools", "plistlib", "pprint", "profile", "pydoc", "queue", "quopri", "random", "reprlib",
        "sched", "shelve", "shlex", "shutil", "statistics", "string", "subprocess", "tarfile", "tempfile",
        "textwrap", "threading", "timeit", "trace", "traceback", "tracemalloc", "turtle", "unittest/case",
        "unittest/mock", "urllib/parse", "urllib/request", "uuid", "warnings", "wave", "weakref",
        "xml/etree/ElementTree", "zipfile",
    ]

    @Test(.enabled(if: CompilerOracle.python != nil))
    func theStandardLibraryCompilesAsInCPython() throws {
        let python = try #require(CompilerOracle.python)
        let folder = try python.run(["-c", "import os; print(os.path.dirname(os.__file__))"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let paths = CompilerStandardLibraryTests.modules.map { "\(folder)/\($0).py" }
            .filter { FileManager.default.fileExists(atPath: $0) }
        let theirs = try CompilerOracle.listings(ofFiles: paths)
        var compared = 0
        for (path, listing) in zip(paths, theirs) {
            let ours = CodeListing.of(Array(try Data(contentsOf: URL(filePath: path))), file: "program.py")
            if ours.hasPrefix("error") && ours.contains("outside the subset") { continue }
            compared += 1
            let difference = CompilerOracle.firstDifference(ours, listing)
            #expect(difference == nil, "\(path)")
        }
        #expect(compared >= 30)
    }
}
