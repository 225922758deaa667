import NIOCore
import NIOPosix
import PhysiXFormats

/// Memory in which answers are written, one of each for a thread: a session that waits for its client holds none.
///
/// A class, so that it is changed where it is. An answer is written and sent before the next one of its thread begins;
/// bytes that a client does not take at once stay its connection's, and the pad goes on with others.
final class AnswerPad {
    /// The longest answer whose memory is kept, in bytes.
    private static let mostKept = 1 << 18

    // Unsafe in name only: each thread sees its own pad and no other.
    nonisolated(unsafe) private static let ofThread = ThreadSpecificVariable<AnswerPad>()

    /// The pad of the thread that asks.
    static var current: AnswerPad {
        if let pad = ofThread.currentValue { return pad }
        let pad = AnswerPad()
        ofThread.currentValue = pad
        return pad
    }

    private var json = JSONWriter()
    private var buffer = ByteBuffer()

    /// Writes an answer.
    ///
    /// - Returns: what `write` returns, and the whole text frame; `nil` where there is no answer.
    func frame<Result>(_ write: (inout JSONWriter) -> Result) -> (result: Result, frame: ByteBuffer?) {
        json.removeAll()
        let result = write(&json)
        let count = json.bytes.count
        guard count > 0 else { return (result, nil) }
        buffer.clear()
        buffer.writeTextFrameHeader(of: count)
        buffer.writeBytes(json.bytes)
        let frame = buffer
        if count > Self.mostKept {
            json = JSONWriter()
            buffer = ByteBuffer()
        }
        return (result, frame)
    }
}

extension ByteBuffer {
    /// Writes what stands before the text of an unmasked frame that is a whole message (RFC 6455, 5.2).
    fileprivate mutating func writeTextFrameHeader(of count: Int) {
        writeInteger(0x81 as UInt8)
        switch count {
        case ..<126: writeInteger(UInt8(count))
        case ..<65536: writeMultipleIntegers(126 as UInt8, UInt16(count))
        default: writeMultipleIntegers(127 as UInt8, UInt64(count))
        }
    }
}
