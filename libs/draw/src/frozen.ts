import { digest, digestBytes } from './digest';
import { inclusionProof, isIncluded, merkleRoot } from './merkle';
import type { DrawExpert, PanelSpec } from './pool';
import type { SeedSource } from './seed';

/** An expert as the tree holds one. `person` is the digest of who it is, with a salt that the expert alone is told. */
export interface Leaf extends DrawExpert {
  readonly person: string;
}

/** Who an expert is. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/**
 * What is fixed and published before any seed exists. The experts stand in it by the root of their tree alone; their
 * leaves are published with the draw.
 */
export interface Frozen {
  readonly format: 'linxuan-draw/1';
  readonly round: string;
  readonly edition: string;
  readonly stage: string;
  /** Rounds of the stage are counted in public, from 1. */
  readonly number: number;
  readonly frozenAt: string;
  readonly experts: number;
  readonly root: string;
  readonly panels: readonly PanelSpec[];
  readonly source: SeedSource;
  /** Of a demonstration, with invented people. */
  readonly demo: boolean;
}

const bytesOf = (leaf: Leaf): Uint8Array => digestBytes('leaf', leaf);

/** `salt`: 32 random bytes as hex digits. */
export function personDigest(person: Person, salt: string): string {
  return digest('person', { salt, id: person.id, name: person.name, organisation: person.organisation });
}

/** What stands for a case in public. */
export function caseDigest(caseId: string, salt: string): string {
  return digest('case', { salt, caseId });
}

export function rootOf(leaves: readonly Leaf[]): string {
  return merkleRoot(leaves.map(bytesOf));
}

export function commitmentOf(frozen: Frozen): string {
  return digest('commitment', frozen);
}

/** What an expert is given to find herself: nobody else has the salt. */
export interface OwnPlace {
  readonly leaf: Leaf;
  readonly salt: string;
  readonly index: number;
  readonly proof: readonly string[];
}

export function placeOf(leaves: readonly Leaf[], code: string, salt: string): OwnPlace | undefined {
  const index = leaves.findIndex((leaf) => leaf.code === code);
  const leaf = leaves[index];
  return leaf && { leaf, salt, index, proof: inclusionProof(leaves.map(bytesOf), index) };
}

/** Whether the place is the person's and stands under the root that was published. */
export function isOwnPlace(place: OwnPlace, person: Person, frozen: Pick<Frozen, 'root' | 'experts'>): boolean {
  const { leaf, salt, index, proof } = place;
  return (
    leaf.person === personDigest(person, salt) &&
    isIncluded(bytesOf(leaf), { index, size: frozen.experts }, proof, frozen.root)
  );
}
