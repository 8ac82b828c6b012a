export { BrokenText, cleanJson, isDeeper, JSON_DEPTH } from './clean-json';
export { cleanText, isBrokenText, isVisible, type TextKind } from './clean-text';
export { countCharacters, cutText, cutUnits, isLonger, shortened } from './graphemes';
export { foldText, holdsWords, searchWords } from './search-text';
export * from './counted';
