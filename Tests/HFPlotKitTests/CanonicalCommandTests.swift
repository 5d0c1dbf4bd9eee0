// The canonical command names what matters and can be typed again.
import Testing

@testable import HFPlotKit

@Suite struct CanonicalCommandTests {
  @Test func namesInputsAndOptions() {
    let command = CanonicalCommand(
      verb: "prefit",
      inputs: [
        .init(role: "workspace", file: "ws.json", sha256: "aa"), .init(role: "style", file: "s.json", sha256: "bb"),
      ],
      options: [("channel", "SR 1"), ("log", nil)])
    #expect(command.text == "hfplot prefit ws.json --style s.json --channel 'SR 1' --log")
  }

  @Test func quotesForTheShell() {
    #expect(CanonicalCommand.quoted("it's") == "'it'\\''s'")
    #expect(CanonicalCommand.quoted("") == "''")
    #expect(CanonicalCommand.quoted("$(rm)") == "'$(rm)'")
    #expect(CanonicalCommand.quoted("a=1.5") == "a=1.5")
  }
}
