// Fits that try again from elsewhere before they give up, and that know of minima where a rate is zero.
import Likelihood
import Minimization

extension Fitter {
  /// The first fit that converges from one of `starts`, in their order; else the lowest.
  public func robustFit(
    from starts: [[Double]], holding held: [(Int, Double)] = [], options: MinimizerOptions = .init()
  ) -> BestFit {
    var best: BestFit?
    for start in starts {
      let attempt =
        emptyBins.isEmpty
        ? fit(from: start, holding: held, options: options)
        : EdgeFit(self, held: held, options: options).run(from: start)
      if attempt.isConverged { return attempt }
      if attempt.twiceNLL < best?.twiceNLL ?? .infinity { best = attempt }
    }
    return best ?? fit(holding: held, options: options)
  }

  /// Bins without events.
  fileprivate var emptyBins: [Int] { objective.data.counts.indices.filter { objective.data.counts[$0] == 0 } }
}

/// Fits data with empty bins, whose minimum may lie where the rate of such a bin is zero.
///
/// An empty bin costs its rate, which may not be negative: a corner that Newton's steps cannot see. With a small number
/// ε of events there, the cost ν − ε ln ν keeps the rate positive, and the minimum moves to the corner with ε: a
/// logarithmic barrier. The value is above the minimum by at most ε for each such bin.
private struct EdgeFit {
  private let fitter: Fitter
  private let held: [(Int, Double)]
  private let options: MinimizerOptions
  private let data: Dataset
  private let empty: [Int]

  /// A bin is far from the corner when its rate is so many times ε or more.
  private static let farRatio = 20.0
  private static let barriers = [1e-2, 1e-3, 1e-5, 1e-7]

  init(_ fitter: Fitter, held: [(Int, Double)], options: MinimizerOptions) {
    self.fitter = fitter
    self.held = held
    self.options = options
    data = fitter.objective.data
    empty = fitter.emptyBins
  }

  func run(from start: [Double]) -> BestFit {
    defer { fitter.objective.data = data }
    var fits: [(events: Double, fit: BestFit)] = []
    for events in Self.barriers {
      let next = barrierFit(events, from: predicted(fits, events) ?? start, isFirst: fits.isEmpty)
      guard next.isConverged else { return plainFit(from: fits.last?.fit.point ?? start) }
      if fits.isEmpty, isFarFromCorner(next.point, events) {
        let plain = plainFit(from: next.point)
        if plain.isConverged { return plain }
      }
      fits.append((events, next))
    }
    return fits.last.map { valued($0.fit) } ?? plainFit(from: start)
  }

  private func barrierFit(_ events: Double, from start: [Double], isFirst: Bool) -> BestFit {
    var counts = data.counts
    for bin in empty { counts[bin] = events }
    fitter.objective.data = Dataset(counts: counts, auxiliary: data.auxiliary, for: fitter.likelihood)
    var options = options
    options.wantsCovariance = false
    if !isFirst { options.firstCurvature = .exact }
    return fitter.fit(from: start, holding: held, options: options)
  }

  private func plainFit(from start: [Double]) -> BestFit {
    fitter.objective.data = data
    return fitter.fit(from: start, holding: held, options: options)
  }

  private func isFarFromCorner(_ point: [Double], _ events: Double) -> Bool {
    let rates = fitter.likelihood.expectedRates(at: point, buffer: fitter.objective.buffer)
    return empty.allSatisfy { rates[$0] > Self.farRatio * events }
  }

  /// On the straight line that the minimum follows as ε goes to zero; the last one where that leaves the domain.
  private func predicted(_ fits: [(events: Double, fit: BestFit)], _ events: Double) -> [Double]? {
    guard let last = fits.last else { return nil }
    guard fits.count > 1 else { return last.fit.point }
    let before = fits[fits.count - 2]
    let share = (last.events - events) / (before.events - last.events)
    let point = zip(last.fit.point, before.fit.point).map { $0 + share * ($0 - $1) }
    let value = point.withUnsafeBufferPointer { values in
      values.baseAddress.map { fitter.objective.value(at: $0) } ?? .infinity
    }
    return value.isFinite ? point : last.fit.point
  }

  /// The fit with the value that the data themselves have at its point.
  private func valued(_ fit: BestFit) -> BestFit {
    fitter.objective.data = data
    var fit = fit
    fit.minimum.value = fit.minimum.point.withUnsafeBufferPointer { values in
      values.baseAddress.map { fitter.objective.value(at: $0) } ?? .infinity
    }
    return fit
  }
}
