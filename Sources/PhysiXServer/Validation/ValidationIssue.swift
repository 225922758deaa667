package import PhysiXFormats

/// What is wrong with one value of a request, in the shape of pydantic's errors, which OpenEnv's clients know.
package struct ValidationIssue: Sendable, Equatable {
    /// A step on the way to a value.
    package enum Place: Sendable, Equatable {
        case key(String)
        case index(Int)
    }

    /// Pydantic's name for the kind of mistake, such as `int_parsing`.
    package var type: String
    /// Where the value stands.
    package var location: [Place]
    /// What is wrong, as pydantic says it.
    package var message: String
    /// The value.
    package var input: JSONValue
    /// The numbers in the message.
    package var context: JSONObject

    package init(
        _ type: String, at location: [Place], _ message: String, input: JSONValue, context: JSONObject = JSONObject()
    ) {
        self.type = type
        self.location = location
        self.message = message
        self.input = input
        self.context = context
    }
}

extension ValidationIssue {
    static func missing(at location: [Place], in enclosing: JSONValue) -> ValidationIssue {
        ValidationIssue("missing", at: location, "Field required", input: enclosing)
    }

    static func unknownKey(at location: [Place], input: JSONValue) -> ValidationIssue {
        ValidationIssue("extra_forbidden", at: location, "Extra inputs are not permitted", input: input)
    }

    static func noObject(at location: [Place], input: JSONValue) -> ValidationIssue {
        ValidationIssue("dict_type", at: location, "Input should be a valid dictionary", input: input)
    }

    /// A whole body that is no object.
    static func noBody(_ input: JSONValue) -> ValidationIssue {
        ValidationIssue(
            "model_attributes_type", at: [.key("body")],
            "Input should be a valid dictionary or object to extract fields from", input: input)
    }

    /// A value that is right by itself and wrong here, with a sentence of our own.
    static func unacceptable(at location: [Place], _ sentence: String, input: JSONValue) -> ValidationIssue {
        ValidationIssue(
            "value_error", at: location, "Value error, \(sentence)", input: input,
            context: JSONObject([.init(key: "error", value: .string(sentence))]))
    }

    /// A task that a split does not have.
    static func noTask(at location: [Place], _ index: Int, of split: String, _ count: Int) -> ValidationIssue {
        ValidationIssue(
            "no_such_task", at: location, "There is no task \(index) in the split \(split), which has \(count)",
            input: .number(JSONNumber(index)))
    }

    static func tooLong(at location: [Place], most: Int, input: JSONValue) -> ValidationIssue {
        ValidationIssue(
            "string_too_long", at: location, "String should have at most \(most) characters", input: input,
            context: JSONObject([.init(key: "max_length", value: .number(JSONNumber(most)))]))
    }
}

extension ValidationIssue {
    /// Writes the issue, with pydantic's link to an explanation for actions and messages, as OpenEnv does.
    func write(to json: inout JSONWriter, withLink: Bool) {
        json.object { json in
            json.member("type", type)
            json.array("loc") { json in
                for place in location {
                    switch place {
                    case .key(let key): json.value(key)
                    case .index(let index): json.value(index)
                    }
                }
            }
            json.member("msg", message)
            json.member("input", input)
            if !context.members.isEmpty { json.member("ctx", context) }
            if withLink { json.member("url", "https://errors.pydantic.dev/2.14/v/\(type)") }
        }
    }
}
