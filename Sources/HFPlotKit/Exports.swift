// What `import HFPlotKit` brings: the rooms that a user of the library needs.

@_exported import Care
@_exported import ExampleAnalysis
@_exported import Exchange
@_exported import Figures
@_exported import HistFactory
@_exported import Inference
@_exported import Likelihood
@_exported import Plotting
@_exported import Publishing
@_exported import Results
@_exported import SceneGraph
@_exported import Selectors
@_exported import Styles
@_exported import Typesetting
