// The symbols of label formulas and how LaTeX writes each.

/// Names and characters of symbols. What is not here does not pass.
enum LaTeXSymbols {
  /// How a command of label syntax is written; nil for names that are not symbols.
  static func tex(forCommand name: String) -> String? {
    if let spelling = spellings[name] { return spelling }
    return names.contains(name) ? "\\" + name : nil
  }

  /// How a character is written in a formula; nil for characters without a command.
  static func command(for scalar: Unicode.Scalar) -> String? { byCharacter[scalar] }

  /// Names whose LaTeX is something else, most of them because LaTeX lacks them.
  private static let spellings: [String: String] = [
    "omicron": "o", "dprime": "''", "prime": "\\prime", "degree": "\\text{\\textdegree}",
    "micro": "\\text{\\textmu}", "AA": "\\text{\\AA}", "lt": "<", "gt": ">", "lvert": "|", "rvert": "|", "vert": "|",
    "lVert": "\\Vert", "rVert": "\\Vert", "iint": "\\int\\!\\!\\int", "iiint": "\\int\\!\\!\\int\\!\\!\\int",
    "implies": "\\Longrightarrow",
    "dotsc": "\\ldots", "dotso": "\\ldots", "dotsb": "\\cdots", "lbrack": "[", "rbrack": "]", "colon": "\\colon",
    "bigwedge": "\\bigwedge", "{": "\\{", "}": "\\}", "|": "\\Vert", "S": "\\S", "P": "\\P", "pounds": "\\pounds",
    "mathsection": "\\mathsection",
    "mathparagraph": "\\mathparagraph", "mathsterling": "\\mathsterling",
  ]

  /// Operators that may carry `\limits`.
  static let largeOperators: Set<String> = words(
    "sum prod coprod bigcup bigcap bigoplus bigotimes bigvee bigwedge int iint iiint oint")

  /// Named functions that LaTeX has.
  static let functions: Set<String> = words(
    """
    ln log lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker min max lim sup
    inf det gcd Pr limsup liminf
    """)

  /// Named functions that it lacks, and whether limits go below.
  static let otherFunctions: [String: Bool] = [
    "erf": false, "sgn": false, "Tr": false, "tr": false, "argmin": true, "argmax": true,
  ]

  static let delimiters: [String: String] = [
    "{": "\\{", "}": "\\}", "lbrace": "\\{", "rbrace": "\\}", "|": "\\Vert", "Vert": "\\Vert", "lVert": "\\Vert",
    "rVert": "\\Vert", "vert": "|", "lvert": "|", "rvert": "|", "langle": "\\langle", "rangle": "\\rangle",
    "lfloor": "\\lfloor", "rfloor": "\\rfloor", "lceil": "\\lceil", "rceil": "\\rceil", "lbrack": "[", "rbrack": "]",
    "uparrow": "\\uparrow", "downarrow": "\\downarrow", "updownarrow": "\\updownarrow", "backslash": "\\backslash",
  ]

  static let delimiterCharacters: [Unicode.Scalar: String] = [
    "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": ".", "<": "\\langle", ">": "\\rangle",
    "‖": "\\Vert", "⟨": "\\langle", "⟩": "\\rangle", "⌊": "\\lfloor", "⌋": "\\rfloor", "⌈": "\\lceil", "⌉": "\\rceil",
    "↑": "\\uparrow", "↓": "\\downarrow", "↕": "\\updownarrow",
  ]

  private static let pairs: [(name: String, scalar: Unicode.Scalar)] = {
    let table = """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
      varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
      phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
      Omega Ω sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ int ∫ iint ∬
      iiint ∭ oint ∮ pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
      cap ∩ cup ∪ wedge ∧ vee ∨ setminus ∖ dagger † ddagger ‡ leq ≤ geq ≥ leqslant ⩽ geqslant ⩾ neq ≠ approx ≈ sim ∼
      simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ asymp ≍ doteq ≐ in ∈ ni ∋ notin ∉ subset ⊂
      supset ⊃ subseteq ⊆ supseteq ⊇ mid ∣ parallel ∥ perp ⊥ vdash ⊢ models ⊨ rightarrow → leftarrow ←
      leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ longrightarrow ⟶ longleftarrow ⟵
      longleftrightarrow ⟷ Longrightarrow ⟹ mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗
      searrow ↘ rightleftharpoons ⇌ infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ prime ′ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı
      jmath ȷ forall ∀ exists ∃ nexists ∄ neg ¬ emptyset ∅ angle ∠ triangle △ top ⊤ bot ⊥ Vert ‖ checkmark ✓ surd √
      flat ♭ sharp ♯ square □ ldots … cdots ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
      """
    let entries = table.split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: entries.count - 1, by: 2).compactMap { index in
      entries[index + 1].unicodeScalars.first.map { (String(entries[index]), $0) }
    }
  }()

  /// Names that mean the same in labels and in LaTeX.
  private static let names: Set<String> = Set(pairs.map(\.name)).union(
    words(
      """
      land lor lnot le ge ne to gets iff dots varnothing top bot pounds copyright backslash lbrace rbrace
      """))

  private static let byCharacter: [Unicode.Scalar: String] = {
    var table = Dictionary(pairs.map { ($0.scalar, "\\" + $0.name) }, uniquingKeysWith: { first, _ in first })
    for (name, spelling) in [("ο", "o"), ("∬", "\\int\\!\\!\\int"), ("∭", "\\int\\!\\!\\int\\!\\!\\int")] {
      for scalar in name.unicodeScalars { table[scalar] = spelling }
    }
    for (scalar, tex) in [("−", "-"), ("ħ", "\\hbar"), ("µ", "\\mu"), ("·", "\\cdot"), ("″", "''"), ("⟂", "\\perp")] {
      for scalar in scalar.unicodeScalars { table[scalar] = tex }
    }
    return table
  }()

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
