import CPhysiX
import PhysiXEpisodes
import PhysiXFormats

/// Reads a language model's whole answer; `physix.h` has the details.
@c @implementation
public func physix_completion_read(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UnsafeMutablePointer<CChar> {
    let completion = Completion(parsing: unsafe text(bytes, from: 0, to: UInt64(length)))
    var json = JSONWriter()
    json.object { json in
        json.member("action", completion.action)
        json.member("remark", completion.remark)
    }
    return unsafe json.copied()
}
