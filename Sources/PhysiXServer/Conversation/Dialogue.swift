package import PhysiXFormats

/// What a socket does after an answer.
package enum Next: Sendable {
    case goOn
    /// Close with the code 1000.
    case close
}

/// A protocol spoken over a socket, as a pure value: a message in, an answer out.
package protocol Dialogue {
    /// Answers a text message.
    ///
    /// - Parameters:
    ///   - message: the bytes of the message.
    ///   - json: an empty writer; what is in it afterwards is the answer, nothing where there is none.
    /// - Returns: whether the conversation goes on.
    mutating func answer(_ message: Span<UInt8>, into json: inout JSONWriter) -> Next

    /// Answers a binary message, which neither of the protocols knows.
    mutating func refuseBinary(into json: inout JSONWriter) -> Next
}

/// A conversation that ends with its first answer, given unasked: there was no session for it.
package struct Refusal: Dialogue {
    private let write: @Sendable (inout JSONWriter) -> Void

    package init(_ write: @escaping @Sendable (inout JSONWriter) -> Void) { self.write = write }

    /// Writes why.
    package func explain(into json: inout JSONWriter) { write(&json) }

    package mutating func answer(_ message: Span<UInt8>, into json: inout JSONWriter) -> Next { .close }

    package mutating func refuseBinary(into json: inout JSONWriter) -> Next { .close }
}
