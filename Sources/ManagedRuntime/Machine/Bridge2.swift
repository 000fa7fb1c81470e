extension Runtime {
    package func flushStandardStreams() {}
}
