import Glibc

/// How many connections the operating system lets the process have.
enum OpenFiles {
    /// Takes as many as it may: the usual soft limit of 1024 is fewer than the sessions of one training run.
    static func allowAll() {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = limit.rlim_max
        // Where it is refused, connections beyond the old limit wait until others end.
        setrlimit(resource, &limit)
    }
}
