public import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// Equations whose names nobody may have declared.
private struct NamedEquation {
    private var equation = ""
    private var parameters = Parameters()
    private var stateVariables: [String] = []

    init(json: [UInt8]) throws(JSONError) {
        var named = Self()
        try JSONReader.read(json) { reader throws(JSONError) in
            try reader.readMembers("equation, params, state_variables") { key, reader throws(JSONError) in
                switch key {
                case "equation": named.equation = try reader.readString()
                case "params": named.parameters = try Parameters(reading: &reader)
                case "state_variables": named.stateVariables = try reader.readStrings()
                default: return false
                }
                return true
            }
        }
        self = named
    }

    private init() {}

    /// Reads the equations and writes them in the languages of others.
    func write(to json: inout JSONWriter) throws(EquationError) {
        let system = try EquationSystem(
            inferringNamesIn: equation, stateVariables: stateVariables, parameters: parameters.names)
        json.object { json in
            json.member("state_variables", system.scope.stateVariables)
            json.member("parameters", system.scope.parameters)
            json.member("equation", system.description)
            json.member("numeric", system.showing(parameters).description)
            json.member("complexity", system.operatorCount)
            json.member("latex", system.showing(parameters).latexFormula(numbers: parameters))
            json.member("mathml", system.showing(parameters).mathML(numbers: parameters).map(\.text))
            json.member("sympy", system.sympySource())
            json.member("scipy", system.scipySource(numbers: parameters))
        }
    }
}

/// Reads equations of motion and writes them for others.
@c @implementation
public func physix_equation(
    _ json: UnsafePointer<UInt8>, _ length: Int, _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> physix_status {
    unsafe PhysiXC.answer(json, length, to: answer) { try NamedEquation(json: $0).write(to: &$1) }
}
