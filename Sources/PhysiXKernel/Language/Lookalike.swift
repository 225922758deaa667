/// A character that people and models write for something the language spells in ASCII.
struct Lookalike {
    /// What to write.
    let advice: String

    /// The advice for a character, or `nil` where none is known.
    init?(of scalar: Unicode.Scalar) {
        if let text = Self.spellings[scalar] {
            advice = "write `\(text)`"
        } else if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
            advice = "write the ASCII `\(ascii)`"
        } else if scalar.properties.isWhitespace {
            advice = "write a plain space"
        } else if scalar.properties.generalCategory == .format {
            advice = "remove this invisible character"
        } else if scalar == "\u{307}" || scalar == "\u{308}" || scalar == "ẋ" || scalar == "ẍ" || scalar == "′" {
            advice = "write derivatives as `dx/dt` and `d2x/dt2`"
        } else {
            return nil
        }
    }

    private static let spellings: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "·": "*", "⋅": "*", "∙": "*", "×": "*", "∗": "*", "⁎": "*", "÷": "/", "∕": "/", "⁄": "/", "√": "sqrt(…)",
            "⁰": "**0", "¹": "**1", "²": "**2", "³": "**3", "⁴": "**4", "⁵": "**5", "⁻": "**-", "ˆ": "**",
            "½": "0.5", "π": "3.141592653589793", "∂": "d",
        ]
        for dash in "−‐‑‒–—―﹣".unicodeScalars { table[dash] = "-" }
        for (letter, latin) in zip("асеорхуіјѕԁ".unicodeScalars, "aceopxyijsd") { table[letter] = "\(latin)" }
        for (index, name) in GreekLetter.names.enumerated() {
            if let letter = Unicode.Scalar(0x3B1 + UInt32(index)), table[letter] == nil {
                table[letter] = name == "lambda" ? "lam" : name
            }
        }
        return table
    }()
}

/// The Greek alphabet in Unicode's order, for names such as `theta`.
package enum GreekLetter {
    /// The English names of α…ω; the final sigma has the name of the other.
    package static let names = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
}
