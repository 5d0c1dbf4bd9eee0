// The process in which cases are run: it dies of what is wrong, and says before each case which one it is.
import Foundation
import HFPlotKit

/// Runs a range of cases of one target in this process.
struct Worker {
  /// CPU seconds allowed for a text of up to 100 kB.
  static let secondsAllowed = 2
  /// Memory that any case may take beside 50 times its text: fonts, caches, a page of PDF.
  static let bytesAllowed = 48 << 20

  let target: FuzzTarget
  let seed: UInt64
  let cases: Range<Int>

  func run() throws {
    let seeds = try target.makeSeeds(), bench = try FuzzBench()
    // Caches fill here, so that growth belongs to a case.
    for text in seeds { target.problem(text, number: 0, bench: bench) }
    var peak = Self.peakMemory, sound = 0
    for number in cases {
      let text = target.text(seed: seed, number: number, seeds: seeds)
      say("case \(number)")
      Self.startTimer()
      if target.problem(text, number: number, bench: bench) == nil { sound += 1 }
      let now = Self.peakMemory
      if now - peak > 50 * text.count + Self.bytesAllowed { say("memory \(number) \((now - peak) >> 20) MB") }
      peak = max(peak, now)
    }
    say("sound \(sound)")
  }

  private func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }

  /// A case that takes too long is ended by the signal's default action.
  private static func startTimer() {
    var timer = itimerval()
    timer.it_value.tv_sec = time_t(secondsAllowed * BuildKind.slowness)
    #if canImport(Darwin)
      setitimer(ITIMER_PROF, &timer, nil)
    #else
      setitimer(__itimer_which_t(2), &timer, nil)
    #endif
  }

  /// Bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #endif
  }
}

/// Times are promised for release builds.
enum BuildKind {
  #if DEBUG
    static let slowness = 30
  #else
    static let slowness = 1
  #endif
}
