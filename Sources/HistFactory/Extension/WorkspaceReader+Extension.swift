// Reading the extension block: its shape; what it means is checked when a model is made.

import JSONTree

extension WorkspaceExtension {
  /// Reads a block that stands alone in its document.
  public init(_ document: JSONDocument) throws(WorkspaceProblems) {
    var reader = WorkspaceReader()
    self = reader.extensionBlock(document.root)
    guard reader.complaints.isEmpty else { throw WorkspaceProblems(reader.complaints).located(in: document) }
  }
}

extension WorkspaceReader {
  private static let blockKeys = JSONKeys(
    "version", "parameters", "functions", "constraints", "correlations", "modifiers", "shared_gammas", "regularisation",
    "repairs")
  private static let freeParameterKeys = JSONKeys("name", "init", "bounds", "fixed", "size")
  private static let functionKeys = JSONKeys("name", "expression")
  private static let constraintKeys = JSONKeys("type", "width", "center")
  private static let customModifierKeys = JSONKeys("name", "channel", "sample", "operation", "expression", "data")
  private static let gammaKeys = JSONKeys("name", "channel", "samples", "uncertainties", "constraint")
  private static let regularisationKeys = JSONKeys("name", "parameters", "type", "strength", "reference")

  mutating func extensionBlock(_ node: JSONNode) -> WorkspaceExtension {
    var block = WorkspaceExtension()
    guard let fields = object(node, "the hfplot block", Self.blockKeys, required: 1) else { return block }
    if let version = fields[0], !version.isString("1") { note(version, .blockVersion(version.string ?? "?")) }
    block.parameters = list(fields[1], "parameters", mayBeEmpty: true) { $0.freeParameter($1) }
    block.functions = list(fields[2], "functions", mayBeEmpty: true) { $0.function($1) }
    block.constraints = fields[3].map { members($0, "constraints") { $0.constraint($1, $2) } } ?? []
    block.correlations = list(fields[4], "correlations", mayBeEmpty: true) { $0.correlation($1) }
    block.modifiers = list(fields[5], "modifiers", mayBeEmpty: true) { $0.customModifier($1) }
    block.sharedGammas = list(fields[6], "shared_gammas", mayBeEmpty: true) { $0.sharedGammas($1) }
    block.regularisations = list(fields[7], "regularisation", mayBeEmpty: true) { $0.regularisation($1) }
    block.repairs = list(fields[8], "repairs", mayBeEmpty: true) { $0.text($1, "a repair") }
    return block
  }

  // MARK: The parts of the block

  private mutating func freeParameter(_ node: JSONNode) -> WorkspaceExtension.FreeParameter {
    let fields = object(node, "a parameter", Self.freeParameterKeys, required: 3)
    let limits = pairOfNumbers(fields?[2], "bounds")
    return WorkspaceExtension.FreeParameter(
      name: name(fields?[0]), initial: number(fields?[1], "init") ?? 0, bounds: limits,
      isFixed: flag(fields?[3], "fixed"),
      size: fields?[4].flatMap { size($0) })
  }

  private mutating func function(_ node: JSONNode) -> WorkspaceExtension.Function {
    let fields = object(node, "a function", Self.functionKeys, required: 2)
    return WorkspaceExtension.Function(name: name(fields?[0]), expression: text(fields?[1], "expression"))
  }

  private mutating func constraint(_ key: String, _ node: JSONNode) -> WorkspaceExtension.Constraint {
    let fields = object(node, "a constraint", Self.constraintKeys, required: 1)
    return WorkspaceExtension.Constraint(
      parameter: key, form: choice(fields?[0], "type") ?? .none, widths: fields?[1].flatMap { oneOrMore($0, "width") },
      center: number(fields?[2], "center"))
  }

  private mutating func customModifier(_ node: JSONNode) -> WorkspaceExtension.CustomModifier {
    let fields = object(node, "a modifier", Self.customModifierKeys, required: 5)
    let data = fields?[5].map { members($0, "data") { reader, key, node in (key, reader.oneOrMore(node, key) ?? []) } }
    return WorkspaceExtension.CustomModifier(
      name: name(fields?[0]), channel: text(fields?[1], "channel"), sample: text(fields?[2], "sample"),
      operation: choice(fields?[3], "operation") ?? .multiply, expression: text(fields?[4], "expression"),
      data: data?.map { (name: $0.0, values: $0.1) } ?? [])
  }

  private mutating func sharedGammas(_ node: JSONNode) -> WorkspaceExtension.SharedGammas {
    let fields = object(node, "shared gammas", Self.gammaKeys, required: 4)
    let form: WorkspaceExtension.Constraint.Form? = choice(fields?[4], "constraint")
    if let node = fields?[4], let form, form != .normal, form != .poisson { note(node, .gammaForm(form.rawValue)) }
    return WorkspaceExtension.SharedGammas(
      name: name(fields?[0]), channel: text(fields?[1], "channel"),
      samples: list(fields?[2], "samples") { $0.text($1, "a sample") },
      uncertainties: numbers(fields?[3], "uncertainties"), isPoisson: form != .normal)
  }

  private mutating func regularisation(_ node: JSONNode) -> WorkspaceExtension.Regularisation {
    let fields = object(node, "a regularisation", Self.regularisationKeys, required: 4)
    return WorkspaceExtension.Regularisation(
      name: name(fields?[0]), parameters: list(fields?[1], "parameters") { $0.text($1, "a parameter") },
      form: choice(fields?[2], "type") ?? .size, strength: number(fields?[3], "strength") ?? 0,
      reference: fields?[4].map { numbers($0, "reference") })
  }
}

// MARK: - Correlations

extension WorkspaceReader {
  private static let correlationKeys = JSONKeys(
    "name", "parameters", "covariance", "correlation", "widths", "kernel", "centers")
  private static let kernelKeys = JSONKeys("type", "length", "width", "positions", "nugget")

  fileprivate mutating func correlation(_ node: JSONNode) -> WorkspaceExtension.Correlation {
    let fields = object(node, "a correlation", Self.correlationKeys, required: 2)
    var matrices: [WorkspaceExtension.Correlation.Matrix] = []
    if let node = fields?[2] { matrices.append(.covariance(matrix(node, "covariance"))) }
    if let node = fields?[3] {
      let widths = fields?[4].map { numbers($0, "widths") }
      matrices.append(.correlation(matrix(node, "correlation"), widths: widths))
    }
    if let node = fields?[5] { matrices.append(.kernel(kernel(node))) }
    if matrices.count != 1, node.kind == .object { note(node, .correlationMatrices(matrices.count)) }
    return WorkspaceExtension.Correlation(
      name: name(fields?[0]), parameters: list(fields?[1], "parameters") { $0.text($1, "a parameter") },
      matrix: matrices.first ?? .covariance([]), centers: fields?[6].map { numbers($0, "centers") })
  }

  private mutating func kernel(_ node: JSONNode) -> WorkspaceExtension.Correlation.Kernel {
    let fields = object(node, "a kernel", Self.kernelKeys, required: 3)
    return WorkspaceExtension.Correlation.Kernel(
      form: choice(fields?[0], "type") ?? .squaredExponential, length: positive(fields?[1], "length"),
      width: positive(fields?[2], "width"), positions: fields?[3].map { numbers($0, "positions") },
      nugget: number(fields?[4], "nugget"))
  }

  private mutating func positive(_ node: JSONNode?, _ what: String) -> Double {
    guard let node, let value = number(node, what) else { return 1 }
    if value <= 0 { note(node, .shouldBePositive(what, value)) }
    return value
  }

  private mutating func matrix(_ node: JSONNode, _ what: String) -> [[Double]] {
    list(node, what) { $0.numbers($1, "a row of \(what)") }
  }
}

// MARK: - Values of the block

extension WorkspaceReader {
  fileprivate mutating func text(_ node: JSONNode?, _ what: String) -> String {
    guard let node else { return "" }
    if let text = node.string, !text.isEmpty { return text }
    note(node, node.string == nil ? .wrongKind(what, .string, node.kind) : .empty(what))
    return ""
  }

  fileprivate mutating func flag(_ node: JSONNode?, _ what: String) -> Bool {
    guard let node else { return false }
    if node.boolean == nil { note(node, .wrongKind(what, .boolean, node.kind)) }
    return node.boolean ?? false
  }

  fileprivate mutating func size(_ node: JSONNode) -> Int? {
    if let size = node.integer, size > 0, size <= 10_000 { return size }
    note(node, .blockSize)
    return nil
  }

  fileprivate mutating func pairOfNumbers(_ node: JSONNode?, _ what: String) -> ParameterConfiguration.Bounds {
    guard let node else { return .init(lower: 0, upper: 0) }
    let values = numbers(node, what)
    guard values.count == 2 else {
      if !values.isEmpty { note(node, .boundsPair(values.count)) }
      return .init(lower: 0, upper: 0)
    }
    return .init(lower: values[0], upper: values[1])
  }

  /// A number, or a list of them.
  fileprivate mutating func oneOrMore(_ node: JSONNode, _ what: String) -> [Double]? {
    if node.kind == .array { return numbers(node, what) }
    return number(node, what).map { [$0] }
  }

  fileprivate mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: JSONNode?, _ what: String)
    -> Choice?
  where Choice.RawValue == String {
    guard let node else { return nil }
    guard let text = node.string else {
      note(node, .wrongKind(what, .string, node.kind))
      return nil
    }
    if let choice = Choice(rawValue: text) { return choice }
    note(node, .unknownChoice(what, text, Choice.allCases.map(\.rawValue)))
    return nil
  }

  /// The members of an object whose keys are names.
  fileprivate mutating func members<Element>(
    _ node: JSONNode, _ what: String, _ read: (inout WorkspaceReader, String, JSONNode) -> Element
  ) -> [Element] {
    guard node.kind == .object else {
      note(node, .wrongKind(what, .object, node.kind))
      return []
    }
    var seen: Set<String> = []
    var result: [Element] = []
    for member in node.members {
      if !seen.insert(member.key).inserted { note(member.value, .repeatedKey(member.key)) }
      result.append(read(&self, member.key, member.value))
    }
    return result
  }
}
