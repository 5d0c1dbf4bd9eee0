// TeX's classes of mathematical atoms and the space between neighbours (The TeXbook, chapter 18).

/// What an atom is to its neighbours.
enum MathAtomClass: Int, Sendable {
  case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner

  private enum Gap: Int { case none, thin, thinOutsideScripts, medium, thick }

  /// Rows: the left atom; columns: the right atom. `*` of The TeXbook (impossible pairs) is no space.
  private static let gaps: [[Gap]] = {
    let o = Gap.none, t = Gap.thin, s = Gap.thinOutsideScripts, m = Gap.medium, k = Gap.thick
    return [
      [o, t, m, k, o, o, o, s],
      [t, t, o, k, o, o, o, s],
      [m, m, o, o, m, o, o, m],
      [k, k, o, o, k, o, o, k],
      [o, o, o, o, o, o, o, o],
      [o, t, m, k, o, o, o, s],
      [s, s, o, s, s, s, s, s],
      [s, t, m, k, s, o, s, s],
    ]
  }()

  /// The space between two atoms in mu (1/18 em); in scripts only the thin space about operators remains.
  static func space(_ left: MathAtomClass, _ right: MathAtomClass, inScript: Bool) -> Double {
    switch gaps[left.rawValue][right.rawValue] {
    case .none: 0
    case .thin: 3
    case .thinOutsideScripts: inScript ? 0 : 3
    case .medium: inScript ? 0 : 4
    case .thick: inScript ? 0 : 5
    }
  }

  /// Rules 5 and 6 of The TeXbook's appendix G: a sign without two operands is an ordinary symbol.
  static func resolveSigns(_ classes: inout [MathAtomClass?]) {
    var previous: Int?
    for index in classes.indices {
      guard let current = classes[index] else { continue }
      let before = previous.flatMap { classes[$0] }
      if current == .binary, before.map(\.refusesBinaryAfter) ?? true { classes[index] = .ordinary }
      if current.refusesBinaryBefore, before == .binary, let previous { classes[previous] = .ordinary }
      previous = index
    }
    if let previous, classes[previous] == .binary { classes[previous] = .ordinary }
  }

  private var refusesBinaryAfter: Bool {
    [.binary, .largeOperator, .relation, .opening, .punctuation].contains(self)
  }
  private var refusesBinaryBefore: Bool { [.relation, .closing, .punctuation].contains(self) }
}
