import PhysiXFormats

/// The members of an observation that stay the same throughout an episode, written once.
///
/// The trajectory is nearly all of an observation: writing its numbers takes as long as verifying a proposal.
package struct WrittenConstants: Sendable {
    let beginning: ArraySlice<UInt8>
    let system: ArraySlice<UInt8>

    /// The constants of the episode that an observation is from.
    package init(of observation: Observation) {
        beginning = Self.members(observation.writeBeginning)
        system = Self.members(observation.writeSystem)
    }

    /// How many bytes they have.
    package var byteCount: Int { beginning.count + system.count }

    private static func members(_ write: (inout JSONWriter) -> Void) -> ArraySlice<UInt8> {
        var json = JSONWriter()
        json.object(write)
        // A copy, because the writer's own bytes have room for more.
        return Array(json.bytes.dropFirst().dropLast())[...]
    }
}
