public import PhysiXFormats
import PhysiXKernel

extension Action: JSONWritable {
    /// Reads an action: `equation`, `params`, `rationale`, `metadata`, all optional.
    ///
    /// - Throws: ``JSONError`` with the place, also for unknown keys and for parameters that are not numbers.
    public init(json: [UInt8]) throws(JSONError) {
        self = try JSONReader.read(json) { reader throws(JSONError) in try Action(reading: &reader) }
    }

    /// Reads an action that is part of a larger document.
    public init(reading reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "equation": equation = try reader.readString()
            case "params": parameters = try Parameters(reading: &reader)
            case "rationale": rationale = try reader.readString()
            case "metadata":
                if try reader.readNull() { break }
                guard case .object(let members) = try reader.readValue() else {
                    throw reader.refusal("`metadata` must be an object")
                }
                metadata = members
            default:
                throw reader.refusal(
                    "unknown key `\(reader.key)`", hint: "an action has equation, params, rationale and metadata")
            }
        }
    }

    /// Writes the action with all its keys; `metadata` only where there is any.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("equation", equation)
            json.numbers("params", parameters)
            json.member("rationale", rationale)
            if !metadata.members.isEmpty { json.member("metadata", metadata) }
        }
    }
}

extension Parameters {
    /// Reads an object from names to finite numbers.
    ///
    /// One more than the language accepts is the most that is kept, so that it is the language that refuses them.
    package init(reading reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.beginObject()
        while try reader.nextKey() {
            let name = reader.key
            let value = try reader.readDouble()
            if count <= Limits.parameters { self[name] = value }
        }
    }
}
