// Parameters of the tables as functions of the model's own: a stage before the kernel that plain models do not have.
import Expressions
import HistFactory

/// The tables' parameters are the model's own, in their order, and behind them the values of expressions.
///
/// With J the derivatives of the expressions, the gradient is g + Jᵀg′ and the Hessian
/// [1 Jᵀ] H [1 J]ᵀ + Σ g′ₖ ∇²fₖ, g′ being the gradient with respect to the expressions.
final class ParameterMap: Sendable {
  /// Parameters of the model.
  let outerCount: Int
  /// Of the tables: outer ones and expressions.
  let innerCount: Int
  let expressions: [Expression]
  /// Parameters that each expression depends on, in the order of its names.
  let inputs: [[Int]]
  /// Where each expression's derivatives begin in a flat array.
  let starts: [Int]
  /// Name of a modifier → the first of the expressions that stand in for its parameter.
  let substitutes: [String: Int]
  /// Expressions of custom modifiers: the first of each.
  let modifiers: [Int]

  /// Nil for a model without expressions.
  init?(_ model: Model) {
    let block = model.extensions
    guard !block.substitutes.isEmpty || !block.modifiers.isEmpty else { return nil }
    let names = model.parameterNames
    let positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    var expressions: [Expression] = [], substitutes: [String: Int] = [:], modifiers: [Int] = []
    for substitute in block.substitutes {
      substitutes[substitute.name] = names.count + expressions.count
      expressions.append(substitute.expression)
    }
    for modifier in block.modifiers {
      modifiers.append(names.count + expressions.count)
      expressions += modifier.bins
    }
    outerCount = names.count
    innerCount = names.count + expressions.count
    self.expressions = expressions
    self.substitutes = substitutes
    self.modifiers = modifiers
    inputs = expressions.map { $0.names.compactMap { positions[$0] } }
    var starts = [0]
    for list in inputs { starts.append((starts.last ?? 0) + list.count) }
    self.starts = starts
  }

  var derivativeCount: Int { starts.last ?? 0 }

  /// All parameters that expressions depend on, ascending.
  var allInputs: [Int] { Set(inputs.joined()).sorted() }

  // MARK: Forward

  /// The tables' parameters at a point of the model's.
  func inner(_ point: UnsafePointer<Double>, _ scratch: MapScratch) -> UnsafePointer<Double> {
    scratch.point.update(from: point, count: outerCount)
    for index in expressions.indices {
      gather(index, point, scratch)
      scratch.point[outerCount + index] = expressions[index].value(at: scratch.inputs, scratch: scratch.tape)
    }
    return UnsafePointer(scratch.point)
  }

  private func gather(_ index: Int, _ point: UnsafePointer<Double>, _ scratch: MapScratch) {
    let list = inputs[index]
    for place in list.indices { scratch.inputs[place] = point[list[place]] }
  }

  // MARK: Backward

  /// Fills J, and adds the contraction of the second derivatives with the expressions' gradient to `target`.
  func differentiate(
    _ point: UnsafePointer<Double>, _ scratch: MapScratch, second target: HessianTarget? = nil, tables: Tables
  ) {
    for index in expressions.indices {
      gather(index, point, scratch)
      _ = expressions[index].value(at: scratch.inputs, scratch: scratch.tape)
      expressions[index].gradient(scratch: scratch.tape, into: scratch.jacobian + starts[index])
      guard let target, scratch.gradient[outerCount + index] != 0 else { continue }
      addCurvature(index, scratch, target, tables)
    }
  }

  private func addCurvature(_ index: Int, _ scratch: MapScratch, _ target: HessianTarget, _ tables: Tables) {
    let list = inputs[index], slope = scratch.gradient[outerCount + index]
    for direction in list.indices {
      expressions[index].hessianColumn(direction, scratch: scratch.tape, into: scratch.column)
      let row = tables.denseIndex[list[direction]]
      for place in list.indices {
        let column = tables.denseIndex[list[place]]
        if column <= row { target.dense[row * target.denseCount + column] += slope * scratch.column[place] }
      }
    }
  }

  /// g + Jᵀg′.
  func contractGradient(_ scratch: MapScratch, into gradient: UnsafeMutablePointer<Double>) {
    gradient.update(from: scratch.gradient, count: outerCount)
    for index in expressions.indices {
      let slope = scratch.gradient[outerCount + index], row = scratch.jacobian + starts[index]
      for (place, input) in inputs[index].enumerated() where slope != 0 { gradient[input] += slope * row[place] }
    }
  }

  /// [1 Jᵀ] H [1 J]ᵀ from the tables' Hessian in `scratch` (overwrites `target`).
  func contractHessian(_ scratch: MapScratch, into target: HessianTarget, tables: Tables) {
    let count = target.denseCount, inner = scratch.denseCount
    for row in 0..<count {
      (target.dense + row * count).update(from: scratch.dense + row * inner, count: row + 1)
    }
    for index in expressions.indices { addMixed(index, scratch, target, tables) }
    for row in tables.diagonalParameters.indices { contractBorder(row, scratch, target, tables) }
    target.diagonal.update(from: scratch.diagonal, count: tables.diagonalParameters.count)
  }

  /// The terms of one expression: its row of H·[1 J]ᵀ, then its derivatives on either side.
  private func addMixed(_ index: Int, _ scratch: MapScratch, _ target: HessianTarget, _ tables: Tables) {
    let count = target.denseCount, inner = scratch.denseCount, own = count + index
    let row = scratch.row
    row.update(from: scratch.dense + own * inner, count: count)
    for other in expressions.indices {
      let element = scratch.dense[max(own, count + other) * inner + min(own, count + other)]
      guard element != 0 else { continue }
      let slopes = scratch.jacobian + starts[other]
      for (place, input) in inputs[other].enumerated() { row[tables.denseIndex[input]] += element * slopes[place] }
    }
    let plain = scratch.dense + own * inner, slopes = scratch.jacobian + starts[index]
    for (place, input) in inputs[index].enumerated() {
      let column = tables.denseIndex[input], slope = slopes[place]
      for line in column..<count { target.dense[line * count + column] += slope * plain[line] }
      for other in 0...column { target.dense[column * count + other] += slope * row[other] }
    }
  }

  private func contractBorder(_ row: Int, _ scratch: MapScratch, _ target: HessianTarget, _ tables: Tables) {
    let count = target.denseCount
    let source = scratch.border + row * scratch.denseCount, destination = target.border + row * count
    destination.update(from: source, count: count)
    for index in expressions.indices where source[count + index] != 0 {
      let slopes = scratch.jacobian + starts[index]
      for (place, input) in inputs[index].enumerated() {
        destination[tables.denseIndex[input]] += source[count + index] * slopes[place]
      }
    }
  }
}

/// Scratch space of one task for a parameter map.
final class MapScratch {
  let denseCount: Int
  let point: UnsafeMutablePointer<Double>
  let gradient: UnsafeMutablePointer<Double>
  let inputs: UnsafeMutablePointer<Double>
  let column: UnsafeMutablePointer<Double>
  let jacobian: UnsafeMutablePointer<Double>
  let row: UnsafeMutablePointer<Double>
  let tape: ExpressionScratch
  /// The tables' Hessian.
  let dense: UnsafeMutablePointer<Double>
  let border: UnsafeMutablePointer<Double>
  let diagonal: UnsafeMutablePointer<Double>

  init(_ map: ParameterMap, _ tables: Tables) {
    denseCount = tables.denseParameters.count
    let diagonalCount = tables.diagonalParameters.count
    dense = allocateAligned(denseCount * denseCount, filler: 0)
    border = allocateAligned(denseCount * diagonalCount, filler: 0)
    let most = map.inputs.reduce(0) { max($0, $1.count) }
    point = allocateAligned(map.innerCount, filler: 0)
    gradient = allocateAligned(map.innerCount, filler: 0)
    inputs = allocateAligned(most, filler: 0)
    column = allocateAligned(most, filler: 0)
    jacobian = allocateAligned(map.derivativeCount, filler: 0)
    row = allocateAligned(denseCount, filler: 0)
    diagonal = allocateAligned(diagonalCount, filler: 0)
    tape = ExpressionScratch(for: map.expressions)
  }

  deinit {
    for pointer in [point, gradient, inputs, column, jacobian, row, diagonal, dense, border] { pointer.deallocate() }
  }

  /// The tables' Hessian in this space.
  var target: HessianTarget {
    HessianTarget(dense: dense, border: border, diagonal: diagonal, denseCount: denseCount)
  }
}
