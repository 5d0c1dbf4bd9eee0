// The names of mathematical symbols, functions and accents, and the classes of characters.

/// A symbol command's character and class.
struct MathSymbol {
  var scalar: Unicode.Scalar
  var atomClass: MathAtomClass
}

/// Everything a backslash name can mean without arguments, and the accents.
enum SymbolTable {
  static let symbols: [String: MathSymbol] = {
    var table: [String: MathSymbol] = [:]
    table.reserveCapacity(256)
    for (name, symbol) in orderedSymbols { table[name] = symbol }
    return table
  }()

  /// As listed: the first name of a character is the one that is written.
  static let orderedSymbols: [(name: String, symbol: MathSymbol)] = groups.flatMap { atomClass, pairs in
    parse(pairs).map { ($0.0, MathSymbol(scalar: $0.1, atomClass: atomClass)) }
  }

  /// Lower-case letters follow the alphabet in force; capitals are upright unless the alphabet says otherwise.
  static let greek: [String: Unicode.Scalar] = Dictionary(orderedGreek, uniquingKeysWith: { first, _ in first })

  static let orderedGreek: [(String, Unicode.Scalar)] = parse(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
    phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
    Omega Ω
    """)

  /// Operators that grow in display style; limits go above and below those of the first line.
  static let largeOperators: [String: (scalar: Unicode.Scalar, hasLimits: Bool)] = {
    var table: [String: (scalar: Unicode.Scalar, hasLimits: Bool)] = [:]
    let withLimits = "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀"
    for (name, scalar) in parse(withLimits) { table[name] = (scalar, true) }
    for (name, scalar) in parse("int ∫ iint ∬ iiint ∭ oint ∮") { table[name] = (scalar, false) }
    return table
  }()

  /// Upright function names and whether they take limits in display style.
  static let functions: [String: Bool] = {
    let beside = """
      ln log lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker sgn erf Tr tr
      """
    var table: [String: Bool] = [:]
    for name in beside.split(whereSeparator: \.isWhitespace) { table[String(name)] = false }
    for name in ["min", "max", "lim", "sup", "inf", "det", "gcd", "Pr", "argmin", "argmax", "limsup", "liminf"] {
      table[name] = true
    }
    return table
  }()

  static let accents: [String: MathAccent] = {
    let plain: [String: Unicode.Scalar] = [
      "hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}", "dot": "\u{307}", "ddot": "\u{308}",
      "vec": "\u{20D7}", "breve": "\u{306}", "check": "\u{30C}", "acute": "\u{301}", "grave": "\u{300}",
      "mathring": "\u{30A}", "dddot": "\u{20DB}",
    ]
    let wide: [String: Unicode.Scalar] = [
      "widehat": "\u{302}", "widetilde": "\u{303}", "overrightarrow": "\u{20D7}", "overleftarrow": "\u{20D6}",
    ]
    return plain.mapValues { MathAccent(mark: $0) }
      .merging(wide.mapValues { MathAccent(mark: $0, stretches: true) }) { first, _ in first }
  }()

  /// Names of delimiters that are not single characters.
  static let delimiters: [String: Unicode.Scalar] = [
    "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "|": "‖", "Vert": "‖", "lVert": "‖", "rVert": "‖",
    "vert": "|", "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "lbrack": "[", "rbrack": "]", "uparrow": "↑", "downarrow": "↓",
    "updownarrow": "↕", "backslash": "\\",
  ]

  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathit": .italic, "mathbf": .bold, "boldsymbol": .boldItalic,
    "bm": .boldItalic, "mathbfit": .boldItalic, "mathcal": .calligraphic, "mathscr": .calligraphic,
    "mathfrak": .fraktur, "mathbb": .blackboard, "mathsf": .sansSerif, "mathtt": .typewriter, "mathnormal": .normal,
  ]

  /// Spaces in em, the same in text and in formulas.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, "medspace": 4.0 / 18, ";": 5.0 / 18,
    "thickspace": 5.0 / 18, "!": -3.0 / 18, "negthinspace": -3.0 / 18, "enspace": 0.5, "quad": 1, "qquad": 2,
  ]

  static let styles: [String: MathStyle.Level] = [
    "displaystyle": .display, "textstyle": .text, "scriptstyle": .script, "scriptscriptstyle": .scriptScript,
  ]

  static let classCommands: [String: MathAtomClass] = [
    "mathord": .ordinary, "mathop": .largeOperator, "mathbin": .binary, "mathrel": .relation,
    "mathopen": .opening, "mathclose": .closing, "mathpunct": .punctuation, "mathinner": .inner,
  ]

  /// Class of a character typed directly.
  static let classes: [Unicode.Scalar: MathAtomClass] = {
    var table: [Unicode.Scalar: MathAtomClass] = [
      "=": .relation, "<": .relation, ">": .relation, ":": .relation, "+": .binary, "-": .binary, "−": .binary,
      "*": .binary, "(": .opening, "[": .opening, ")": .closing, "]": .closing, "!": .closing, "?": .closing,
      ",": .punctuation, ";": .punctuation, "·": .binary,
    ]
    for (_, symbol) in symbols where table[symbol.scalar] == nil { table[symbol.scalar] = symbol.atomClass }
    for (scalar, atomClass) in [("|", MathAtomClass.ordinary), ("‖", .ordinary)] as [(Unicode.Scalar, MathAtomClass)] {
      table[scalar] = atomClass
    }
    return table
  }()

  /// Characters `\not` turns into one of their own.
  static let negations: [Unicode.Scalar: Unicode.Scalar] = [
    "=": "≠", "∈": "∉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "∼": "≁", "≈": "≉", "⊂": "⊄", "⊃": "⊅",
    "∃": "∄", "∣": "∤", "∥": "∦",
  ]

  private static let groups: [(MathAtomClass, String)] = [
    (
      .binary,
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cap ∩ cup ∪
      wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ dagger † ddagger ‡
      """
    ),
    (
      .relation,
      """
      le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫
      lesssim ≲ gtrsim ≳ asymp ≍ doteq ≐ in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ mid ∣ parallel ∥
      perp ⊥ vdash ⊢ models ⊨ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐
      Leftrightarrow ⇔ iff ⇔ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ mapsto ↦
      hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ rightleftharpoons ⇌ lt < gt >
      """
    ),
    (
      .ordinary,
      """
      infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ prime ′ dprime ″ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ forall ∀ exists ∃
      nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ angle ∠ triangle △ top ⊤ bot ⊥ vert | Vert ‖ degree ° checkmark ✓
      S § P ¶ pounds £ copyright © AA Å surd √ flat ♭ sharp ♯ square □ micro µ backslash \\
      """
    ),
    (.inner, "ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱"),
    (.opening, "langle ⟨ lbrace { lbrack [ lfloor ⌊ lceil ⌈ lvert | lVert ‖ { {"),
    (.closing, "rangle ⟩ rbrace } rbrack ] rfloor ⌋ rceil ⌉ rvert | rVert ‖ } }"),
    (.punctuation, "colon :"),
  ]

  /// Reads `name character name character …`.
  private static func parse(_ pairs: String) -> [(String, Unicode.Scalar)] {
    var result: [(String, Unicode.Scalar)] = []
    var name = String.UnicodeScalarView(), isName = true
    for scalar in pairs.unicodeScalars {
      if scalar.isBlank {
        if !name.isEmpty { isName = false }
      } else if isName {
        name.append(scalar)
      } else {
        result.append((String(name), scalar))
        (name, isName) = (String.UnicodeScalarView(), true)
      }
    }
    return result
  }
}
