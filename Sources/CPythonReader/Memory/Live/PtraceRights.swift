import Glibc

/// What decides whether a process may be read with ptrace(2) (the rules are in its section "Ptrace access mode
/// checking"), as `/proc` tells.
package struct PtraceRights: Sendable {
    package let pid: String
    package let ourUser: UInt32
    package let theirUser: UInt32?
    /// CAP_SYS_PTRACE is among our effective capabilities.
    package let hasCapability: Bool
    /// Its memory is closed to others of the same user, as that of a program that changed its user is.
    package let isDumpable: Bool
    /// `kernel.yama.ptrace_scope`; nil on a kernel without yama.
    package let yamaScope: Int?
    package let isOtherUserNamespace: Bool
    /// Runs in a container of its own, as seen from here.
    package let isContained: Bool
    /// We run in a container ourselves.
    package let areWeContained: Bool

    private static let sysPtrace = 19

    /// - Parameter root: `/proc`, of which `self` is this process.
    package init(of process: ProcFolder, root: ProcFolder = ProcFolder("/proc")) {
        let ours = root.fields("self/status") ?? [:]
        let theirs = process.fields("status") ?? [:]
        pid = String(process.path.split(separator: "/").last ?? "")
        ourUser = Self.effectiveUser(ours) ?? geteuid()
        theirUser = Self.effectiveUser(theirs)
        let capabilities = ours["CapEff"].flatMap { UInt64($0, radix: 16) } ?? 0
        hasCapability = capabilities & 1 << Self.sysPtrace != 0
        isDumpable = Self.isDumpable(process, theirUser)
        yamaScope = root.line("sys/kernel/yama/ptrace_scope").flatMap { Int($0) }
        isOtherUserNamespace = Self.differ(process.link("ns/user"), root.link("self/ns/user"))
        isContained = (theirs["NSpid"] ?? "").split(separator: "\t").count > 1
        areWeContained = Self.isContainer(root)
    }

    private static func effectiveUser(_ status: [String: String]) -> UInt32? {
        let users = status["Uid"]?.split { $0 == "\t" || $0 == " " } ?? []
        return users.count > 1 ? UInt32(users[1]) : nil
    }

    /// The kernel gives the files of a process that is not dumpable to root.
    private static func isDumpable(_ process: ProcFolder, _ user: UInt32?) -> Bool {
        var status = stat()
        guard let user, stat(process.path, &status) == 0 else { return true }
        return status.st_uid == user
    }

    private static func differ(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b else { return false }
        return a != b
    }

    /// Nothing says it outright; these are the traces that Docker, Podman and Kubernetes leave.
    private static func isContainer(_ root: ProcFolder) -> Bool {
        for name in [".dockerenv", "run/.containerenv"]
        where access("\(root.path)/self/root/\(name)", F_OK) == 0 {
            return true
        }
        let groups = root.text("1/cgroup") ?? ""
        return ["docker", "kubepods", "containerd", "libpod"].contains { groups.contains($0) }
    }

    /// Why the kernel refused, and what to do about it.
    func refusal(_ error: Int32) -> CaptureError {
        let (reason, remedy) = explanation(error)
        return CaptureError(.notPermitted, "may not read process \(pid): \(reason)", remedy: remedy)
    }

    private func explanation(_ error: Int32) -> (reason: String, remedy: String) {
        let inContainer =
            areWeContained
            ? " (in a container: `docker run --cap-add SYS_PTRACE`, or `kubectl debug --profile=sysadmin --target=CONTAINER`)"
            : ""
        if yamaScope == 3 {
            return (
                "kernel.yama.ptrace_scope is 3: nobody may, until the machine is started again",
                "Write a core instead: `kill -ABRT \(pid)` ends the process and leaves one"
            )
        }
        if hasCapability {
            return (
                isOtherUserNamespace
                    ? "it runs in a user namespace over which this user's CAP_SYS_PTRACE does not reach"
                    : "\(String(cString: strerror(error))), although this process has CAP_SYS_PTRACE: a security module or a seccomp filter refuses",
                "Run barrow as root of the host, outside any container, and look for a refusal in `dmesg` (SELinux, AppArmor)"
            )
        }
        if let theirUser, theirUser != ourUser {
            return (
                "it belongs to user \(theirUser) and this is user \(ourUser) without CAP_SYS_PTRACE",
                "Run barrow as user \(theirUser), or as root, or with CAP_SYS_PTRACE\(inContainer)"
            )
        }
        if !isDumpable {
            return (
                "it is not dumpable: it changed its user or has file capabilities, or called prctl(PR_SET_DUMPABLE, 0)",
                "Run barrow as root or with CAP_SYS_PTRACE\(inContainer)"
            )
        }
        if let yamaScope, yamaScope > 0 {
            return (
                "kernel.yama.ptrace_scope is \(yamaScope): only \(yamaScope == 1 ? "its ancestors and " : "")holders of CAP_SYS_PTRACE may",
                "Run barrow with sudo, or `sudo sysctl kernel.yama.ptrace_scope=0` until the next start of the machine\(inContainer)"
            )
        }
        return (
            "\(String(cString: strerror(error)))\(isContained ? "; it runs in a container" : "")",
            "Run barrow as root or with CAP_SYS_PTRACE\(inContainer)"
        )
    }
}
