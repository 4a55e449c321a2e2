// What the explorer takes from its libraries.
export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeCurvedArrowProgram, createEdgeCurveProgram } from "@sigma/edge-curve";
export { EditorState } from "@codemirror/state";
export { EditorView, drawSelection, keymap, lineNumbers, placeholder } from "@codemirror/view";
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export {
  HighlightStyle,
  StreamLanguage,
  bracketMatching,
  defaultHighlightStyle,
  syntaxHighlighting,
} from "@codemirror/language";
export { sparql } from "@codemirror/legacy-modes/mode/sparql";
