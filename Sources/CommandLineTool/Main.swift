// Where the process starts: parses the command line, runs the verb, and turns what went wrong into an exit code.
import ArgumentParser
import HFPlotKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Exit 0: done. 1: done, with trouble in the numbers or a figure check that `--strict` refuses. 2: bad input.
@main
enum Main {
  static func main() {
    // A limit on the size of files is then an error like any other, with words and without a half of a file.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = OptionalValues.madeExplicit(Array(CommandLine.arguments.dropFirst()))
    do {
      if ManualPage.isAskedFor(arguments) { return print(ManualPage.text, terminator: "") }
      try Verb.check(arguments)
      var command = try HFPlot.parseAsRoot(arguments)
      try command.run()
      Terminal.finishOutput()
    } catch {
      finish(with: error)
    }
  }

  /// Our own problems print as they are; the parser's (help, version, usage) print as it words them.
  private static func finish(with error: any Error) -> Never {
    if let code = error as? ExitCode {
      Terminal.finishOutput()
      exit(code.rawValue)
    }
    if let problem = error as? KitProblem {
      Terminal.complain("\(problem)")
      exit(2)
    }
    let message = HFPlot.fullMessage(for: error)
    guard HFPlot.exitCode(for: error) == .success else {
      Terminal.complain(message)
      exit(2)
    }
    print(message)
    exit(0)
  }
}
