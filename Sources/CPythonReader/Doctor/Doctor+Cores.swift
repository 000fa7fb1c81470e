extension Doctor {
    private var pattern: CorePattern {
        CorePattern(
            proc.line("sys/kernel/core_pattern") ?? "",
            usesPID: proc.line("sys/kernel/core_uses_pid") == "1")
    }

    private static let plainCores = "sudo sysctl kernel.core_pattern=/var/tmp/core.%e.%p"

    mutating func checkCorePattern() {
        let text = proc.line("sys/kernel/core_pattern") ?? ""
        let found = text.isEmpty ? "empty" : "\"\(text)\""
        switch pattern {
        case .none:
            add(
                .core, "core pattern", found, .prohibitive, "The kernel writes cores nowhere.",
                remedy: Self.plainCores)
        case .file(nil):
            add(
                .core, "core pattern", found, .good,
                "Cores are written to the working directory of the process: \(folderOfCores ?? "where it was started")."
            )
        case .file(let folder?):
            let isThere = surroundings.exists(folder)
            add(
                .core, "core pattern", found, isThere ? .good : .prohibitive,
                isThere
                    ? "Cores are written to \(folder)."
                    : "Cores are to be written to \(folder), which is not there.",
                remedy: isThere ? nil : "sudo mkdir -p \(folder), or \(Self.plainCores)")
        case .pipe(let program): checkPipe(program, found)
        }
    }

    private mutating func checkPipe(_ program: String, _ found: String) {
        if pattern.isSystemd {
            add(
                .core, "core pattern", found, .good,
                "systemd-coredump keeps cores, compressed: `coredumpctl dump PID -o core`, or read them where they are, in /var/lib/systemd/coredump. One larger than ExternalSizeMax in /etc/systemd/coredump.conf is cut off."
            )
        } else if pattern.isApport {
            add(
                .core, "core pattern", found, .hindering,
                "apport keeps cores of packaged programs only, inside reports in /var/crash (`apport-unpack`).",
                remedy: Self.plainCores)
        } else if areWeContained || surroundings.exists(program) {
            add(
                .core, "core pattern", found, .hindering,
                "Cores are handed to \(program)\(areWeContained ? " of the host" : ""): whether it keeps them is its affair.",
                remedy: Self.plainCores)
        } else {
            add(
                .core, "core pattern", found, .prohibitive,
                "Cores are handed to \(program), which is not there.", remedy: Self.plainCores)
        }
    }

    /// `Max core file size      0      unlimited      bytes`
    mutating func checkCoreLimit() {
        let line = proc.folder(pid.map(String.init) ?? "self").text("limits")?.split(separator: "\n")
            .first { $0.hasPrefix("Max core file size") }
        let fields = line?.dropFirst("Max core file size".count).split(separator: " ") ?? []
        guard fields.count >= 2 else { return }
        let (soft, hard) = (String(fields[0]), String(fields[1]))
        let found = "\(soft) (hard: \(hard))"
        guard let limit = UInt64(soft) else {
            return add(.core, "core size limit", found, .good, "A core is written whole.")
        }
        let remedy: String
        if let pid {
            remedy = "\(hard == "unlimited" ? "" : "sudo ")prlimit --pid \(pid) --core=unlimited:unlimited"
        } else if hard == "unlimited" {
            remedy =
                "ulimit -c unlimited (in the shell or script that starts it; LimitCORE=infinity in a systemd unit, --ulimit core=-1 for docker run)"
        } else {
            remedy =
                "raise the hard limit: LimitCORE=infinity in its systemd unit, --ulimit core=-1 for docker run, or /etc/security/limits.conf"
        }
        if limit == 0 {
            add(.core, "core size limit", found, .prohibitive, "No core is written.", remedy: remedy)
        } else if let processSize, limit >= processSize {
            add(.core, "core size limit", found, .good, "Enough for the process as it is now.")
        } else {
            add(.core, "core size limit", found, .hindering, "A larger core is cut off.", remedy: remedy)
        }
    }

    /// The bits are those of core(5).
    mutating func checkCoreFilter() {
        guard let text = process.line("coredump_filter"), let bits = UInt64(text, radix: 16) else { return }
        let found = "0x\(String(bits, radix: 16))"
        let target = pid.map(String.init) ?? "self"
        let remedy =
            "echo 0x\(String(bits | 0x33, radix: 16)) > /proc/\(target)/coredump_filter (children inherit it)"
        if bits & 1 == 0 {
            add(
                .core, "core filter", found, .prohibitive,
                "Private anonymous memory, where the heap is, is left out.", remedy: remedy)
        } else if bits & 0x10 == 0 {
            add(
                .core, "core filter", found, .hindering,
                "The headers of libraries are left out, so that nothing tells whether the files at hand are those that ran.",
                remedy: remedy)
        } else if bits & 0x22 != 0x22 {
            add(
                .core, "core filter", found, .hindering,
                "Shared anonymous memory or huge pages are left out.", remedy: remedy)
        } else {
            add(.core, "core filter", found, .good, "The heap and the headers of libraries are written.")
        }
    }

    mutating func checkDumpable() {
        guard let pid, !PtraceRights(of: process, root: proc).isDumpable else { return }
        let mode = proc.line("sys/fs/suid_dumpable") ?? "0"
        let isWritten = mode == "1" || (mode == "2" && pattern != .file(folder: nil))
        add(
            .core, "dumpable", "no (fs.suid_dumpable is \(mode))", isWritten ? .hindering : .prohibitive,
            "Process \(pid) changed its user, has file capabilities or called prctl(PR_SET_DUMPABLE, 0)\(isWritten ? "; its core is root's" : "").",
            remedy: isWritten
                ? nil : "sudo sysctl fs.suid_dumpable=2, with a core pattern that is a full path or a pipe")
    }

    /// Where a core would be, as far as that can be known.
    private var folderOfCores: String? {
        switch pattern {
        case .none: nil
        case .file(let folder?): folder
        case .file(nil): process.link("cwd")
        case .pipe: pattern.isSystemd ? "/var/lib/systemd/coredump" : nil
        }
    }

    mutating func checkDiskRoom() {
        guard let folder = folderOfCores, let free = surroundings.freeBytes(folder) else { return }
        let found = "\(Self.text(ofBytes: free)) free in \(folder)"
        guard let processSize else {
            return add(
                .core, "disk room", found, .good, "A core takes what the process has in memory and swap.")
        }
        let need = Self.text(ofBytes: processSize)
        if free > processSize {
            add(.core, "disk room", found, .good, "A core takes about \(need).")
        } else {
            add(
                .core, "disk room", found, .prohibitive, "A core takes about \(need): it would be cut off.",
                remedy: "free disk room, or \(Self.plainCores.replacing("/var/tmp", with: "/a/larger/disk"))")
        }
    }
}
