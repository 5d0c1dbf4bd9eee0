// hfplot example: writes a small analysis to try every verb on.
import ArgumentParser
import HFPlotKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct Example: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the example analysis: a workspace, a style and the commands to try.",
    discussion: """
      Examples:
        hfplot example demo
      """)

  @Argument(help: ArgumentHelp("The folder to write into; made if it does not exist.", valueName: "folder"))
  var folder: String

  func run() throws {
    let files = try KitProblem.wrapping { try ExampleSearch.files() }
    let isNew = mkdir(folder, 0o777) == 0
    if !isNew, errno != EEXIST {
      throw KitProblem("\(folder): cannot be made: \(String(cString: strerror(errno)))", hint: "choose another folder")
    }
    let outputs = files.map { OutputFile(path: "\(folder)/\($0.name)", bytes: Array($0.text.utf8)) }
    do {
      try KitProblem.wrapping { try OutputFiles.write(outputs) }
    } catch {
      // Only if it is empty, which it is: nothing else was written into it.
      if isNew { rmdir(folder) }
      throw error
    }
    outputs.forEach { Terminal.say($0.path) }
  }
}
