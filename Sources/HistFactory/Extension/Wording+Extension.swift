// The words of problems with the extension block.

import Expressions
import JSONTree

extension Wording {
  init(_ problem: ExpressionProblem) { self.init(problem.sentence, problem.hint) }

  static func blockVersion(_ found: String) -> Wording {
    Wording("version '\(found)' of the hfplot block is not known", "this reads version '\(WorkspaceExtension.version)'")
  }

  static func notForPyhf(isSideFile: Bool) -> Wording {
    Wording(
      isSideFile ? "pyhf has no extensions" : "the hfplot block is no part of pyhf's format",
      "leave out --strict-pyhf\(isSideFile ? " or --extension" : ", or remove the block")")
  }

  static let twoBlocks = Wording(
    "the workspace has an hfplot block already: --extension would replace it", "remove one of them")

  static let blockSize = Wording("size should be a whole number from 1 to 10000")

  static func unknownChoice(_ what: String, _ found: String, _ known: [String]) -> Wording {
    Wording("\(what) cannot be '\(found)'", suggestion(found, known) ?? "it is one of \(quoted(known))")
  }

  static func gammaForm(_ form: String) -> Wording {
    Wording("shared gammas cannot have a \(form) constraint", "it is 'normal' or 'poisson'")
  }

  static func shouldBePositive(_ what: String, _ value: Double) -> Wording {
    Wording("\(what) should be positive, not \(value)")
  }

  static func correlationMatrices(_ count: Int) -> Wording {
    Wording(
      count == 0 ? "the correlation has no matrix" : "the correlation has \(count) matrices",
      "give one of covariance, correlation (with widths) and kernel")
  }

  // MARK: Meaning

  static func nameTaken(_ name: String, by what: String) -> Wording {
    Wording("the name '\(name)' is taken by \(what)", "choose another name")
  }

  static func functionOfSet(_ name: String, _ count: Int) -> Wording {
    Wording(
      "'\(name)' has a parameter a bin (\(count)): a function gives one number",
      "an expression a bin is an entry of modifiers")
  }

  static func functionCycle(_ names: [String]) -> Wording {
    Wording("the function is defined by itself: \(names.joined(separator: " → "))")
  }

  static func unknownInExpression(_ name: String, _ known: [String]) -> Wording {
    Wording("there is no parameter or function '\(name)'", suggestion(name, known) ?? "declare it under parameters")
  }

  static func setInExpression(_ name: String, _ count: Int) -> Wording {
    Wording("'\(name)' has \(Wording.count(count, "component"))", "name one of them, for example \(name)[0]")
  }

  static func unused(_ name: String) -> Wording {
    Wording("the parameter '\(name)' is used by no expression", "remove it, or fix it")
  }

  static func noParameter(_ name: String, _ known: [String]) -> Wording {
    Wording("the model has no parameter '\(name)'", suggestion(name, known))
  }

  static func constraintOfFunction(_ name: String) -> Wording {
    Wording("'\(name)' is a function and cannot be constrained", "constrain the parameters that it depends on")
  }

  static func constrainedTwice(_ name: String, _ first: String) -> Wording {
    Wording("'\(name)' is constrained by \(first) already")
  }

  static func widthCount(_ count: Int, _ name: String, _ components: Int) -> Wording {
    Wording(
      "\(Wording.count(count, "width")) where '\(name)' has \(Wording.count(components, "component"))",
      "give one for all, or one a component")
  }

  static func widthMissing(_ name: String) -> Wording {
    Wording("'\(name)' has no width of its own", "add the width of the constraint")
  }

  static func gammaOfSigned(_ name: String) -> Wording {
    Wording(
      "a poisson constraint of '\(name)' has its center at 1: it cannot be chosen",
      "scale the variations, or use a normal constraint")
  }

  static func matrixSize(_ rows: Int, _ count: Int) -> Wording {
    Wording(
      "the matrix should have \(count) rows of \(count), one for each parameter",
      rows == count ? nil : "it has \(rows) rows")
  }

  static func matrixAsymmetric(_ row: Int, _ column: Int, _ names: [String]) -> Wording {
    Wording("the matrix is not symmetric in '\(names[row])' and '\(names[column])'")
  }

  static func correlationElement(_ row: Int, _ column: Int, _ value: Double, _ names: [String]) -> Wording {
    row == column
      ? Wording("the correlation of '\(names[row])' with itself should be 1, not \(value)")
      : Wording("the correlation of '\(names[row])' and '\(names[column])' should be between -1 and 1, not \(value)")
  }

  static func notPositiveDefinite(_ eigenvalue: Double, _ participants: String) -> Wording {
    Wording(
      "the matrix is not positive definite: an eigenvalue is \(shortened(eigenvalue)) of the largest, along \(participants)",
      "parameters that are the same are one parameter; a kernel takes a larger nugget")
  }

  static func listCount(_ what: String, _ count: Int, _ expected: Int) -> Wording {
    Wording("\(count) \(what) where there are \(Wording.count(expected, "parameter"))", "give one a parameter")
  }

  static func dataCount(_ name: String, _ count: Int, _ bins: Int) -> Wording {
    Wording(
      "'\(name)' has \(Wording.count(count, "value")) where the channel has \(Wording.count(bins, "bin"))",
      "give one, or one a bin")
  }

  static func noSuch(_ kind: String, _ name: String, _ known: [String]) -> Wording {
    Wording("there is no \(kind) '\(name)'", suggestion(name, known) ?? "there are \(abridged(known))")
  }

  static func repeatedParameter(_ name: String) -> Wording { Wording("'\(name)' stands twice in the list") }

  static func tooFewForForm(_ form: String, _ count: Int) -> Wording {
    Wording("a \(form) needs \(count) parameters or more")
  }

  /// Three significant digits, for messages.
  static func shortened(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 100, scale < 1e30 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
