/// Lets what a visitor has gathered, which cannot be copied, stand in an array.
final class PartBox<Part: ~Copyable> {
    private var part: Part?

    init(_ part: consuming Part) { self.part = consume part }

    /// Once.
    func take() -> Part { part.take()! }
}
