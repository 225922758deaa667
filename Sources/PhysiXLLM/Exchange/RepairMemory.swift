import Synchronization

/// Which repairs a model of an origin needed, so that the next call begins with them; a class, because calls share it.
final class RepairMemory: Sendable {
    private struct Place: Hashable {
        let origin: Origin
        let model: String
    }

    /// How many models are remembered; then all are forgotten, which costs each a refused request.
    private static let capacity = 256

    private let repairs = Mutex<[Place: Set<Repair>]>([:])

    /// What the model needed before.
    func repairs(of request: ChatRequest) -> Set<Repair> {
        repairs.withLock { $0[Place(origin: request.baseURL.origin, model: request.model)] ?? [] }
    }

    /// Remembers what led to an answer.
    func remember(_ needed: Set<Repair>, of request: ChatRequest) {
        guard !needed.isEmpty else { return }
        repairs.withLock { repairs in
            if repairs.count >= Self.capacity { repairs.removeAll() }
            repairs[Place(origin: request.baseURL.origin, model: request.model)] = needed
        }
    }
}
