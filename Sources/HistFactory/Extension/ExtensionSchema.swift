// The JSON schema of the extension block: what may stand in it and what it means.

/// The block as JSON Schema (draft 2020-12).
public enum ExtensionSchema {
  /// The schema's text; ends with a line feed.
  public static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The hfplot block of a HistFactory workspace",
      "description": "What a model has beyond HistFactory. Expressions: + - * / ^, comparisons, && || !, ?:, exp log sqrt abs pow min max sin cos tan asin acos atan, PI E TRUE FALSE; components as name[0]; other names in quotes.",
      "type": "object",
      "required": ["version"],
      "additionalProperties": false,
      "properties": {
        "version": {"const": "1"},
        "parameters": {
          "description": "New parameters, for use in expressions. They follow those of the modifiers.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "init", "bounds"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "init": {"type": "number"},
              "bounds": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
              "fixed": {"type": "boolean"},
              "size": {"description": "Components name[0], name[1]; left out for a scalar.", "type": "integer", "minimum": 1, "maximum": 10000}
            }
          }
        },
        "functions": {
          "description": "Names for expressions. Where modifiers have the name, the expression takes their parameter's place, whose constraint goes; elsewhere it is for use in other expressions and in hfplot derive.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "expression"], "additionalProperties": false,
            "properties": {"name": {"type": "string", "minLength": 1}, "expression": {"type": "string", "minLength": 1}}
          }
        },
        "constraints": {
          "description": "Parameter set to its constraint, in place of its type's own.",
          "type": "object",
          "additionalProperties": {
            "type": "object", "required": ["type"], "additionalProperties": false,
            "properties": {
              "type": {"description": "normal: width is its standard deviation. poisson: 1/width^2 counts at a rate of theta/width^2. lognormal: ln center is normal about ln theta with width ln(1 + width). Of normsys and histosys, lognormal keeps a unit normal and interpolates at ((1 + width)^theta - 1)/width, poisson has theta about 1 and interpolates at (theta - 1)/width. none: no term.", "enum": ["normal", "poisson", "lognormal", "none"]},
              "width": {"description": "One for all components, or one each; left out to keep the parameter's own.", "anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "array", "items": {"type": "number", "exclusiveMinimum": 0}, "minItems": 1}]},
              "center": {"description": "The auxiliary measurement; left out to keep the parameter's own, or its start value.", "type": "number"}
            }
          }
        },
        "correlations": {
          "description": "One normal constraint of several parameters together, in place of their own: 1/2 (a - theta)^T K^-1 (a - theta). Exactly one of covariance, correlation and kernel.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "parameters"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "parameters": {"description": "Scalars, components, or sets for all of their components.", "$ref": "#/$defs/names"},
              "covariance": {"$ref": "#/$defs/matrix"},
              "correlation": {"$ref": "#/$defs/matrix"},
              "widths": {"description": "With correlation; left out to keep the parameters' own.", "$ref": "#/$defs/numbers"},
              "kernel": {
                "description": "A Gaussian process: K = width^2 (k(|x - x'|/length) + nugget if x is x'). k(d) is exp(-d^2/2), exp(-d), or (1 + sqrt(3) d) exp(-sqrt(3) d).",
                "type": "object", "required": ["type", "length", "width"], "additionalProperties": false,
                "properties": {
                  "type": {"enum": ["squared_exponential", "exponential", "matern32"]},
                  "length": {"type": "number", "exclusiveMinimum": 0},
                  "width": {"type": "number", "exclusiveMinimum": 0},
                  "positions": {"description": "Of the parameters; left out for 0, 1, 2.", "$ref": "#/$defs/numbers"},
                  "nugget": {"description": "Left out for 1e-6.", "type": "number", "minimum": 0}
                }
              },
              "centers": {"description": "The auxiliary measurements; left out to keep the parameters' own, or their start values.", "$ref": "#/$defs/numbers"}
            }
          }
        },
        "modifiers": {
          "description": "An expression of parameters and numbers a bin that multiplies a sample of a channel, or is added to it before all factors. The name of a set with a component a bin stands for the bin's own.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "channel", "sample", "operation", "expression"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "channel": {"type": "string", "minLength": 1},
              "sample": {"type": "string", "minLength": 1},
              "operation": {"enum": ["multiply", "add"]},
              "expression": {"type": "string", "minLength": 1},
              "data": {"description": "Numbers by name: one for all bins, or one a bin.", "type": "object", "additionalProperties": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/numbers"}]}}
            }
          }
        },
        "shared_gammas": {
          "description": "A factor a bin that samples of a channel share; its width is the uncertainty of their sum over the sum.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "channel", "samples", "uncertainties"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "channel": {"type": "string", "minLength": 1},
              "samples": {"$ref": "#/$defs/names"},
              "uncertainties": {"description": "Absolute, one a bin, of the samples' sum.", "$ref": "#/$defs/numbers"},
              "constraint": {"description": "Left out for poisson.", "enum": ["poisson", "normal"]}
            }
          }
        },
        "regularisation": {
          "description": "A term 1/2 strength sum d^2 of -ln L, where d is theta - reference (size), its first (slope) or second differences (curvature). Figures of the model say so.",
          "type": "array",
          "items": {
            "type": "object", "required": ["name", "parameters", "type", "strength"], "additionalProperties": false,
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "parameters": {"$ref": "#/$defs/names"},
              "type": {"enum": ["size", "slope", "curvature"]},
              "strength": {"type": "number", "exclusiveMinimum": 0},
              "reference": {"description": "One a parameter; left out for the start values.", "$ref": "#/$defs/numbers"}
            }
          }
        },
        "repairs": {
          "description": "What hfplot edit --fill-empty repaired. It changes nothing; every figure of the model says so.",
          "type": "array",
          "items": {"type": "string", "minLength": 1}
        }
      },
      "$defs": {
        "names": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
        "numbers": {"type": "array", "items": {"type": "number"}, "minItems": 1},
        "matrix": {"type": "array", "items": {"$ref": "#/$defs/numbers"}, "minItems": 1}
      }
    }

    """#
}
