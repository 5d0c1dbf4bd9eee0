// What every result file says about itself: version, kind, workspace, settings, status.

/// The schema version that this build writes and reads.
public enum ResultSchema {
  /// Raised whenever a saved file changes its layout.
  public static let version = 1
}

/// Which workspace a result was computed from.
public struct WorkspaceReference: Sendable, Equatable, Codable {
  /// Base name of the file.
  public var file: String
  /// Digest of the file's bytes, hexadecimal.
  public var sha256: String
  /// Name of the measurement that was used.
  public var measurement: String
  /// `FILE#NAME` of the patch, if one was applied.
  public var patch: String?
  /// Digest of the patch file's bytes.
  public var patchSHA256: String?

  /// Every part by its name; those with a default may be left out.
  public init(
    file: String, sha256: String, measurement: String, patch: String? = nil, patchSHA256: String? = nil
  ) {
    self.file = file
    self.sha256 = sha256
    self.measurement = measurement
    self.patch = patch
    self.patchSHA256 = patchSHA256
  }

  private enum CodingKeys: String, CodingKey {
    case file, sha256, measurement, patch
    case patchSHA256 = "patch_sha256"
  }
}

/// A further file that went into a result.
public struct ResultInput: Sendable, Equatable, Codable {
  /// `workspace`, `patch`, `theory`.
  public var role: String
  /// Base name.
  public var file: String
  /// Digest of the file's bytes, hexadecimal.
  public var sha256: String

  /// Every part by its name.
  public init(role: String, file: String, sha256: String) {
    self.role = role
    self.file = file
    self.sha256 = sha256
  }
}

/// The choices that change the numbers.
public struct ResultSettings: Sendable, Equatable, Codable {
  /// Codes by which variations are interpolated.
  public struct Interpolation: Sendable, Equatable, Codable {
    /// Code of `normsys`, e.g. `code4`.
    public var normsys: String
    /// Code of `histosys`, e.g. `code4p`.
    public var histosys: String
    /// Every part by its name.
    public init(normsys: String, histosys: String) {
      self.normsys = normsys
      self.histosys = histosys
    }
  }
  /// Codes by which variations were interpolated.
  public var interpolation: Interpolation
  /// `observed`, or `asimov(mu=1)`.
  public var data: String
  /// Parameters fixed by request, by name.
  public var fixed: [String: Double]?
  /// What every figure of the model says: a regularisation, for example.
  public var stamps: [String]?

  /// Every part by its name; those with a default may be left out.
  public init(
    interpolation: Interpolation, data: String, fixed: [String: Double]? = nil, stamps: [String]? = nil
  ) {
    self.interpolation = interpolation
    self.data = data
    self.fixed = fixed
    self.stamps = stamps
  }
}

/// How the numbers were reached and how far they can be trusted.
public struct ResultStatus: Sendable, Equatable, Codable {
  /// How the fit ended; anything but `converged` is a trouble.
  public enum State: String, Sendable, Equatable, Codable {
    /// The numbers can be trusted.
    case converged
    /// A fit ran out of evaluations.
    case callLimit = "call_limit"
    /// A fit ended where the Hessian is none of a minimum.
    case notPositiveDefinite = "not_positive_definite"
    /// A bin with data can expect nothing.
    case infeasible
  }
  /// How the fit ended.
  public var state: State
  /// Names of free parameters that the minimum holds at a bound.
  public var atBound: [String]
  /// Estimated distance to the minimum in the NLL.
  public var edm: Double
  /// What to know about it, in sentences.
  public var messages: [String]

  /// Every part by its name; those with a default may be left out.
  public init(state: State, atBound: [String] = [], edm: Double, messages: [String] = []) {
    self.state = state
    self.atBound = atBound
    self.edm = edm
    self.messages = messages
  }

  enum CodingKeys: String, CodingKey {
    case state
    case atBound = "at_bound"
    case edm
    case messages
  }
}

/// The first fields of every result file.
public struct ResultHeader: Sendable, Equatable, Codable {
  /// Version of the layout of result files.
  public var schemaVersion: Int
  /// The kind of the file, e.g. `fit`.
  public var kind: String
  /// Version of hfplot that wrote the file.
  public var hfplot: String
  /// The command in canonical form, if a command made the result.
  public var command: String?
  /// The workspace with its digest.
  public var workspace: WorkspaceReference
  /// Files beside the workspace and its patch, for results of several models.
  public var inputs: [ResultInput]?
  /// What the result depends on beside the workspace.
  public var settings: ResultSettings
  /// How the fits behind it ended.
  public var status: ResultStatus

  /// A header of this version's layout.
  public init(
    kind: String, hfplot: String, command: String? = nil, workspace: WorkspaceReference, settings: ResultSettings,
    status: ResultStatus
  ) {
    schemaVersion = ResultSchema.version
    self.kind = kind
    self.hfplot = hfplot
    self.command = command
    self.workspace = workspace
    self.settings = settings
    self.status = status
  }

  enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case kind, hfplot, command, workspace, inputs, settings, status
  }
}
