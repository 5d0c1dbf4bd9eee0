// What a pull figure shows: rows by section, and free parameters apart from constrained ones.
import Results
import Styles

/// One parameter in all fits that are overlaid.
struct PullRow: Equatable {
  var name: String
  var title: String
  /// One a fit; nil where a fit has no such parameter or no pull.
  var pulls: [Pull?]
  /// σ/σ₀ of the first fit.
  var ratio: Double?
  var isOutlier: Bool
  /// Whether the first fit left it at one of its bounds.
  var isAtBound = false
}

/// A free parameter: its values, in its own units.
struct FreeRow: Equatable {
  var title: String
  var values: [Pull?]
  /// Whether the first fit left it at one of its bounds.
  var isAtBound = false
}

/// Rows under one heading.
struct PullSection: Equatable {
  var title: String
  var rows: [PullRow]
}

struct PullContent {
  var sections: [PullSection] = []
  var free: [FreeRow] = []

  /// - Parameter fits: the first gives the order and says which parameters there are.
  init(_ fits: [FitResult], annotations: Annotations, style: Style, options: PullsFigureOptions) {
    guard let first = fits.first else { return }
    let naming = ParameterNaming(annotations: annotations, style: style, names: first.parameters.map(\.name))
    let others = fits.dropFirst().map { fit in
      Dictionary(fit.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    func inAllFits(_ parameter: ParameterResult) -> [ParameterResult?] {
      [parameter] + others.map { $0[parameter.name] }
    }
    let threshold = PullThreshold(style), atBound = Set(first.header.status.atBound)
    let chosen = first.parameters.filter { !$0.fixed && options.includes($0.name) }
    free = chosen.filter { $0.constraint.type == .none }.map { parameter in
      FreeRow(
        title: naming.title(parameter.name), values: inAllFits(parameter).map { $0.map(Self.value) },
        isAtBound: atBound.contains(parameter.name))
    }
    // Factors of single bins are many and come last, whatever their groups are called.
    let constrained = chosen.filter { $0.constraint.type != .none && $0.pull != nil }
    for isBinFactor in [false, true] {
      for parameter in constrained where parameter.isBinFactor == isBinFactor {
        let row = PullRow(
          name: parameter.name, title: naming.title(parameter.name),
          pulls: inAllFits(parameter).map { $0?.pull(options.definition) }, ratio: parameter.constraintRatio,
          isOutlier: threshold.isOutlier(parameter), isAtBound: atBound.contains(parameter.name))
        add(row, to: naming.group(parameter))
      }
    }
    sort(options.order)
  }

  var rows: [PullRow] { sections.flatMap(\.rows) }

  private mutating func add(_ row: PullRow, to title: String) {
    if let index = sections.firstIndex(where: { $0.title == title }) {
      sections[index].rows.append(row)
    } else {
      sections.append(PullSection(title: title, rows: [row]))
    }
  }

  private mutating func sort(_ order: PullsFigureOptions.Order) {
    for index in sections.indices {
      switch order {
      case .model: break
      case .name: sections[index].rows.sort { $0.name < $1.name }
      case .pull: sections[index].rows.stableSort { abs($0.pulls.first??.value ?? 0) }
      case .constraint: sections[index].rows.stableSort { -($0.ratio ?? 1) }
      }
    }
  }

  private static func value(_ parameter: ParameterResult) -> Pull {
    Pull(
      value: parameter.value, down: (parameter.minos?.down).map { abs($0) } ?? parameter.uncertainty,
      up: parameter.minos?.up ?? parameter.uncertainty)
  }
}

/// What counts as a large pull or a strong constraint.
struct PullThreshold {
  let pull: Double
  let constraint: Double

  init(_ style: Style) {
    pull = style.number("pulls.outlier.pull")
    constraint = style.number("pulls.outlier.constraint")
  }

  func isOutlier(_ parameter: ParameterResult) -> Bool {
    abs(parameter.pull ?? 0) > pull || (parameter.constraintRatio ?? 1) < constraint
  }
}

extension Array {
  /// Largest first; equals keep their order.
  fileprivate mutating func stableSort(by size: (Element) -> Double) {
    self = enumerated().sorted { left, right in
      let (a, b) = (size(left.element), size(right.element))
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }
}
