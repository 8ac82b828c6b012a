import type { Text } from './definition';

/** A text with the document that states it. */
export interface SourcedText extends Text {
  source: string;
}

/**
 * What the guide for applicants (办事指南) prints besides stages and rules; no decision reads it.
 * Name, materials and conditions of a service are to be published (发改体改〔2024〕1742号, art. 16).
 */
export interface ProgrammeGuide {
  goal: Text;
  /** What the programme calls those who apply (技术持有单位, 牵头单位); “applicants” where it says nothing. */
  applicants?: Text;
  addressees: Text[];
  /** May invite applicants, but nominate nobody. */
  mobilisers: Text[];
  materials: SourcedText[];
  /** What follows for a listed technology. */
  afterPublication: SourcedText[];
}
