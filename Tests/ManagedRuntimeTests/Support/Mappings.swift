import HeapGraph

@testable import ManagedRuntime

/// Whether there is memory at this address, not only a reserved range.
func isMapped(_ address: UInt) -> Bool {
    ProcessMapping.ofThisProcess().contains {
        $0.range.contains(UInt64(address)) && $0.permissions.contains(.write)
    }
}
