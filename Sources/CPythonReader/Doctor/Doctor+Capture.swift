extension Doctor {
    private var rights: PtraceRights { PtraceRights(of: process, root: proc) }

    var areWeContained: Bool { rights.areWeContained }

    /// The rules of ptrace(2): CAP_SYS_PTRACE; else the same user, dumpable, and yama's consent.
    mutating func checkRights() {
        let rights = rights
        if rights.hasCapability {
            let reaches = !rights.isOtherUserNamespace
            add(
                .capture, "capabilities", "CAP_SYS_PTRACE", reaches ? .good : .hindering,
                reaches
                    ? "Processes of any user can be read."
                    : "Process \(pid ?? 0) is in another user namespace, over which it may not reach.",
                remedy: reaches ? nil : "run barrow as root of the host, outside any container")
        } else {
            add(
                .capture, "capabilities", "no CAP_SYS_PTRACE", .hindering,
                "Only processes of the same user can be read, as far as yama lets them.",
                remedy: rights.areWeContained
                    ? "docker run --cap-add SYS_PTRACE, or kubectl debug --profile=sysadmin --target=CONTAINER"
                    : "sudo barrow …, or sudo setcap cap_sys_ptrace=ep on the program")
            checkUser(rights)
        }
        checkYama(rights)
    }

    private mutating func checkUser(_ rights: PtraceRights) {
        guard let pid, let theirUser = rights.theirUser else { return }
        if theirUser != rights.ourUser {
            add(
                .capture, "user", "\(theirUser), and this is \(rights.ourUser)", .prohibitive,
                "Process \(pid) is another user's.", remedy: "sudo barrow capture --pid \(pid) …")
        } else if !rights.isDumpable {
            add(
                .capture, "dumpable", "no", .prohibitive,
                "Process \(pid) closed its memory to others of its user.",
                remedy: "sudo barrow capture --pid \(pid) …")
        } else {
            add(.capture, "user", "\(theirUser)", .good, "The same as this one.")
        }
    }

    private mutating func checkYama(_ rights: PtraceRights) {
        let subject = "kernel.yama.ptrace_scope"
        switch rights.yamaScope {
        case nil: add(.capture, subject, "not there", .good, "This kernel does without.")
        case 0: add(.capture, subject, "0", .good, "Processes of the same user can be read.")
        case 3:
            add(
                .capture, subject, "3", .prohibitive, "No process can be read, by anyone.",
                remedy: "remove the setting from /etc/sysctl.d and start the machine again")
        case let scope?:
            add(
                .capture, subject, String(scope), rights.hasCapability ? .good : .prohibitive,
                rights.hasCapability
                    ? "CAP_SYS_PTRACE is above it."
                    : "Only \(scope == 1 ? "ancestors of a process and " : "")holders of CAP_SYS_PTRACE can read it.",
                remedy: rights.hasCapability
                    ? nil : "sudo sysctl kernel.yama.ptrace_scope=0, or sudo barrow …")
        }
    }

    mutating func checkTracer() {
        guard let pid else { return }
        let tracer = status["TracerPid"] ?? "0"
        if tracer != "0" {
            let name = proc.folder(tracer).line("comm") ?? "unknown"
            add(
                .capture, "traced by", "\(tracer) (\(name))", .prohibitive,
                "A process can be stopped by one other only.", remedy: "end it, or: gcore \(pid)")
        }
        if status["State"]?.hasPrefix("Z") == true, (process.numbers(in: "task") ?? []).count <= 1 {
            add(.capture, "state", "zombie", .prohibitive, "Process \(pid) has ended: its memory is gone.")
        }
    }

    mutating func checkContainer() {
        let rights = rights
        if rights.areWeContained {
            add(
                .capture, "container", "this is one", .hindering,
                "Processes outside it cannot be seen; the core pattern is the host's.",
                remedy: "run barrow on the host, or in the container of the process")
        } else if rights.isContained {
            add(
                .capture, "container", "process \(pid ?? 0) is in one", .good,
                "Its files are found through /proc; a core's are with --sysroot /proc/\(pid ?? 0)/root while it runs."
            )
        }
    }

    mutating func checkMemory() {
        guard let processSize else { return }
        let information = proc.fields("meminfo") ?? [:]
        guard let available = kibibytes(information["MemAvailable"]) else { return }
        let need = Self.text(ofBytes: processSize)
        let isEnough = available > processSize
        add(
            .capture, "memory", "\(Self.text(ofBytes: available)) available", isEnough ? .good : .hindering,
            "A capture copies what the process has in memory and swap, about \(need), and 40 bytes an object.",
            remedy: isEnough
                ? nil : "write a core (gcore \(pid ?? 0)) and read that: it is mapped, not copied")
    }
}
