extension Runtime {
}
