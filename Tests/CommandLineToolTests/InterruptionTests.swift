// Ctrl-C during long work: the program ends by the signal, old files stay as they were, new ones are whole.
import Foundation
import Testing

@Suite(.enabled(if: Playground.isBuilt)) struct InterruptionTests {
  let place: Playground
  init() throws { place = try Playground() }

  /// Starts the program, waits until `isBusy`, and interrupts it.
  private func interrupted(_ line: String, when isBusy: () throws -> Bool) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Playground.program)
    process.arguments = line.split(separator: " ").map(String.init)
    process.currentDirectoryURL = place.folder
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
    process.standardError = FileHandle.nullDevice
    // Threads of test runners hold signals back, and what they start would inherit that.
    var none = sigset_t(), former = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &former)
    try process.run()
    pthread_sigmask(SIG_SETMASK, &former, nil)
    let started = Date()
    while process.isRunning, try !isBusy(), Date().timeIntervalSince(started) < 60 { usleep(2000) }
    #expect(process.isRunning, "the work was done before it could be interrupted")
    process.interrupt()
    let asked = Date()
    while process.isRunning, Date().timeIntervalSince(asked) < 10 { usleep(2000) }
    if process.isRunning {
      Issue.record("the program does not end")
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return process
  }

  /// What shells show as 130.
  private func expectInterrupted(_ process: Process) {
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
  }

  @Test(arguments: [
    "toys ws.json -n 100000000 --save r.json -o f.pdf", "gof ws.json --toys 100000000 --save r.json -o f.pdf",
    "limit ws.json --toys 10000000 --save r.json -o f.pdf",
  ]) func toysLeaveNothing(_ line: String) throws {
    try place.write("r.json", "an older result\n")
    let before = try place.contents, begun = Date()
    let process = try interrupted(line) { Date().timeIntervalSince(begun) > 0.5 }
    expectInterrupted(process)
    #expect(try place.contents == before && place.text("r.json") == "an older result\n")
  }

  /// Points of an exclusion are kept: what is there after Ctrl-C is whole, and the next run goes on from it.
  @Test func anExclusionKeepsItsPoints() throws {
    #expect(try place.run(["example", "demo"]).status == 0)
    let line = "exclusion demo/background.json --patchset demo/patchset.json --jobs 1 --save kept.json -o f.pdf"
    let process = try interrupted(line) { try place.contents.contains("kept.json") }
    expectInterrupted(process)
    #expect(try place.contents == ["demo", "kept.json", "patchset.json", "ws.json"])
    let kept = try #require(
      JSONSerialization.jsonObject(with: Data(place.text("kept.json").utf8)) as? [String: Any])
    #expect((kept["points"] as? [Any])?.isEmpty == false)
    #expect((kept["notes"] as? [String])?.first?.hasPrefix("unfinished") == true)
  }
}
