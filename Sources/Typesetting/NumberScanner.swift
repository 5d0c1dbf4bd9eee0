// Reads the numbers of `\num`: `1.2e-3`, `12345`, `1.2 +- 0.3`, `-4`, `1.2(3)`.

/// Turns a number's characters into the nodes of a formula.
struct NumberScanner {
  private let scalars: [(offset: Int, element: Unicode.Scalar)]
  private var index = 0
  /// What is wrong, and where in the argument, after `nodes()` gave nil.
  private(set) var message = ""
  var place: Int { index < scalars.count ? scalars[index].offset : scalars.last?.offset ?? 0 }

  init(_ characters: [Unicode.Scalar]) { scalars = characters.enumerated().filter { !$0.element.isBlank } }

  private func peek(_ step: Int = 0) -> Unicode.Scalar? {
    index + step < scalars.count ? scalars[index + step].element : nil
  }

  mutating func nodes() -> [MathNode]? {
    var nodes: [MathNode] = []
    while let scalar = peek() {
      switch scalar {
      case "0"..."9", ".", ",": nodes += Self.grouped(take { $0.isASCIIDigit || $0 == "." || $0 == "," })
      case "e", "E":
        guard let power = power() else { return nil }
        nodes += nodes.isEmpty ? [power] : [.symbol("×", .binary, .upright), power]
      case "+" where peek(1) == "-": nodes.append(sign("±", length: 2))
      case "±": nodes.append(sign("±", length: 1))
      case "+", "-", "−":
        nodes.append(.classed(.ordinary, [sign(scalar == "+" ? "+" : "\u{2212}", length: 1)]))
      case "(", ")":
        index += 1
        nodes.append(.symbol(scalar, scalar == "(" ? .opening : .closing, .upright))
      default:
        message = "'\(scalar)' is not part of a number"
        return nil
      }
    }
    return nodes
  }

  private mutating func sign(_ scalar: Unicode.Scalar, length: Int) -> MathNode {
    index += length
    return .symbol(scalar, .binary, .upright)
  }

  private mutating func take(while isIncluded: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = peek(), isIncluded(scalar) {
      text.append(scalar == "," ? "." : scalar)
      index += 1
    }
    return String(text)
  }

  /// `e-3` as a power of ten.
  private mutating func power() -> MathNode? {
    index += 1
    let isNegative = peek() == "-"
    if isNegative || peek() == "+" { index += 1 }
    let exponent = take(while: \.isASCIIDigit)
    guard !exponent.isEmpty else {
      message = "an exponent without digits"
      return nil
    }
    let minus: [MathNode] = isNegative ? [.symbol("\u{2212}", .ordinary, .upright)] : []
    return .scripts(
      MathScripts(base: .word("10", .upright), lower: nil, upper: minus + [.word(exponent, .upright)], limits: nil))
  }

  /// Thin spaces between thousands, from five digits on.
  private static func grouped(_ digits: String) -> [MathNode] {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.contains(".") ? "." + parts.dropFirst().joined() : ""
    guard var rest = parts.first, rest.count >= 5 else { return [.word(digits, .upright)] }
    var groups: [String] = []
    while !rest.isEmpty {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest = rest.dropLast(3)
    }
    groups[groups.count - 1] += fraction
    return Array(groups.map { [MathNode.word($0, .upright)] }.joined(separator: [.space(3.0 / 18)]))
  }
}
