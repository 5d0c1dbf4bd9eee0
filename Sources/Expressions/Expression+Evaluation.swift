// Values and exact first and second derivatives: a forward sweep over the tape, reverse sweeps for the derivatives.

/// Scratch space for one expression at a time; evaluation allocates nothing. One a task.
public final class ExpressionScratch {
  fileprivate let values: UnsafeMutablePointer<Double>
  fileprivate let adjoints: UnsafeMutablePointer<Double>
  fileprivate let tangents: UnsafeMutablePointer<Double>
  fileprivate let tangentAdjoints: UnsafeMutablePointer<Double>

  /// Large enough for every one of `expressions`.
  public init(for expressions: some Sequence<Expression>) {
    let count = max(expressions.reduce(0) { max($0, $1.instructions.count) }, 1)
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 4 * count)
    memory.initialize(repeating: 0, count: 4 * count)
    values = memory
    adjoints = memory + count
    tangents = memory + 2 * count
    tangentAdjoints = memory + 3 * count
  }

  deinit { values.deallocate() }
}

extension Expression {
  /// The value at `inputs` (one for each of `names`); not a number, or infinite, outside the formula's domain.
  public func value(at inputs: UnsafePointer<Double>, scratch: ExpressionScratch) -> Double {
    let values = scratch.values
    return instructions.withUnsafeBufferPointer { tape in
      for (index, step) in tape.enumerated() {
        switch step.operation {
        case .constant: values[index] = step.constant
        case .input: values[index] = inputs[Int(step.constant)]
        default:
          let x = values[Int(step.a)], y = step.b < 0 ? 0 : values[Int(step.b)],
            z = step.c < 0 ? 0 : values[Int(step.c)]
          values[index] = step.operation.value(x, y, z, constant: step.constant)
        }
      }
      return values[tape.count - 1]
    }
  }

  /// Fills `gradient` (one number for each of `names`) after `value` was called with the same scratch space.
  public func gradient(scratch: ExpressionScratch, into gradient: UnsafeMutablePointer<Double>) {
    gradient.update(repeating: 0, count: names.count)
    let values = scratch.values, adjoints = scratch.adjoints
    instructions.withUnsafeBufferPointer { tape in
      adjoints.update(repeating: 0, count: tape.count)
      adjoints[tape.count - 1] = 1
      for index in stride(from: tape.count - 1, through: 0, by: -1) where adjoints[index] != 0 {
        let step = tape[index], adjoint = adjoints[index]
        switch step.operation {
        case .constant: break
        case .input: gradient[Int(step.constant)] = adjoint
        case .select: adjoints[Int(values[Int(step.a)] != 0 ? step.b : step.c)] += adjoint
        default:
          let partials = Self.partials(step, index, values)
          if partials.a != 0 { adjoints[Int(step.a)] += adjoint * partials.a }
          if partials.b != 0 { adjoints[Int(step.b)] += adjoint * partials.b }
        }
      }
    }
  }

  /// Fills `column` with the second derivatives with respect to input `direction` and each other, after `gradient`.
  public func hessianColumn(
    _ direction: Int, scratch: ExpressionScratch, into column: UnsafeMutablePointer<Double>
  ) {
    column.update(repeating: 0, count: names.count)
    instructions.withUnsafeBufferPointer { tape in
      sweepTangents(tape, direction, scratch)
      scratch.tangentAdjoints.update(repeating: 0, count: tape.count)
      for index in stride(from: tape.count - 1, through: 0, by: -1) {
        let adjoint = scratch.adjoints[index], mixed = scratch.tangentAdjoints[index]
        if adjoint != 0 || mixed != 0 { spread(tape[index], index, adjoint, mixed, scratch, into: column) }
      }
    }
  }

  private func sweepTangents(_ tape: UnsafeBufferPointer<Instruction>, _ direction: Int, _ scratch: ExpressionScratch) {
    let values = scratch.values, tangents = scratch.tangents
    for (index, step) in tape.enumerated() {
      switch step.operation {
      case .constant: tangents[index] = 0
      case .input: tangents[index] = Int(step.constant) == direction ? 1 : 0
      case .select: tangents[index] = tangents[Int(values[Int(step.a)] != 0 ? step.b : step.c)]
      default:
        let first = tangents[Int(step.a)], second = step.b < 0 ? 0 : tangents[Int(step.b)]
        guard first != 0 || second != 0 else {
          tangents[index] = 0
          continue
        }
        let partials = Self.partials(step, index, values)
        tangents[index] = Self.product(partials.a, first) + Self.product(partials.b, second)
      }
    }
  }

  private func spread(
    _ step: Instruction, _ index: Int, _ adjoint: Double, _ mixed: Double, _ scratch: ExpressionScratch,
    into column: UnsafeMutablePointer<Double>
  ) {
    let values = scratch.values, mixedAdjoints = scratch.tangentAdjoints
    switch step.operation {
    case .constant: break
    case .input: column[Int(step.constant)] = mixed
    case .select: mixedAdjoints[Int(values[Int(step.a)] != 0 ? step.b : step.c)] += mixed
    default:
      let partials = Self.partials(step, index, values)
      let first = scratch.tangents[Int(step.a)], second = step.b < 0 ? 0 : scratch.tangents[Int(step.b)]
      mixedAdjoints[Int(step.a)] +=
        Self.product(mixed, partials.a)
        + Self.product(adjoint, Self.product(partials.aa, first) + Self.product(partials.ab, second))
      guard step.b >= 0 else { return }
      mixedAdjoints[Int(step.b)] +=
        Self.product(mixed, partials.b)
        + Self.product(adjoint, Self.product(partials.ab, first) + Self.product(partials.bb, second))
    }
  }

  private static func partials(_ step: Instruction, _ index: Int, _ values: UnsafePointer<Double>) -> Partials {
    let y = step.b < 0 ? 0 : values[Int(step.b)]
    return step.operation.partials(values[Int(step.a)], y, result: values[index], constant: step.constant)
  }

  /// A factor of exactly 0 says that the other one has no part in the result, whatever it is.
  @inline(__always)
  private static func product(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }
}

/// Value, gradient and Hessian of an expression, in the order of its names.
public struct ExpressionDerivatives: Sendable, Equatable {
  /// The expression's value.
  public var value: Double
  /// First derivatives, in the order of the variables.
  public var gradient: [Double]
  /// Symmetric, row by row.
  public var hessian: [[Double]]
}

extension Expression {
  /// The value at `inputs`, one for each of `names`.
  public func value(at inputs: [Double]) -> Double {
    precondition(inputs.count == names.count)
    return withAddress(of: inputs) { value(at: $0, scratch: ExpressionScratch(for: [self])) }
  }

  /// The value where each name has the value that `lookUp` gives.
  public func value(_ lookUp: (String) -> Double) -> Double { value(at: names.map(lookUp)) }

  /// Everything at once.
  public func derivatives(at inputs: [Double]) -> ExpressionDerivatives {
    precondition(inputs.count == names.count)
    let scratch = ExpressionScratch(for: [self])
    var gradient = [Double](repeating: 0, count: names.count)
    let value = withAddress(of: inputs) { self.value(at: $0, scratch: scratch) }
    gradient.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { self.gradient(scratch: scratch, into: base) }
    }
    let rows = names.indices.map { direction in
      var row = [Double](repeating: 0, count: names.count)
      row.withUnsafeMutableBufferPointer {
        if let base = $0.baseAddress { hessianColumn(direction, scratch: scratch, into: base) }
      }
      return row
    }
    return ExpressionDerivatives(value: value, gradient: gradient, hessian: rows)
  }

  private func withAddress<Result>(of inputs: [Double], _ body: (UnsafePointer<Double>) -> Result) -> Result {
    // An empty array may have no address; nothing is read from the stand-in.
    (inputs.isEmpty ? [0] : inputs).withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
  }
}
