// A regular expression as the program of a machine that follows all of its alternatives at once.

/// Instructions for a nondeterministic automaton, simulated one character after the other with the set of all places
/// where it may be (Thompson, CACM 11 (1968) 419): each instruction is visited at most once a character.
struct SearchProgram: Sendable, Equatable {
  enum Instruction: Sendable, Equatable {
    case one(ScalarSet)
    case place(SearchSyntax.Place)
    /// Goes on with the next instruction and with another.
    case fork(Int)
    case jump(Int)
    case found
  }

  private(set) var instructions: [Instruction] = []

  init(_ syntax: SearchSyntax) {
    emit(syntax)
    instructions.append(.found)
  }

  private mutating func emit(_ syntax: SearchSyntax) {
    switch syntax {
    case .nothing: break
    case .one(let set): instructions.append(.one(set))
    case .place(let place): instructions.append(.place(place))
    case .sequence(let parts): for part in parts { emit(part) }
    case .choice(let parts): emit(choice: parts)
    case .repeated(let part, let atLeast, let atMost):
      for _ in 0..<atLeast { emit(part) }
      if let atMost { emit(part, upTo: atMost - atLeast) } else { emit(anyNumberOf: part) }
    }
  }

  private mutating func emit(choice parts: [SearchSyntax]) {
    var jumps: [Int] = []
    for part in parts.dropLast() {
      let fork = reserve()
      emit(part)
      jumps.append(reserve())
      instructions[fork] = .fork(instructions.count)
    }
    if let last = parts.last { emit(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func emit(_ part: SearchSyntax, upTo count: Int) {
    var forks: [Int] = []
    for _ in 0..<count {
      forks.append(reserve())
      emit(part)
    }
    for fork in forks { instructions[fork] = .fork(instructions.count) }
  }

  private mutating func emit(anyNumberOf part: SearchSyntax) {
    let fork = reserve()
    emit(part)
    instructions.append(.jump(fork))
    instructions[fork] = .fork(instructions.count)
  }

  /// A place for an instruction whose target is not known yet.
  private mutating func reserve() -> Int {
    instructions.append(.jump(0))
    return instructions.count - 1
  }

  // MARK: Search

  /// Whether the program ends anywhere in the text, and how many instructions were visited on the way: at most one
  /// visit for each instruction and each place between characters.
  func search(_ text: [Unicode.Scalar]) -> (isFound: Bool, steps: Int) {
    var run = SearchRun(program: self, text: text), steps = 0
    for position in 0...text.count {
      let isFound = run.arrive(at: position)
      steps += run.visits
      if isFound { return (true, steps) }
      if position < text.count { run.take(text[position]) }
    }
    return (false, steps)
  }
}

/// Where the simulation stands.
private struct SearchRun {
  private let instructions: [SearchProgram.Instruction]
  private let text: [Unicode.Scalar]
  /// The instructions to go on with after the last character.
  private var entries: [Int] = []
  /// The instructions that wait for a character here.
  private var waiting: [Int] = []
  /// For each instruction the last place at which it was visited.
  private var visited: [Int]
  private var open: [Int] = []
  private(set) var visits = 0

  init(program: SearchProgram, text: [Unicode.Scalar]) {
    instructions = program.instructions
    self.text = text
    visited = [Int](repeating: -1, count: instructions.count)
  }

  /// Follows all that needs no character from the entries, and from the start: a match may begin anywhere.
  /// - Returns: whether a match ends here.
  mutating func arrive(at position: Int) -> Bool {
    waiting.removeAll(keepingCapacity: true)
    visits = 0
    open = entries + [0]
    while let next = open.popLast() {
      guard visited[next] != position else { continue }
      visited[next] = position
      visits += 1
      switch instructions[next] {
      case .one: waiting.append(next)
      case .place(let place): if isAt(place, position) { open.append(next + 1) }
      case .fork(let other): open += [other, next + 1]
      case .jump(let target): open.append(target)
      case .found: return true
      }
    }
    return false
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    entries.removeAll(keepingCapacity: true)
    for index in waiting {
      if case .one(let set) = instructions[index], set.contains(scalar) { entries.append(index + 1) }
    }
  }

  private func isAt(_ place: SearchSyntax.Place, _ position: Int) -> Bool {
    switch place {
    case .start: position == 0
    case .end: position == text.count
    case .wordEdge: isWord(position - 1) != isWord(position)
    case .noWordEdge: isWord(position - 1) == isWord(position)
    }
  }

  private func isWord(_ position: Int) -> Bool {
    text.indices.contains(position) && ScalarSet.holds(.word, text[position])
  }
}
