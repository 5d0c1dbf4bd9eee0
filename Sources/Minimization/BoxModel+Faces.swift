// The quadratic model in its box when moving many parameters at once goes in circles: one bound at a time.

extension BoxModel {
  /// Starts from no step and goes towards the minimum over the moving parameters, up to the first bound in the way, which
  /// holds its parameter from then on. At such a minimum the parameter that the model pushes inwards hardest is released.
  ///
  /// Every round lowers the model, so no set of held parameters comes twice (Nocedal and Wright, Numerical Optimization,
  /// 2006, section 16.5); false if the matrix is not positive definite.
  func descendAlongFaces() -> Bool {
    moving = free
    step.fill(0)
    for _ in 0..<(4 * count + 8) {
      guard factorize() else { return false }
      solveMoving(others: true)
      if let bound = advance() {
        moving[bound] = false
      } else if let pushed = hardestPushed() {
        moving[pushed] = true
      } else {
        return true
      }
    }
    return factorize()
  }

  /// Goes towards `solution`; the parameter whose bound ended that, nil if none did.
  private func advance() -> Int? {
    var reach = 1.0
    var blocking: Int?
    for index in 0..<count where moving[index] {
      let way = solution[index] - step[index]
      let room = way < 0 ? lowerRoom[index] - step[index] : upperRoom[index] - step[index]
      guard abs(way) > abs(room), abs(room) < reach * abs(way) else { continue }
      reach = abs(room / way)
      blocking = index
    }
    for index in 0..<count where moving[index] {
      let target = step[index] + reach * (solution[index] - step[index])
      step[index] = min(max(target, lowerRoom[index]), upperRoom[index])
    }
    if let blocking {
      step[blocking] = solution[blocking] < lowerRoom[blocking] ? lowerRoom[blocking] : upperRoom[blocking]
    }
    return blocking
  }

  /// In units of the parameters' own curvatures; nil where the pushes are rounding.
  private func hardestPushed() -> Int? {
    findSlopes()
    var hardest: (index: Int, push: Double)?
    for index in 0..<count {
      let push = inwardPush(index) / scale[index].squareRoot()
      if push > max(1e-10, hardest?.push ?? 0) { hardest = (index, push) }
    }
    return hardest?.index
  }
}
