import CPhysiX
import PhysiXFormats
import PhysiXKernel

/// Texts that leave the library: memory of their own, ended by a zero, which the caller gives back.
typealias Text = UnsafeMutablePointer<CChar>

extension JSONWriter {
    /// What was written, as a text for the caller.
    func copied() -> Text { unsafe bytes.copied() }
}

extension [UInt8] {
    /// These bytes as a text for the caller; none of them is zero.
    func copied() -> Text {
        let text = Text.allocate(capacity: count + 1)
        unsafe withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(start: text, count: count).copyMemory(from: $0) }
        unsafe text[count] = 0
        return unsafe text
    }
}

/// A text of the caller's.
func text(_ start: UnsafePointer<UInt8>, from: UInt64, to: UInt64) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: start + Int(from), count: Int(to - from)), as: UTF8.self)
}

/// Takes a text back.
@c @implementation
public func physix_free(_ text: UnsafeMutablePointer<CChar>?) { unsafe text?.deallocate() }

/// The version of the interface.
@c @implementation
public func physix_interface() -> Int32 { PHYSIX_INTERFACE }
