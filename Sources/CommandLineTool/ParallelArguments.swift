// The options of verbs with long work: how many tasks, and a progress bar on a terminal.
import ArgumentParser
import HFPlotKit
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tasks at once, progress, and an orderly end on Ctrl-C.
struct ParallelArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Work on so many cores at once (default: all). The numbers do not depend on it.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): give a number of at least 1") }
  }

  /// - Parameter quiet: no progress bar.
  func workforce(_ what: String, quiet: Bool) -> Workforce {
    let count = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    guard !quiet, Terminal.errorIsTerminal else { return Workforce(jobs: count) }
    let bar = ProgressBar(what)
    return Workforce(jobs: count, progress: { bar.show($0, of: $1) })
  }
}

/// One line on standard error that is written over as the work goes on, and wiped when it is done.
final class ProgressBar: Sendable {
  private let what: String
  private let shown = Atomic(-1)

  init(_ what: String) { self.what = what }

  func show(_ done: Int, of total: Int) {
    let percent = total > 0 ? 100 * done / total : 100
    guard shown.exchange(percent, ordering: .relaxed) != percent else { return }
    guard done < total else { return Terminal.write("\r\u{1B}[K") }
    let filled = percent / 4
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 25 - filled)
    Terminal.write("\r\(what) \(bar) \(percent) %")
  }
}
