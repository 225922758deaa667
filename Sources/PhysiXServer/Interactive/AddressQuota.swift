import Synchronization

/// How often each address may do something: some times at once, and then some an hour (a token bucket for each).
///
/// A class, because all requests share it.
final class AddressQuota: Sendable {
    private struct Bucket: Sendable {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    /// After so many addresses those that are full again are forgotten.
    private static let mostAddresses = 10_000
    private let what: String
    private let burst: Double
    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameters:
    ///   - what: what it is that there are too many of, for the refusal: `sessions from this address`.
    ///   - burst: how many there may be at once.
    ///   - perHour: how many there may be in the long run.
    init(of what: String, burst: Int, perHour: Int) {
        self.what = what
        self.burst = Double(burst)
        perSecond = Double(perHour) / 3600
    }

    /// Takes one from an address's share.
    func take(for address: String, at now: ContinuousClock.Instant = .now) throws(InteractiveError) {
        try buckets.withLock { buckets throws(InteractiveError) in
            var bucket = buckets[address] ?? Bucket(tokens: burst, filled: now)
            bucket.tokens = min(burst, bucket.tokens + (now - bucket.filled) / .seconds(1) * perSecond)
            bucket.filled = now
            guard bucket.tokens >= 1 else {
                throw .tooMany(what, seconds: Int(((1 - bucket.tokens) / perSecond).rounded(.up)))
            }
            bucket.tokens -= 1
            buckets[address] = bucket
            guard buckets.count > Self.mostAddresses else { return }
            buckets = buckets.filter { (now - $0.value.filled) / .seconds(1) * perSecond < burst }
            if buckets.count > Self.mostAddresses { buckets.removeAll() }
        }
    }
}
