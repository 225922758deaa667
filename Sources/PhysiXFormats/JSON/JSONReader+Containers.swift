extension JSONReader {
    /// Enters an object; then call ``nextKey()`` until it returns `false`.
    public mutating func beginObject() throws(JSONError) {
        try begin(.object)
        try descend()
        if options.duplicateKeys == .refused { keysSeen.append([]) }
    }

    /// Goes to the next member of the object, whose key is then ``key``, or leaves the object.
    ///
    /// - Returns: whether there is a member; `false` once the object was left.
    public mutating func nextKey() throws(JSONError) -> Bool {
        guard try nextItem(before: UInt8(ascii: "}"), or: "`,` or `}`") else {
            if options.duplicateKeys == .refused { keysSeen.removeLast() }
            return false
        }
        guard byteHere == UInt8(ascii: "\"") else { throw unexpected(expected: "a key in double quotes") }
        tokenStart = position
        keySlice = try takeString()
        if options.duplicateKeys == .refused { try refuseDuplicate() }
        skipWhitespace()
        guard byteHere == UInt8(ascii: ":") else { throw unexpected(expected: "`:`") }
        position += 1
        isValuePending = true
        return true
    }

    /// The key that ``nextKey()`` went to.
    public var key: String { text(of: keySlice) }

    /// Whether ``key`` is `name`, without making a string of it.
    @inline(__always)
    public func keyIs(_ name: String) -> Bool {
        guard !keySlice.hasEscapes else { return key.utf8.elementsEqual(name.utf8) }
        let expected = name.utf8.span
        guard keySlice.end - keySlice.start == expected.count else { return false }
        for index in expected.indices where bytes[keySlice.start + index] != expected[index] { return false }
        return true
    }

    /// Enters an array; then call ``nextElement()`` until it returns `false`.
    public mutating func beginArray() throws(JSONError) {
        try begin(.array)
        try descend()
    }

    /// Goes to the next element of the array, or leaves the array.
    ///
    /// - Returns: whether there is an element; `false` once the array was left.
    public mutating func nextElement() throws(JSONError) -> Bool {
        guard try nextItem(before: UInt8(ascii: "]"), or: "`,` or `]`") else { return false }
        isValuePending = true
        return true
    }

    private mutating func descend() throws(JSONError) {
        guard depth < options.maximumDepth else {
            throw JSONError(
                .tooDeep, in: bytes, at: position..<position + 1,
                message: "objects and arrays are nested deeper than \(options.maximumDepth)")
        }
        position += 1
        depth += 1
        isFresh = true
    }

    /// Goes to what follows in the open container: past the comma, or past the closing bracket (then `false`).
    @inline(__always)
    private mutating func nextItem(before closing: UInt8, or expected: StaticString) throws(JSONError) -> Bool {
        if isValuePending { try skipValue() }
        skipWhitespace()
        if byteHere == closing {
            tokenStart = position
            position += 1
            depth -= 1
            isFresh = false
            return false
        }
        if isFresh {
            isFresh = false
            return true
        }
        guard byteHere == UInt8(ascii: ",") else { throw unexpected(expected: "\(expected)") }
        position += 1
        skipWhitespace()
        return true
    }

    private mutating func refuseDuplicate() throws(JSONError) {
        guard !keysSeen[keysSeen.count - 1].insert(Array(key.utf8)).inserted else { return }
        throw JSONError(
            .duplicateKey, in: bytes, at: tokenStart..<position,
            message: "the key \(bytes.excerpt(keySlice.start..<keySlice.end)) occurs twice in one object")
    }
}
