import Synchronization

/// How many sessions each address may begin: some at once, and then some a minute (a token bucket for each).
///
/// A class, because all requests share it.
final class CreationQuota: Sendable {
    private struct Bucket: Sendable {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    /// After so many addresses those that are full again are forgotten.
    private static let mostAddresses = 10_000
    private let burst: Double
    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    init(burst: Int, perMinute: Int) {
        self.burst = Double(burst)
        perSecond = Double(perMinute) / 60
    }

    /// Takes one from an address's share.
    func take(for address: String, at now: ContinuousClock.Instant = .now) throws(InteractiveError) {
        try buckets.withLock { buckets throws(InteractiveError) in
            var bucket = buckets[address] ?? Bucket(tokens: burst, filled: now)
            bucket.tokens = min(burst, bucket.tokens + (now - bucket.filled) / .seconds(1) * perSecond)
            bucket.filled = now
            guard bucket.tokens >= 1 else {
                throw .tooMany("sessions from this address", seconds: Int((1 / perSecond).rounded(.up)))
            }
            bucket.tokens -= 1
            buckets[address] = bucket
            guard buckets.count > Self.mostAddresses else { return }
            buckets = buckets.filter { (now - $0.value.filled) / .seconds(1) * perSecond < burst }
            if buckets.count > Self.mostAddresses { buckets.removeAll() }
        }
    }
}
