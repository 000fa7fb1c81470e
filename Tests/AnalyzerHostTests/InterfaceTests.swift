import CAnalyzerABI
import HeapGraph
import Testing

@Suite("The C interface and the heap image agree")
struct InterfaceTests {
    @Test("every section has its column id, with the same number")
    func columnIDs() {
        let numbers: [SectionID: barrow_column_id] = [
            .objectAddress: BARROW_COLUMN_OBJECT_ADDRESS, .addressSegments: BARROW_COLUMN_ADDRESS_SEGMENTS,
            .objectType: BARROW_COLUMN_OBJECT_TYPE, .objectSize: BARROW_COLUMN_OBJECT_SIZE,
            .largeSizes: BARROW_COLUMN_LARGE_SIZES, .objectFlags: BARROW_COLUMN_OBJECT_FLAGS,
            .objectSlack: BARROW_COLUMN_OBJECT_SLACK,
            .objectReferenceCount: BARROW_COLUMN_OBJECT_REFERENCE_COUNT,
            .objectFirstReference: BARROW_COLUMN_OBJECT_FIRST_REFERENCE,
            .objectSite: BARROW_COLUMN_OBJECT_SITE, .referenceTarget: BARROW_COLUMN_REFERENCE_TARGET,
            .referenceHasLabel: BARROW_COLUMN_REFERENCE_HAS_LABEL,
            .referenceLabelRank: BARROW_COLUMN_REFERENCE_LABEL_RANK,
            .referenceLabel: BARROW_COLUMN_REFERENCE_LABEL,
            .referenceNotStrong: BARROW_COLUMN_REFERENCE_NOT_STRONG,
            .nameOffsets: BARROW_COLUMN_NAME_OFFSETS, .nameBytes: BARROW_COLUMN_NAME_BYTES,
            .types: BARROW_COLUMN_TYPES, .labels: BARROW_COLUMN_LABELS, .roots: BARROW_COLUMN_ROOTS,
            .threads: BARROW_COLUMN_THREADS, .frames: BARROW_COLUMN_FRAMES, .sites: BARROW_COLUMN_SITES,
            .facts: BARROW_COLUMN_FACTS, .coverage: BARROW_COLUMN_COVERAGE, .values: BARROW_COLUMN_VALUES,
            .valueBytes: BARROW_COLUMN_VALUE_BYTES, .arenas: BARROW_COLUMN_ARENAS,
            .pools: BARROW_COLUMN_POOLS, .poolOccupancy: BARROW_COLUMN_POOL_OCCUPANCY,
            .largeAllocations: BARROW_COLUMN_LARGE_ALLOCATIONS, .generations: BARROW_COLUMN_GENERATIONS,
            .mappings: BARROW_COLUMN_MAPPINGS, .pageRuns: BARROW_COLUMN_PAGE_RUNS,
            .pageBits: BARROW_COLUMN_PAGE_BITS,
            .firstReferrer: BARROW_COLUMN_FIRST_REFERRER, .referrer: BARROW_COLUMN_REFERRER,
            .distance: BARROW_COLUMN_DISTANCE, .immediateDominator: BARROW_COLUMN_IMMEDIATE_DOMINATOR,
            .retainedSize: BARROW_COLUMN_RETAINED_SIZE, .component: BARROW_COLUMN_COMPONENT,
            .firstDominatedChild: BARROW_COLUMN_FIRST_DOMINATED_CHILD,
            .dominatedChild: BARROW_COLUMN_DOMINATED_CHILD,
            .reachableCount: BARROW_COLUMN_REACHABLE_COUNT,
            .objectIdentifier: BARROW_COLUMN_OBJECT_IDENTIFIER,
            .typeFirstField: BARROW_COLUMN_TYPE_FIRST_FIELD, .typeField: BARROW_COLUMN_TYPE_FIELD,
            .locations: BARROW_COLUMN_LOCATIONS,
        ]
        for section in SectionID.allCases {
            #expect(numbers[section]?.rawValue == section.rawValue, "\(section)")
        }
    }

    @Test("every kind, template, strength and root has its enumerator, with the same number")
    func enumerators() {
        let kinds: [TypeKind: barrow_type_kind] = [
            .other: BARROW_KIND_OTHER, .none: BARROW_KIND_NONE, .boolean: BARROW_KIND_BOOLEAN,
            .integer: BARROW_KIND_INTEGER, .float: BARROW_KIND_FLOAT, .string: BARROW_KIND_STRING,
            .bytes: BARROW_KIND_BYTES, .tuple: BARROW_KIND_TUPLE, .list: BARROW_KIND_LIST,
            .dictionary: BARROW_KIND_DICTIONARY, .set: BARROW_KIND_SET,
            .frozenSet: BARROW_KIND_FROZEN_SET, .instance: BARROW_KIND_INSTANCE, .type: BARROW_KIND_TYPE,
            .function: BARROW_KIND_FUNCTION, .module: BARROW_KIND_MODULE, .frame: BARROW_KIND_FRAME,
            .weakReference: BARROW_KIND_WEAK_REFERENCE, .code: BARROW_KIND_CODE,
        ]
        for kind in TypeKind.allCases {
            #expect((kinds[kind]?.rawValue).map { UInt8($0) } == kind.rawValue, "\(kind)")
        }
        let templates: [LabelTemplate: barrow_label_template] = [
            .explicit: BARROW_LABELS_EXPLICIT, .indexed: BARROW_LABELS_INDEXED, .pairs: BARROW_LABELS_PAIRS,
            .elements: BARROW_LABELS_ELEMENTS, .fields: BARROW_LABELS_FIELDS,
        ]
        for template in LabelTemplate.allCases {
            #expect((templates[template]?.rawValue).map { UInt8($0) } == template.rawValue, "\(template)")
        }
        let strengths: [ReferenceStrength: barrow_strength] = [
            .strong: BARROW_STRONG, .weak: BARROW_WEAK, .borrowed: BARROW_BORROWED,
            .missing: BARROW_MISSING, .soft: BARROW_SOFT, .final: BARROW_FINAL,
            .phantom: BARROW_PHANTOM, .nonessential: BARROW_NONESSENTIAL,
        ]
        for strength in ReferenceStrength.allCases {
            #expect((strengths[strength]?.rawValue).map { UInt8($0) } == strength.rawValue, "\(strength)")
        }
        let roots: [RootKind: barrow_root_kind] = [
            .other: BARROW_ROOT_OTHER, .frame: BARROW_ROOT_FRAME, .module: BARROW_ROOT_MODULE,
            .thread: BARROW_ROOT_THREAD, .interpreter: BARROW_ROOT_INTERPRETER,
            .static: BARROW_ROOT_STATIC, .handle: BARROW_ROOT_HANDLE,
        ]
        for root in RootKind.allCases {
            #expect((roots[root]?.rawValue).map { UInt8($0) } == root.rawValue, "\(root)")
        }
    }

    @Test("the flags are the same bits")
    func flags() {
        #expect(ObjectFlags.tracked.rawValue == UInt16(BARROW_OBJECT_TRACKED.rawValue))
        #expect(ObjectFlags.interned.rawValue == UInt16(BARROW_OBJECT_INTERNED.rawValue))
        #expect(ObjectFlags.immortal.rawValue == UInt16(BARROW_OBJECT_IMMORTAL.rawValue))
        #expect(ObjectFlags.hasFinalizer.rawValue == UInt16(BARROW_OBJECT_HAS_FINALIZER.rawValue))
        #expect(ObjectFlags.finalized.rawValue == UInt16(BARROW_OBJECT_FINALIZED.rawValue))
        #expect(ObjectFlags.detached.rawValue == UInt16(BARROW_OBJECT_DETACHED.rawValue))
        let second = ObjectFlags().withGeneration(2).rawValue
        #expect(second == 2 << UInt16(BARROW_OBJECT_GENERATION_SHIFT.rawValue))
    }

    @Test("records have the same size and the same fields at the same offsets")
    func records() {
        agree(barrow_address_segment.self, AddressSegment.self) {
            [(\.first_object, \.firstObject), (\.high, \.high)]
        }
        agree(barrow_large_size.self, LargeSize.self) { [(\.size, \.size), (\.object, \.object)] }
        agree(barrow_type.self, TypeRecord.self) {
            [
                (\.name, \.name), (\.module, \.module), (\.base, \.base), (\.object, \.object),
                (\.basic_size, \.basicSize), (\.item_size, \.itemSize), (\.kind, \.kind),
                (\.label_template, \.labelTemplate),
            ]
        }
        agree(barrow_label.self, LabelRecord.self) {
            [(\.text, \.text), (\.index, \.index), (\.is_index, \.isIndex), (\.strength, \.strength)]
        }
        agree(barrow_root.self, RootRecord.self) {
            [
                (\.object, \.object), (\.thread, \.thread), (\.frame, \.frame), (\.name, \.name),
                (\.kind, \.kind),
            ]
        }
        agree(barrow_thread.self, ThreadRecord.self) {
            [
                (\.id, \.id), (\.name, \.name), (\.first_frame, \.firstFrame),
                (\.frame_count, \.frameCount),
            ]
        }
        agree(barrow_frame.self, FrameRecord.self) {
            [(\.function, \.function), (\.file, \.file), (\.line, \.line), (\.object, \.object)]
        }
        agree(barrow_location.self, LocationRecord.self) {
            [(\.object, \.object), (\.file, \.file), (\.line, \.line), (\.column, \.column)]
        }
        agree(barrow_site.self, SiteRecord.self) {
            [(\.function, \.function), (\.file, \.file), (\.line, \.line)]
        }
        agree(barrow_fact.self, FactRecord.self) { [(\.key, \.key), (\.value, \.value)] }
        agree(barrow_coverage.self, CoverageRecord.self) { [(\.count, \.count), (\.what, \.what)] }
        agree(barrow_value.self, ValueRecord.self) {
            [
                (\.hash, \.hash), (\.offset, \.offset), (\.object, \.object), (\.length, \.length),
                (\.preview_length, \.previewLength),
            ]
        }
    }

    @Test("records of the allocator have the same size and the same fields at the same offsets")
    func allocatorRecords() {
        agree(barrow_arena.self, ArenaRecord.self) {
            [
                (\.address, \.address), (\.size, \.size), (\.pool_size, \.poolSize),
                (\.pool_count, \.poolCount), (\.free_pools, \.freePools),
            ]
        }
        agree(barrow_pool.self, PoolRecord.self) {
            [
                (\.address, \.address), (\.occupancy_offset, \.occupancyOffset), (\.arena, \.arena),
                (\.block_size, \.blockSize), (\.capacity, \.capacity), (\.used, \.used),
            ]
        }
        agree(barrow_large_allocation.self, LargeAllocationRecord.self) {
            [(\.address, \.address), (\.requested, \.requested), (\.usable, \.usable)]
        }
        agree(barrow_generation.self, GenerationRecord.self) {
            [
                (\.collections, \.collections), (\.collected, \.collected),
                (\.uncollectable, \.uncollectable), (\.count, \.count), (\.threshold, \.threshold),
            ]
        }
    }

    @Test("records of the process's memory have the same size and the same fields at the same offsets")
    func memoryRecords() {
        agree(barrow_mapping.self, MappingRecord.self) {
            [
                (\.start, \.start), (\.end, \.end), (\.resident_bytes, \.residentBytes),
                (\.file_offset, \.fileOffset), (\.name, \.name), (\.permissions, \.permissions),
                (\.kind, \.kind),
            ]
        }
        agree(barrow_page_run.self, PageRunRecord.self) {
            [
                (\.start, \.start), (\.bits_offset, \.bitsOffset), (\.page_count, \.pageCount),
                (\.is_estimate, \.isEstimate),
            ]
        }
        let kinds: [MappingKind: barrow_mapping_kind] = [
            .other: BARROW_MAPPING_OTHER, .anonymous: BARROW_MAPPING_ANONYMOUS, .heap: BARROW_MAPPING_HEAP,
            .mainStack: BARROW_MAPPING_MAIN_STACK, .threadStack: BARROW_MAPPING_THREAD_STACK,
            .file: BARROW_MAPPING_FILE, .sharedMemory: BARROW_MAPPING_SHARED_MEMORY,
            .kernel: BARROW_MAPPING_KERNEL,
        ]
        for kind in MappingKind.allCases {
            #expect((kinds[kind]?.rawValue).map { UInt8($0) } == kind.rawValue, "\(kind)")
        }
        #expect(MappingPermissions.read.rawValue == UInt8(BARROW_MAPPING_READ.rawValue))
        #expect(MappingPermissions.write.rawValue == UInt8(BARROW_MAPPING_WRITE.rawValue))
        #expect(MappingPermissions.execute.rawValue == UInt8(BARROW_MAPPING_EXECUTE.rawValue))
        #expect(MappingPermissions.shared.rawValue == UInt8(BARROW_MAPPING_SHARED.rawValue))
    }

    private func agree<C, Record>(
        _ c: C.Type, _ record: Record.Type, _ fields: () -> [(PartialKeyPath<C>, PartialKeyPath<Record>)]
    ) {
        #expect(MemoryLayout<C>.stride == MemoryLayout<Record>.stride, "\(Record.self)")
        for (ours, theirs) in fields() {
            #expect(MemoryLayout<C>.offset(of: ours) == MemoryLayout<Record>.offset(of: theirs), "\(theirs)")
            #expect(type(of: ours).valueType == type(of: theirs).valueType, "\(theirs)")
        }
    }
}
