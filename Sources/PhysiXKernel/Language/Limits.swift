/// How large an equation's text may be; each limit has its own error (Docs/Contract.md §3).
public enum Limits {
    /// The length of the whole text in UTF-8 bytes.
    public static let bytes = 4096
    /// How deep parentheses, calls, signs and the exponents of powers may nest, counted together.
    public static let depth = 64
    /// Binary operators, unary minus and function calls of all right sides together.
    public static let operators = 256
    /// Names that `params` may declare.
    public static let parameters = 64
    /// Equations in one text.
    public static let equations = 16
}
