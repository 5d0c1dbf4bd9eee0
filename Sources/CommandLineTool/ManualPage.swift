// The manual page, made of the help of all verbs: `hfplot help --man`.
import ArgumentParser
import HFPlotKit

/// A page in the language of man(7).
enum ManualPage {
  /// `hfplot help --man > hfplot.1`.
  static func isAskedFor(_ arguments: [String]) -> Bool { arguments == ["help", "--man"] }

  static var text: String {
    let program = HFPlot.configuration
    var page = ".TH HFPLOT 1 \"\" \"hfplot \(HFPlotVersion.current)\" \"User Commands\"\n"
    page += ".SH NAME\nhfplot \\- \(escaped(String(program.abstract.dropLast())))\n"
    page += ".SH SYNOPSIS\n.B hfplot\n.I verb\n.RI [ arguments ]\n"
    page += ".SH DESCRIPTION\n" + literal(program.discussion)
    for verb in program.subcommands {
      page += ".SH \(escaped(verb._commandName.uppercased()))\n" + literal(HFPlot.helpMessage(for: verb, columns: 78))
    }
    page += ".SH EXIT STATUS\n.TP\n.B 0\ndone\n.TP\n.B 1\ndone, with trouble in the numbers or in a figure\n"
    return page + ".TP\n.B 2\nbad input or usage; nothing is written\n"
  }

  /// Lines as they are.
  private static func literal(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
    return ".nf\n" + lines.map { $0 + "\n" }.joined() + ".fi\n"
  }

  /// At least four digits.
  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A line may not begin with a dot or an apostrophe, nor hold a bare backslash.
  private static func escaped(_ line: String) -> String {
    let text = line.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
      .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
    let plain = text.unicodeScalars.map { scalar in
      scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar.value))]"
    }.joined()
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
