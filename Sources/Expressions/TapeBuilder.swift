// Collects instructions: equal ones become one, those of constants are computed at once.

struct TapeBuilder {
  private(set) var instructions: [Instruction] = []
  private(set) var names: [String] = []
  private var known: [Instruction: Int32] = [:]
  private var inputs: [String: Int32] = [:]

  mutating func constant(_ value: Double) -> Int32 { append(Instruction(operation: .constant, constant: value)) }

  mutating func input(_ name: String) -> Int32 {
    if let place = inputs[name] { return place }
    let place = append(Instruction(operation: .input, constant: Double(names.count)))
    names.append(name)
    inputs[name] = place
    return place
  }

  mutating func apply(_ operation: Operation, _ a: Int32, _ b: Int32 = -1, _ c: Int32 = -1) -> Int32 {
    if operation == .power, let exponent = value(of: b) { return fixedPower(a, exponent) }
    return append(Instruction(operation: operation, a: a, b: b, c: c))
  }

  private mutating func fixedPower(_ base: Int32, _ exponent: Double) -> Int32 {
    append(Instruction(operation: .fixedPower, a: base, constant: exponent))
  }

  /// Adds another tape with its inputs replaced; returns where its result is.
  mutating func splice(_ other: [Instruction], input: (inout TapeBuilder, Int) -> Int32) -> Int32 {
    var places: [Int32] = []
    places.reserveCapacity(other.count)
    for instruction in other {
      if instruction.operation == .input {
        places.append(input(&self, Int(instruction.constant)))
        continue
      }
      var moved = instruction
      if moved.a >= 0 { moved.a = places[Int(moved.a)] }
      if moved.b >= 0 { moved.b = places[Int(moved.b)] }
      if moved.c >= 0 { moved.c = places[Int(moved.c)] }
      // A replaced input may have made an exponent constant.
      if moved.operation == .power {
        places.append(apply(.power, moved.a, moved.b))
      } else {
        places.append(append(moved))
      }
    }
    return places.last ?? constant(.nan)
  }

  private func value(of place: Int32) -> Double? {
    let instruction = instructions[Int(place)]
    return instruction.operation == .constant ? instruction.constant : nil
  }

  private mutating func append(_ instruction: Instruction) -> Int32 {
    let folded = folded(instruction) ?? instruction
    if let place = known[folded] { return place }
    let place = Int32(instructions.count)
    instructions.append(folded)
    known[folded] = place
    return place
  }

  private func folded(_ instruction: Instruction) -> Instruction? {
    guard instruction.operation != .constant, instruction.operation != .input else { return nil }
    var operands = [0.0, 0.0, 0.0]
    for (slot, place) in [instruction.a, instruction.b, instruction.c].enumerated() where place >= 0 {
      guard let value = value(of: place) else { return nil }
      operands[slot] = value
    }
    let value = instruction.operation.value(
      operands[0], operands[1], operands[2], constant: instruction.constant)
    return Instruction(operation: .constant, constant: value)
  }

  /// The instructions that the result at `root` needs, in order, the result last; inputs renumbered likewise.
  func finished(root: Int32) -> (instructions: [Instruction], names: [String]) {
    var isNeeded = [Bool](repeating: false, count: instructions.count)
    isNeeded[Int(root)] = true
    for index in stride(from: Int(root), through: 0, by: -1) where isNeeded[index] {
      for place in [instructions[index].a, instructions[index].b, instructions[index].c] where place >= 0 {
        isNeeded[Int(place)] = true
      }
    }
    var places = [Int32](repeating: -1, count: instructions.count)
    var kept: [Instruction] = [], keptNames: [String] = []
    for index in 0...Int(root) where isNeeded[index] {
      var moved = instructions[index]
      if moved.operation == .input {
        keptNames.append(names[Int(moved.constant)])
        moved.constant = Double(keptNames.count - 1)
      }
      if moved.a >= 0 { moved.a = places[Int(moved.a)] }
      if moved.b >= 0 { moved.b = places[Int(moved.b)] }
      if moved.c >= 0 { moved.c = places[Int(moved.c)] }
      places[index] = Int32(kept.count)
      kept.append(moved)
    }
    return (kept, keptNames)
  }
}
