import PhysiXFormats

/// The body of an error: `{"detail": …}`.
struct ErrorDetail {
    let bytes: [UInt8]

    init(_ sentence: String) {
        var json = JSONWriter()
        json.object { $0.member("detail", sentence) }
        bytes = json.bytes
    }

    init(_ failure: ValidationFailure) {
        var json = JSONWriter()
        json.object { failure.write("detail", to: &$0) }
        bytes = json.bytes
    }
}
