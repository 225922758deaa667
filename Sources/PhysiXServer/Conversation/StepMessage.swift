import PhysiXEpisodes
import PhysiXFormats

/// The message that matters for speed, read without building a tree.
enum StepMessage {
    /// The action of a well-formed step message.
    ///
    /// - Returns: `nil` for every other message, and for actions that need a second look.
    static func action(in message: Span<UInt8>) -> Action? {
        do throws(JSONError) {
            let action = try JSONReader.read(message, options: Envelope.options) { reader throws(JSONError) in
                var action: Action?
                try reader.beginObject()
                guard try reader.nextKey(), reader.keyIs("type"), try reader.readString() == "step",
                    try reader.nextKey(), reader.keyIs("data")
                else { throw reader.refusal("no step") }
                action = try Action(reading: &reader)
                guard try !reader.nextKey() else { throw reader.refusal("no step") }
                return action
            }
            guard let action, action.isWithinLimits else { return nil }
            return action
        } catch {
            // Whatever is wrong is found again, and explained, by who reads the message as a tree.
            return nil
        }
    }
}
