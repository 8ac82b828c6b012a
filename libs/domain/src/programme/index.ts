export * from './definition';
export * from './compile';
export * from './machine';
export * from './guide';
export { bindingsOf, boundText, type BindingName } from './bindings';
export * from './effects';
export * from './registers';
export { entryNumber, fieldColumns, hasColumn, resultColumns, type ResultColumn } from './result-columns';
export { NEUTRAL_NOUNS, nounsOf, type ResultNouns } from './nouns';
export { withinFileLimits } from './file-limits';
export { callsOf, lastClosed, programmesWithoutCall, type Call, type CallSource } from './calls';
export { isOurs } from './ours';
export { publicTitleOf } from './public-title';
export type { ProblemSeverity, ProgrammeProblem } from './check-problem';
export type { CheckMaterial, CheckedForm, FormNode } from './check-material';
export { checkProgramme } from './check';
export { joinBundle, plainText, splitBundle, type BundlePart, type BundlePartKind } from './bundle-text';
export { SCHEMAS, shapeProblems, type ShapedText } from './load-shape';
export { referred, schemaKeys, schemaNode, type SchemaKey, type SchemaNode } from './schema-keys';
export { REMEDIES } from './remedies';
export { closest } from './load-suggestion';
export { parseProgramme, type LoadedProgramme } from './load';
export { yamlProblems } from './load-syntax';
export { isUnopened, openYaml, readYamlValue, YamlTextError, type OpenYaml } from './open-yaml';
export { locator, pointerOf, type TextPosition } from './load-positions';
export { caseEdges, type CaseEdge } from './graph-edges';
export { toBpmn, toMermaid, toSvg, type GraphOptions } from './graph';
export { workflowMarkdown } from './docs';
export { editionName } from './edition-name';
export * from './due-words';
export {
  hiddenPointers,
  hidesFile,
  hidesHolder,
  isHidden,
  maskedFile,
  visibleContent,
  withoutHolder,
} from './visibility';
export {
  standings,
  whatIf,
  type RecordedCase,
  type RoundRules,
  type Standing,
  type StopReason,
  type WhatIfResult,
} from './what-if';
export { withValue } from './set-path';
