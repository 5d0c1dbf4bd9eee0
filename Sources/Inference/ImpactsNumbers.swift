// What a method of impacts gives: rows by index, and how they are added up.
import Likelihood
import Results

/// A convention with its fits or formulas.
protocol ImpactsMethod: Sendable {
  /// All rows, and the statistical part.
  func numbers(_ workforce: Workforce) -> ImpactNumbers
  /// Impacts of whole groups, where they are not the quadrature sums of their members.
  func groups(_ members: [[Int]], _ workforce: Workforce) -> [GroupShifts]?
}

/// A parameter's impact on each parameter of interest.
struct ImpactRow: Sendable {
  var parameter: Int
  /// By parameter of interest; nil where the uncertainty is not known.
  var postfit: [ImpactShift?]
  /// The same by the pre-fit uncertainty.
  var prefit: [ImpactShift?]
  var atBound = false
  var hasFailed = false
  /// A fit of the row lies below the best fit.
  var isBelow = false
}

/// A group's impact on each parameter of interest.
struct GroupShifts: Sendable {
  var shifts: [ImpactShift]
  var note: String?
}

struct ImpactNumbers: Sendable {
  var rows: [ImpactRow]
  /// By parameter of interest.
  var statistical: [ImpactShift]
  /// Rows are components of independent observations, that of a constrained parameter of interest among them.
  var areComponents = false
  var notes: [String] = []
  /// Profile intervals of the parameters of interest.
  var minos: [Int: ParameterResult.Minos] = [:]

  /// What did not work, in words.
  func failures(_ base: ImpactsBase) -> [String] {
    func list(_ flag: (ImpactRow) -> Bool, _ words: String) -> [String] {
      let names = rows.filter(flag).map { base.likelihood.parameters[$0.parameter].name }
      guard !names.isEmpty else { return [] }
      let more = names.count > 5 ? " and \(names.count - 5) more" : ""
      return ["\(words): \(names.prefix(5).joined(separator: ", "))\(more)"]
    }
    return list(\.hasFailed, "refits that did not converge, left out")
      + list(\.isBelow, "refits below the best fit, which is not the lowest minimum")
  }
}

extension ImpactShift {
  /// Upward and downward parts added in quadrature, each by itself; a one-sided shift counts on its side only.
  static func quadratureSum(_ shifts: [ImpactShift]) -> ImpactShift {
    var (up, down) = (0.0, 0.0)
    for shift in shifts {
      let highest = max(shift.up ?? 0, shift.down ?? 0, 0), lowest = min(shift.up ?? 0, shift.down ?? 0, 0)
      up += highest * highest
      down += lowest * lowest
    }
    return ImpactShift(up: up.squareRoot(), down: down > 0 ? -down.squareRoot() : 0)
  }
}
