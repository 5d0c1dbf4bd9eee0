// The options of verbs that write a workspace: where to, and what is only looked at.
import ArgumentParser
import HFPlotKit

/// Output, report and dry run; the input is never written over unless it is asked for.
struct WorkspaceOutput: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("Write the new workspace.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write the report of what changed as JSON.", valueName: "file"))
  var save: String?

  @Flag(help: "Only say what would change; write nothing.")
  var dryRun = false

  /// Checks the outputs before any work.
  /// - Parameters:
  ///   - inputs: files that may not be written over.
  ///   - inPlace: the one that may.
  func check(inputs: [String], inPlace: String? = nil) throws {
    if inPlace != nil, output != nil { throw KitProblem("-o and --in-place name two outputs", hint: "leave one out") }
    guard output != nil || inPlace != nil || dryRun else {
      throw KitProblem("there is no output", hint: "name one with -o FILE, or look only with --dry-run")
    }
    if let output, let input = inputs.first(where: { OutputFiles.areSame($0, output) }) {
      throw KitProblem("-o \(output): is the input \(input)", hint: "name another file (edit has --in-place)")
    }
    for path in [output ?? inPlace, save].compactMap({ $0 }) where !dryRun {
      try KitProblem.wrapping { try OutputFiles.check(path) }
    }
  }

  /// Prints the report, writes everything or nothing, and names the files.
  func finish(_ edited: EditedWorkspace, inPlace: String? = nil, isQuiet: Bool) throws {
    if !isQuiet || dryRun { Terminal.say(EditReport(edited.result).text, terminator: "") }
    if !isQuiet { edited.result.warnings.forEach { Terminal.complain($0) } }
    try write(edited.text, report: ResultFiles.text(edited.result), inPlace: inPlace, isQuiet: isQuiet)
  }

  /// Writes workspace and report, unless it is a dry run.
  func write(_ text: [UInt8], report: [UInt8], inPlace: String? = nil, isQuiet: Bool) throws {
    guard !dryRun else { return }
    var files: [OutputFile] = []
    if let path = output ?? inPlace { files.append(OutputFile(path: path, bytes: text)) }
    if let save { files.append(OutputFile(path: save, bytes: report)) }
    try KitProblem.wrapping { try OutputFiles.write(files) }
    if !isQuiet { files.forEach { Terminal.say($0.path) } }
  }
}
