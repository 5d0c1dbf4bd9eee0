// Expressions: the grammar by values, derivatives against closed forms and differences, problems with their places.
import Foundation
import Testing

@testable import Expressions

struct ExpressionTests {
  /// Values worked out by Foundation's functions, at x = 0.7, y = -1.3.
  static let x = 0.7
  static let y = -1.3

  @Test(
    arguments: [
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2^2", -4), ("2^-1", 0.5), ("7 - 2 - 1", 4),
      ("8 / 4 / 2", 1), ("1.5e2 + .5 + 1.", 151.5), ("PI", Double.pi), ("E - EULER", 0), ("!0 + !3", 1),
      ("1 < 2 && 2 <= 2 || FALSE", 1), ("TRUE == (3 > 4)", 0), ("1 ? 2 : 0 ? 3 : 4", 2), ("0 ? 2 : 0 ? 3 : 4", 4),
      ("min(3, 1, 2) + max(3, 1, 2)", 4), ("pow(2, 10)", 1024), ("x*y - y*x", 0), ("exp(log(x))", x),
      ("sqrt(x)^2", x), ("abs(y)", 1.3), ("sin(x)^2 + cos(x)^2", 1), ("tan(x) - sin(x)/cos(x)", 0),
      ("asin(x) + acos(x) - PI/2", 0), ("atan(tan(x))", x), ("'x' + \"y\" + `x`", 2 * x + y), ("--x", x),
      ("x >= 0.7", 1), ("x != 0.7", 0), ("2e0*x", 2 * x), ("x\n +\ty", x + y), ("1.e1", 10),
    ] as [(String, Double)])
  func values(_ text: String, _ expected: Double) throws {
    let value = try Expression(text).value { $0 == "x" ? Self.x : Self.y }
    #expect(abs(value - expected) <= 4e-16 * max(abs(expected), 1))
  }

  @Test func namesStandInTheOrderOfUse() throws {
    #expect(try Expression("b * a + 'c-1' - b + g[3] + 'h 2'[10]").names == ["b", "a", "c-1", "g[3]", "h 2[10]"])
    #expect(try Expression("0 ? unused : a").names == ["unused", "a"])
    #expect(try Expression("2 * PI").constant == 2 * .pi)
    #expect(try Expression("'sin' + 'E'").names == ["sin", "E"])
  }

  @Test func equalPartsAreComputedOnce() throws {
    #expect(try Expression("(a + b)^2 * (a + b)^2").instructions.count == 5)
    #expect(try Expression("2 * 3 + 4").instructions.count == 1)
  }

  // MARK: Derivatives

  /// Closed forms of the first and second derivative at 0.7.
  @Test(
    arguments: [
      ("x^3", 3 * x * x, 6 * x), ("1/x", -1 / (x * x), 2 / (x * x * x)), ("exp(2*x)", 2 * exp(2 * x), 4 * exp(2 * x)),
      ("log(x)", 1 / x, -1 / (x * x)), ("sqrt(x)", 0.5 / sqrt(x), -0.25 / (x * sqrt(x))),
      ("sin(x)", cos(x), -sin(x)), ("cos(x)", -sin(x), -cos(x)),
      ("tan(x)", 1 / pow(cos(x), 2), 2 * sin(x) / pow(cos(x), 3)),
      ("asin(x)", 1 / sqrt(1 - x * x), x / pow(1 - x * x, 1.5)),
      ("acos(x)", -1 / sqrt(1 - x * x), -x / pow(1 - x * x, 1.5)),
      ("atan(x)", 1 / (1 + x * x), -2 * x / pow(1 + x * x, 2)),
      ("x^x", pow(x, x) * (log(x) + 1), pow(x, x) * (pow(log(x) + 1, 2) + 1 / x)),
      ("2^x", pow(2, x) * log(2), pow(2, x) * pow(log(2), 2)), ("abs(-x)", 1, 0), ("max(x, 0.1)^2", 2 * x, 2),
      ("min(x, 0.1)", 0, 0), ("x > 1 ? x^2 : x^4", 4 * x * x * x, 12 * x * x), ("x < 1", 0, 0),
    ] as [(String, Double, Double)])
  func closedForms(_ text: String, _ first: Double, _ second: Double) throws {
    let result = try Expression(text).derivatives(at: [Self.x])
    #expect(abs(result.gradient[0] - first) <= 1e-14 * max(abs(first), 1))
    #expect(abs(result.hessian[0][0] - second) <= 1e-14 * max(abs(second), 1))
  }

  /// Powers whose formula in general has a logarithm of zero, or zero times infinity, in it.
  @Test(
    arguments: [
      ("x^2", 0, 0, 2), ("x^1", 0, 1, 0), ("x^0", 0, 0, 0), ("x^3", 0, 0, 0), ("(x - 1)^2", 0, -2, 2),
      ("x > 0 ? log(x) : x", 0, 1, 0), ("x == 0 ? 1 : x / x", 0, 0, 0), ("x * sqrt(4)", 0, 2, 0),
    ] as [(String, Double, Double, Double)])
  func cornersOfPowers(_ text: String, _ at: Double, _ first: Double, _ second: Double) throws {
    let result = try Expression(text).derivatives(at: [at])
    #expect(result.gradient == [first] && result.hessian == [[second]])
  }

  @Test(arguments: 0..<60)
  func randomExpressionsAgainstDifferences(_ seed: Int) throws {
    var maker = ExpressionMaker(seed: UInt64(seed))
    let expression = try Expression(maker.expression(depth: 5))
    let point = expression.names.map { _ in maker.uniform(0.4, 1.6) }
    let result = expression.derivatives(at: point)
    try #require(result.value.isFinite)
    for i in point.indices {
      let h = 1e-4
      func shifted(_ steps: Double) -> ExpressionDerivatives {
        var other = point
        other[i] += steps * h
        return expression.derivatives(at: other)
      }
      let (a, b, c, d) = (shifted(-2), shifted(-1), shifted(1), shifted(2))
      // The error of the five-point rule is h⁴/30 times the fifth derivative; rounding is 1e-16/h of the value.
      func slope(_ pick: (ExpressionDerivatives) -> Double) -> Double {
        (pick(a) - 8 * pick(b) + 8 * pick(c) - pick(d)) / (12 * h)
      }
      let scale = max(abs(result.value), 1, result.gradient.map(abs).max() ?? 0)
      #expect(abs(result.gradient[i] - slope(\.value)) <= 1e-8 * scale, "\(expression.text)")
      for j in point.indices {
        let size = max(scale, result.hessian[j].map(abs).max() ?? 0)
        #expect(abs(result.hessian[i][j] - slope { $0.gradient[j] }) <= 1e-8 * size, "\(expression.text)")
        #expect(abs(result.hessian[i][j] - result.hessian[j][i]) <= 1e-12 * size)
      }
    }
  }

  // MARK: Substitution

  @Test func substitutionIsComposition() throws {
    let outer = try Expression("a^b + c"), inner = try Expression("c * 2")
    let composed = try outer.substituting(["a": inner, "b": Expression("2")])
    #expect(composed.names == ["c"])
    let result = composed.derivatives(at: [3])
    #expect(result.value == 39 && result.gradient == [25] && result.hessian == [[8]])
  }

  @Test func repeatedDoublingStaysSmall() throws {
    var current = try Expression("x")
    for _ in 0..<50 { current = try Expression("(a + 1) * (a - 1)").substituting(["a": current]) }
    #expect(current.instructions.count < 200)
  }

  // MARK: Problems

  @Test(
    arguments: [
      ("", 0, "empty"), ("a +", 3, "missing"), ("a + * b", 4, "stands where"), ("(a", 2, "a ) is missing"),
      ("a)", 1, "no ("), ("2a", 1, "cannot follow"), ("a b", 2, "operator is missing"), ("sinn(a)", 0, "no function"),
      ("ln(a)", 0, "no function"), ("pow(a)", 0, "takes 2"), ("sin(a, b)", 0, "takes one"), ("a = b", 2, "'='"),
      ("a & b", 2, "'&'"), ("'a", 0, "does not end"), ("''", 0, "empty"), ("a ? b", 5, "no :"), ("a ** 2", 2, "**"),
      ("g[x]", 1, "whole number"), ("1e999", 0, "finite"), ("sin + 1", 0, "no arguments"), ("é € 1", 2, "'€'"),
      ("min()", 0, "takes 2"),
    ] as [(String, Int, String)])
  func problemsHaveAPlace(_ text: String, _ offset: Int, _ words: String) {
    #expect {
      _ = try Expression(text)
    } throws: { error in
      let problem = error as? ExpressionProblem
      return problem?.offset == offset && problem?.message.contains(words) == true
    }
  }

  @Test func problemsSuggest() {
    func hint(_ text: String) -> String? {
      do throws(ExpressionProblem) {
        _ = try Expression(text)
        return nil
      } catch {
        return error.hint
      }
    }
    #expect(hint("sinn(a)") == "did you mean sin?")
    #expect(hint("ln(a)") == "did you mean log?")
    #expect(hint("a ** 2") == "a power is written ^")
    #expect(hint("2a")?.contains("2*a") == true)
  }

  @Test func limitsHold() throws {
    let deep = String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000)
    #expect(throws: ExpressionProblem.self) { _ = try Expression(deep) }
    #expect(throws: ExpressionProblem.self) { _ = try Expression(String(repeating: "-", count: 10_000) + "a") }
    #expect(throws: ExpressionProblem.self) { _ = try Expression(String(repeating: "a^", count: 5000) + "a") }
    #expect(throws: ExpressionProblem.self) { _ = try Expression(String(repeating: " ", count: 30_000) + "a") }
    let long = (0..<1500).map { "a\($0)" }.joined(separator: " + ")
    #expect(try Expression(long).names.count == 1500)
  }
}
