// The description of a workspace that is built from histograms: regions, samples, systematics, measurement.
import HistFactory
import JSONTree

/// What a `hfplot build` configuration says.
struct BuildConfiguration {
  struct Region {
    var node: JSONNode
    var name: String
    /// Path of the data; nil for the sum of the samples.
    var data: String?
    var observable: String?
    var unit: String?
    var title: String?
  }
  struct Sample {
    var node: JSONNode
    var name: String
    var nominal: String
    var regions: NameGlob
    var hasStaterror: Bool
    /// Keys for the style layer.
    var look: JSONObject
  }
  struct Systematic {
    enum Source {
      case factors(up: Double, down: Double?)
      case histograms(up: String, down: String?)
    }
    var node: JSONNode
    var name: String
    var source: Source
    var samples: NameGlob
    var regions: NameGlob
    /// Steps of `hfplot edit` after the templates are read, in their order.
    var symmetrise: String?
    var isSmooth: Bool
    var isSplit: Bool
  }
  struct Factor {
    var node: JSONNode
    var name: String
    var samples: NameGlob
    var regions: NameGlob
    var settings: ParameterConfiguration
  }
  struct Luminosity {
    var uncertainty: Double
    var samples: NameGlob
  }

  var measurement = "measurement"
  var poi = ""
  var luminosity: Luminosity?
  var mergesOutside = false
  var regions: [Region] = []
  var samples: [Sample] = []
  var factors: [Factor] = []
  var systematics: [Systematic] = []
  /// Relative effects below which a systematic's rate or shape is left out.
  var pruning: (norm: Double, shape: Double)?
  /// Further steps of `hfplot edit`.
  var edits: JSONValue?
}
