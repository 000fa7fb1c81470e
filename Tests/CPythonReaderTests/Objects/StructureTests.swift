import Testing

@testable import CPythonReader

@Suite("C structs")
struct StructureTests {
    @Test("Every struct and every field is in the layout table of some version")
    func areInTables() throws {
        let tables = try LayoutTable.shippedMinors.map { try #require(try LayoutTable.shipped(minor: $0)) }
        for structure in Structure.all {
            for (field, _) in structure.references {
                #expect(
                    tables.contains { $0.offsetIfPresent(structure.cName, field) != nil },
                    "\(structure.cName).\(field)")
            }
            #expect(tables.contains { $0.structs[structure.cName] != nil }, "\(structure.cName)")
        }
    }

    @Test("A class of the program does not pass for a type of CPython by its name")
    func heapTypesNeedAModule() throws {
        let table = try #require(try LayoutTable.shipped(minor: 12))
        let known = KnownTypes(table, labels: LabelCatalog())
        #expect(known["list", isHeap: false]?.form == .list)
        #expect(known["list", isHeap: true] == nil)
        #expect(known["functools.partial", isHeap: true]?.form == .structure)
    }
}
