// Fuzzed: the small languages that strings of a file or a command line are written in.
import Expressions
import HFPlotKit

extension FuzzTarget {
  private static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// Labels, set and written as text and as TeX.
  static let label = FuzzTarget(name: "label") {
    texts(
      #"Events / (50~GeV)"#, #"$m_{\ell\nu bb}^{2}$ [GeV]"#,
      #"$\frac{a}{\sqrt[3]{b+c}} \left( \sum_{i=1}^{n} x_i \right)$"#,
      #"\textbf{Bold} \textit{it} \emph{x} \color{red}{red} \\ second line"#,
      #"$\hat{\mu} = 1.3^{+0.4}_{-0.3}$, $\mathcal{L}=140\,\mathrm{fb}^{-1}$"#,
      #"$\overline{t}\tilde{\chi}^0_1 \to \mathbf{Z}\mathrm{H}'$ 50\%"#, #"\SI{13}{\TeV} \qty{1.2e3}{\per\femto\barn}"#,
      #"$\begin{cases} a \\ b \end{cases} \binom{n}{k} \text{if $x$} \bigl| y \bigr|$"#)
  } read: { text, number, _ in
    let source = String(decoding: text, as: UTF8.self)
    _ = try Typesetter(.sans, macros: ["GeV": #"\mathrm{GeV}"#, "two": "#1#1", "loop": #"\loop"#])
      .label(source, size: number % 5 == 0 ? 3 : 9)
    _ = Label.escaped(source)
  }

  /// Selectors of workspaces and of styles, and matching with them.
  static let selector = FuzzTarget(name: "selector") {
    texts(
      "channel=SR* & sample=ttbar & !(type=staterror | name=/^gamma/)", #"name="a b" | name!=/(x|y)+z*[a-c]?$/"#,
      "axis.x & channel=SR*", "legend | (panel & !frame)", "name=*a*b*c*d*e*f*g*", "*")
  } read: { text, number, _ in
    let source = String(decoding: text, as: UTF8.self), name = String(repeating: "a", count: 200)
    let things = [["name": name, "channel": "SR", "type": source], ["name": "gamma_1", "sample": "ttbar"]]
    if let selector = try? FieldSelector(source) { for thing in things { _ = selector.matches(thing) } }
    if let selector = try? Selector(source) { for thing in things { _ = selector.matches(thing) } }
    _ = Selector.glob(source, matches: name)
  }

  /// Formulas with their derivatives.
  static let expression = FuzzTarget(name: "expression") {
    texts(
      "1 + kappa^2 * mu - exp(-x / 2)", "a > 0 && b <= 1 ? log(a) : sqrt(abs(b))", "'b-tag 1' * pow(u[3], 2) + PI",
      "min(max(a, b), sin(c) * atan(d)) != 1e-3 || !TRUE", "-2^-3^.5")
  } read: { text, number, _ in
    let expression = try Expression(String(decoding: text, as: UTF8.self))
    let inputs = expression.names.indices.map { Double($0 % 7) - 2 }
    _ = expression.value(at: inputs)
    if expression.names.count < 50 { _ = expression.derivatives(at: inputs) }
    _ = try? expression.substituting(["a": expression, "x": expression])
  }

  /// Tables of numbers: cross sections, contours, signals.
  static let table = FuzzTarget(name: "table") {
    texts(
      "# m xs\nmass,cross section [pb],uncertainty\n500,0.1,5%\n600,0.05,0.01\n700,0.02,10%\n",
      "x y\n1 2\n2 3\n3 2\n\n5 5\n6 6\n", "channel,bin,yield\nSR,0,1.5\nSR,1,2.5\n",
      #"{"initial state": "pp", "data": {"500": {"xsec_pb": 0.1, "unc_pb": 0.01}, "600": {"xsec_pb": 0.05, "unc_pb": 0.1}}}"#
    )
  } read: { text, number, bench in
    let path = try bench.write(text, to: "case.csv")
    if let table = try? CrossSectionTable(contentsOf: path) { _ = table(550) }
    _ = try? CurveTable.paths(contentsOf: path)
    _ = try? SignalTable(contentsOf: path)
  }
}
