import Dispatch
import Glibc
import PhysiXDiscovery

extension SearchConcurrency {
    /// As many parts at a time as the machine has cores.
    static let onAllCores = SearchConcurrency(width: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) { count, part in
        DispatchQueue.concurrentPerform(iterations: count, execute: part)
    }
}
