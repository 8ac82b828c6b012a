export { isValidUscc, makeUscc, parseUscc, type Uscc, type UsccDefect } from './uscc';
export {
  isValidPatentNumber,
  makePatentNumber,
  parsePatentNumber,
  type PatentNumber,
  type PatentNumberDefect,
  type PatentType,
} from './patent-number';
export { isValidRegionCode, parseRegionCode, type RegionCode, type RegionCodeDefect } from './region-code';
