import ArgumentParser
import Workbench

extension ObjectQuery: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}
