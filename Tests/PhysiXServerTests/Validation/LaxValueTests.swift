import PhysiXFormats
import Testing

@testable import PhysiXServer

struct LaxValueTests {
    @Test(arguments: ["3", "3.0", "true", "\" 4 \"", "-7", "123456789012345678901234567890"])
    func whatPydanticAcceptsAsAnIntegerIsOne(_ text: String) throws {
        guard case .value = LaxValue<Int>(integer: try JSONValue(parsing: text)) else {
            Issue.record("\(text) is refused")
            return
        }
    }

    @Test(arguments: [
        ("\"x\"", "int_parsing"), ("1.5", "int_from_float"), ("null", "int_type"), ("[]", "int_type"),
    ])
    func whatPydanticRefusesAsAnIntegerIsRefusedByItsName(_ text: String, _ name: String) throws {
        guard case .mistake(let type, _) = LaxValue<Int>(integer: try JSONValue(parsing: text)) else {
            Issue.record("\(text) is accepted")
            return
        }
        #expect(type == name)
    }

    @Test(arguments: [
        ("\"x\"", "float_parsing"), ("1e400", "finite_number"), ("null", "float_type"), ("\"inf\"", "finite_number"),
    ])
    func whatPydanticRefusesAsANumberIsRefusedByItsName(_ text: String, _ name: String) throws {
        guard case .mistake(let type, _) = LaxValue<Double>(number: try JSONValue(parsing: text)) else {
            Issue.record("\(text) is accepted")
            return
        }
        #expect(type == name)
    }
}
