// Constraints that the extension block gives: of single parameters, of several together, and regularisation.

import Expressions
import JSONTree

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension ModelBuilder {
  /// Constraints of single sets.
  mutating func constrain(_ block: WorkspaceExtension, _ names: ExtensionNames, _ model: inout Model) {
    for constraint in block.constraints {
      let path = JSONPath([.key("hfplot"), .key("constraints"), .key(constraint.parameter)])
      guard let index = model.parameterSets.firstIndex(where: { $0.name == constraint.parameter }) else {
        note(
          path,
          names.functions[constraint.parameter] != nil
            ? .constraintOfFunction(constraint.parameter)
            : .noParameter(constraint.parameter, model.parameterSets.map(\.name)))
        continue
      }
      let set = model.parameterSets[index]
      if constraint.form == .none {
        model.parameterSets[index].constraint = .none
        model.parameterSets[index].overrides = [:]
        continue
      }
      guard let widths = widths(constraint, set, path) else { continue }
      if set.isInterpolated, constraint.form == .lognormal || constraint.form == .poisson {
        interpolate(constraint, width: widths[0], path, index, &model)
      } else {
        apply(constraint, widths, path, to: &model.parameterSets[index])
      }
    }
  }

  private mutating func widths(
    _ constraint: WorkspaceExtension.Constraint, _ set: ParameterSet, _ path: JSONPath
  ) -> [Double]? {
    guard let given = constraint.widths else {
      let own = (0..<set.count).compactMap { set.constraint(of: $0).width }
      if own.count == set.count { return own }
      note(path, .widthMissing(set.name))
      return nil
    }
    guard given.count == 1 || given.count == set.count else {
      note(path.appending("width"), .widthCount(given.count, set.name, set.count))
      return nil
    }
    if let bad = given.first(where: { $0 <= 0 }) {
      note(path.appending("width"), .shouldBePositive("the width of '\(set.name)'", bad))
      return nil
    }
    return given.count == 1 ? Array(repeating: given[0], count: set.count) : given
  }

  private mutating func apply(
    _ constraint: WorkspaceExtension.Constraint, _ widths: [Double], _ path: JSONPath, to set: inout ParameterSet
  ) {
    for component in 0..<set.count {
      let own = set.constraint(of: component).center ?? set.inits[component]
      let center = constraint.center ?? own, width = widths[component]
      switch constraint.form {
      case .none: break
      case .normal: set.override(component, .normal(center: center, width: width), nominal: center)
      case .lognormal:
        guard center > 0 else { return note(path, .shouldBePositive("the center of '\(set.name)'", center)) }
        set.override(component, .lognormal(center: center, logWidth: log1p(width)), nominal: center)
        set.keepPositive(component)
      case .poisson:
        if let given = constraint.center, given != 1 { return note(path.appending("center"), .gammaOfSigned(set.name)) }
        let tau = 1 / (width * width)
        set.override(component, .poisson(observed: tau, tau: tau), nominal: 1)
        set.keepPositive(component)
      }
    }
  }

  /// ROOT's meaning for interpolated variations: the argument of the interpolation becomes a function of the parameter.
  /// A log-normal keeps the unit normal and interpolates at (κ^θ − 1)/w with κ = 1 + w; a gamma has a Poisson parameter
  /// of mean 1 and interpolates at (θ − 1)/w (STATISTICS §12).
  private mutating func interpolate(
    _ constraint: WorkspaceExtension.Constraint, width: Double, _ path: JSONPath, _ index: Int, _ model: inout Model
  ) {
    guard constraint.center == nil else { return note(path.appending("center"), .gammaOfSigned(constraint.parameter)) }
    let isGamma = constraint.form == .poisson
    let text = isGamma ? "(a - 1) / w" : "((1 + w)^a - 1) / w"
    let values = ["a": Expression(name: constraint.parameter), "w": Expression(constant: width)]
    guard let formula = parse(text, path), let expression = try? formula.substituting(values) else { return }
    model.extensions.substitutes.append(.init(name: constraint.parameter, expression: expression))
    let tau = 1 / (width * width)
    model.parameterSets[index].override(
      0, isGamma ? .poisson(observed: tau, tau: tau) : .normal(center: 0, width: 1), nominal: isGamma ? 1 : 0)
    guard isGamma else { return }
    model.parameterSets[index].inits = [1]
    model.parameterSets[index].bounds = [.init(lower: 1e-10, upper: max(10, 1 + 10 * width))]
  }

  // MARK: Several parameters together

  /// The components of a list of sets and components; nil where one is not known or stands twice.
  private mutating func components(_ list: [String], _ names: ExtensionNames, _ path: JSONPath) -> [String]? {
    var found: [String] = [], isComplete = true
    for (position, name) in list.enumerated() {
      let place = path.appending("parameters").appending(position)
      if names.functions[name] != nil {
        note(place, .constraintOfFunction(name))
      } else if let components = names.sets[name] ?? (names.components.contains(name) ? [name] : nil) {
        for component in components where found.contains(component) {
          note(place, .repeatedParameter(component))
          isComplete = false
        }
        found += components
        continue
      } else {
        note(place, .noParameter(name, names.all))
      }
      isComplete = false
    }
    return isComplete ? found : nil
  }

  mutating func correlate(_ block: WorkspaceExtension, _ names: ExtensionNames, _ model: inout Model) {
    var owners: [String: String] = [:]
    for constraint in block.constraints {
      for name in names.sets[constraint.parameter] ?? [] { owners[name] = "an entry of constraints" }
    }
    for (position, correlation) in block.correlations.enumerated() {
      let path = Self.path("correlations", position)
      guard let members = components(correlation.parameters, names, path) else { continue }
      if let twice = members.first(where: { owners[$0] != nil }) {
        note(path.appending("parameters"), .constrainedTwice(twice, owners[twice] ?? ""))
        continue
      }
      for member in members { owners[member] = "'\(correlation.name)'" }
      let places = members.compactMap { model.place(of: $0) }
      let own = places.map { model.parameterSets[$0.set].constraint(of: $0.component) }
      let starts = places.map { model.parameterSets[$0.set].inits[$0.component] }
      guard let rows = rows(of: correlation, members, own.map(\.width), path),
        let covariance = positive(rows, members, path)
      else { continue }
      let centers = correlation.centers ?? zip(own, starts).map { $0.center ?? $1 }
      guard centers.count == members.count else {
        note(path.appending("centers"), .listCount("centers", centers.count, members.count))
        continue
      }
      for (index, place) in places.enumerated() {
        let width = covariance[index, index].squareRoot()
        model.parameterSets[place.set].override(
          place.component, .normal(center: centers[index], width: width), nominal: centers[index])
      }
      model.extensions.correlations.append(
        .init(name: correlation.name, parameters: members, centers: centers, covariance: covariance))
    }
  }

  /// The covariance matrix that a correlation stands for.
  private mutating func rows(
    of correlation: WorkspaceExtension.Correlation, _ members: [String], _ own: [Double?], _ path: JSONPath
  ) -> [[Double]]? {
    switch correlation.matrix {
    case .covariance(let rows): return square(rows, members, path.appending("covariance")) ? rows : nil
    case .kernel(let kernel): return self.rows(of: kernel, members.count, path.appending("kernel"))
    case .correlation(let rows, let given):
      let place = path.appending("correlation")
      guard square(rows, members, place), isCorrelation(rows, members, place) else { return nil }
      if let given, given.count != members.count {
        note(path.appending("widths"), .listCount("widths", given.count, members.count))
        return nil
      }
      if let bad = given?.first(where: { $0 <= 0 }) {
        note(path.appending("widths"), .shouldBePositive("a width", bad))
        return nil
      }
      let widths = given.map { $0.map(Optional.some) } ?? own
      if let missing = zip(members, widths).first(where: { $0.1 == nil }) {
        note(path, .widthMissing(missing.0))
        return nil
      }
      return rows.indices.map { i in rows.indices.map { rows[i][$0] * (widths[i] ?? 0) * (widths[$0] ?? 0) } }
    }
  }

  private mutating func square(_ rows: [[Double]], _ members: [String], _ path: JSONPath) -> Bool {
    guard rows.count == members.count, rows.allSatisfy({ $0.count == members.count }) else {
      note(path, .matrixSize(rows.count, members.count))
      return false
    }
    for i in rows.indices {
      for j in 0..<i where abs(rows[i][j] - rows[j][i]) > 1e-9 * (abs(rows[i][i] * rows[j][j])).squareRoot() {
        note(path.appending(i).appending(j), .matrixAsymmetric(i, j, members))
        return false
      }
    }
    return true
  }

  private mutating func isCorrelation(_ rows: [[Double]], _ members: [String], _ path: JSONPath) -> Bool {
    for i in rows.indices {
      for j in 0...i where i == j ? abs(rows[i][j] - 1) > 1e-9 : abs(rows[i][j]) > 1 {
        note(path.appending(i).appending(j), .correlationElement(i, j, rows[i][j], members))
        return false
      }
    }
    return true
  }

  private mutating func rows(
    of kernel: WorkspaceExtension.Correlation.Kernel, _ count: Int, _ path: JSONPath
  ) -> [[Double]]? {
    let positions = kernel.positions ?? (0..<count).map(Double.init)
    guard positions.count == count else {
      note(path.appending("positions"), .listCount("positions", positions.count, count))
      return nil
    }
    if let nugget = kernel.nugget, nugget < 0 {
      note(path.appending("nugget"), .shouldBePositive("nugget", nugget))
      return nil
    }
    return (0..<count).map { i in
      (0..<count).map { j in
        let value = kernel.form.correlation(abs(positions[i] - positions[j]) / kernel.length)
        return kernel.width * kernel.width * (value + (i == j ? kernel.nugget ?? 1e-6 : 0))
      }
    }
  }

  private mutating func positive(_ rows: [[Double]], _ members: [String], _ path: JSONPath) -> SymmetricMatrix? {
    let matrix = SymmetricMatrix(rows: rows)
    // Judged free of units: the correlation matrix.
    let scales = rows.indices.map { rows[$0][$0] > 0 ? 1 / rows[$0][$0].squareRoot() : 1 }
    let scaled = SymmetricMatrix(
      rows: rows.indices.map { i in rows.indices.map { rows[i][$0] * scales[i] * scales[$0] } })
    if scaled.isPositiveDefinite, rows.indices.allSatisfy({ rows[$0][$0] > 0 }) { return matrix }
    let least = scaled.eigenvalues.first ?? 0, most = scaled.eigenvalues.last ?? 1
    let weights = members.indices.map { (members[$0], abs(scaled.eigenvectors[$0 * members.count])) }
    let leading = weights.filter { $0.1 > 0.3 }.sorted { $0.1 > $1.1 }.map(\.0)
    note(path, .notPositiveDefinite(most > 0 ? least / most : least, Wording.abridged(leading)))
    return nil
  }

  // MARK: Regularisation

  mutating func regularise(_ block: WorkspaceExtension, _ names: ExtensionNames, _ model: inout Model) {
    for (position, term) in block.regularisations.enumerated() {
      let path = Self.path("regularisation", position)
      guard let members = components(term.parameters, names, path) else { continue }
      if term.strength <= 0 { note(path.appending("strength"), .shouldBePositive("strength", term.strength)) }
      let reference =
        term.reference
        ?? members.compactMap { name in
          model.place(of: name).map { model.parameterSets[$0.set].inits[$0.component] }
        }
      if reference.count != members.count {
        note(path.appending("reference"), .listCount("values of reference", reference.count, members.count))
      } else if members.count <= term.form.order {
        note(path.appending("parameters"), .tooFewForForm(term.form.rawValue, term.form.order + 1))
      } else {
        model.extensions.regularisations.append(
          .init(
            name: term.name, form: term.form, strength: term.strength, parameters: members, reference: reference,
            precision: term.form.precision(members.count).map { $0 * term.strength }))
      }
    }
  }
}

extension WorkspaceExtension.Correlation.Kernel.Form {
  /// The correlation at a distance in units of the length.
  func correlation(_ distance: Double) -> Double {
    switch self {
    case .squaredExponential: exp(-0.5 * distance * distance)
    case .exponential: exp(-distance)
    case .matern32: (1 + 3.0.squareRoot() * distance) * exp(-3.0.squareRoot() * distance)
    }
  }
}

extension WorkspaceExtension.Regularisation.Form {
  /// DᵀD, row by row, with D the differences of this form between neighbours.
  func precision(_ count: Int) -> [Double] {
    let stencil: [Double] = [[1], [-1, 1], [1, -2, 1]][order]
    var matrix = [Double](repeating: 0, count: count * count)
    for row in 0..<count - order {
      for (i, left) in stencil.enumerated() {
        for (j, right) in stencil.enumerated() { matrix[(row + i) * count + row + j] += left * right }
      }
    }
    return matrix
  }
}
