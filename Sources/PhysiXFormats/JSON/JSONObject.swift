/// The members of a JSON object in their order.
public struct JSONObject: Sendable, Hashable {
    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// The key, unescaped.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// A member from its parts.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members; no key occurs twice.
    public private(set) var members: [Member] = []

    /// An object without members.
    public init() {}

    /// An object with the given members.
    ///
    /// Where a key occurs twice, the last value takes the place of the first.
    public init(_ members: [Member]) {
        guard members.count > 8 else {
            // Faster than hashing.
            for member in members { self[member.key] = member.value }
            return
        }
        var places: [[UInt8]: Int] = [:]
        for member in members {
            // Keys are compared as bytes: strings compare equal where only their Unicode normalisation differs.
            let bytes = Array(member.key.utf8)
            if let place = places[bytes] {
                self.members[place].value = member.value
            } else {
                places[bytes] = self.members.count
                self.members.append(member)
            }
        }
    }

    /// The value of a key, or `nil`.
    ///
    /// Setting appends a member, replaces its value, or removes it. Both take time in
    /// proportion to the number of members.
    public subscript(key: String) -> JSONValue? {
        get { members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
        set {
            let place = members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}
