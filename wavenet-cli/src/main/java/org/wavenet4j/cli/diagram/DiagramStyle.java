package org.wavenet4j.cli.diagram;

/** Colours for a light and a dark page, which whoever shows the picture chooses. */
final class DiagramStyle {
  static final String CSS =
      """
      <style>
      text { font-family: system-ui, sans-serif; font-size: 14px; fill: #2c333b }
      .title { font-size: 20px; font-weight: 600 }
      .remark, .tick { fill: #66707c }
      .tick { font-size: 13px; text-anchor: middle }
      .end { font-weight: 600 }
      .paper { fill: #ffffff }
      .node { fill: #d3d9e0 }
      .row { stroke: #d3d9e0 }
      .reached { fill: #0b62c4 }
      .tap { stroke: #0b62c4; stroke-opacity: 0.45; fill: none }
      @media (prefers-color-scheme: dark) {
        text { fill: #d5dae1 }
        .remark, .tick { fill: #98a2ae }
        .paper { fill: #1c2026 }
        .node { fill: #434c58 }
        .row { stroke: #434c58 }
        .reached { fill: #4fa8ff }
        .tap { stroke: #4fa8ff }
      }
      </style>
      """;

  private DiagramStyle() {}
}
