/// Rows and columns; the reports sort, align and format by the columns' kinds.
public struct Table: Codable, Sendable, Equatable {
    /// Kebab case, unique within the analyzer.
    public var name: String
    public var title: String
    public var columns: [Column]
    public var rows: [[Cell]]
    /// How many rows there would be without a cap; equal to `rows.count` where nothing was cut.
    public var totalRows: Int

    public struct Column: Codable, Sendable, Equatable {
        public enum Kind: String, Codable, Sendable {
            case text
            case object
            case bytes
            case count
            case ratio
        }

        public var name: String
        public var title: String
        public var kind: Kind

        public init(_ name: String, _ title: String, _ kind: Kind) {
            self.name = name
            self.title = title
            self.kind = kind
        }
    }

    public init(name: String, title: String, columns: [Column], rows: [[Cell]], totalRows: Int? = nil) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.totalRows = totalRows ?? rows.count
    }
}

/// One value of a table or a fact. In JSON it is an object with exactly one of the keys
/// `text`, `count`, `bytes`, `ratio`, `object`; `{}` is an empty cell.
public enum Cell: Sendable, Equatable {
    case text(String)
    case count(Int64)
    case bytes(Int64)
    case ratio(Double)
    case object(ObjectReference)
    case empty
}

extension Cell: Codable {
    private enum Key: String, CodingKey {
        case text, count, bytes, ratio, object
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch container.allKeys.first {
        case .text: self = .text(try container.decode(String.self, forKey: .text))
        case .count: self = .count(try container.decode(Int64.self, forKey: .count))
        case .bytes: self = .bytes(try container.decode(Int64.self, forKey: .bytes))
        case .ratio: self = .ratio(try container.decode(Double.self, forKey: .ratio))
        case .object: self = .object(try container.decode(ObjectReference.self, forKey: .object))
        case nil: self = .empty
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let value): try container.encode(value, forKey: .text)
        case .count(let value): try container.encode(value, forKey: .count)
        case .bytes(let value): try container.encode(value, forKey: .bytes)
        case .ratio(let value): try container.encode(value, forKey: .ratio)
        case .object(let value): try container.encode(value, forKey: .object)
        case .empty: break
        }
    }
}
