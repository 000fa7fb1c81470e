extension ProcessImage {
    /// The error as it reads where memory is missing from the end of the core file: that is then the likely cause.
    package func explaining(_ error: CaptureError) -> CaptureError {
        guard let missing = facts.first(where: { $0.key == "capture.truncated-bytes" })?.value else {
            return error
        }
        return CaptureError(
            error.code,
            "the core file is cut off: \(missing) bytes of memory are missing from it; \(error.message)",
            remedy: "Write it again where there is room for all of it (ulimit -c, df)")
    }
}
