import { randomBytes, randomInt } from 'node:crypto';
import { caseDigest, personDigest, type DrawLimits, type Leaf, type PanelSpec } from '@linxuan/draw';
import type { FreezeBodyDto } from '@linxuan/contracts';
import {
  casePartyFacts,
  DrawRoundRepository,
  ExpertRepository,
  OrganisationRepository,
  SeatRepository,
  type PoolExpert,
  type Tx,
  type WorkspaceCaseRow,
} from '@linxuan/persistence';
import { conflictsWith, twinIn, type RecusalQuestion } from '../expert-pool';

/** An expert of the pool with the code and salt of one round. */
export interface CodedExpert {
  expert: PoolExpert;
  salt: string;
  leaf: Leaf;
}

/** Salts and the order of codes are random, and no part of a draw: they only keep names secret. */
const saltNow = (): string => randomBytes(32).toString('hex');

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [left[at], left[other]] = [left[other] as T, left[at] as T];
  }
  return left;
}

/** Codes in place of names, in the order in which they are asked for. */
function codesOf(prefix: string): (name: string) => string {
  const codes = new Map<string, string>();
  return (name) => {
    const code = codes.get(name) ?? `${prefix}${String(codes.size + 1).padStart(3, '0')}`;
    codes.set(name, code);
    return code;
  };
}

/**
 * Everybody who may be asked, one account of each person, under codes that are new in every round. The record knows no
 * seniority of an expert yet, so nobody is senior in it.
 */
export async function codedPool(tx: Tx): Promise<CodedExpert[]> {
  const all = await new ExpertRepository(tx).pool();
  const pool = all.filter((expert) => twinIn(all, expert, new Set()).length === 0);
  const organisations = pool.map(({ org }) => org);
  const regions = await new DrawRoundRepository(tx).regions(organisations);
  const names = await new OrganisationRepository(tx).namesOf(organisations);
  const [employer, group, region] = [codesOf('E'), codesOf('G'), codesOf('R')];
  return shuffled(pool).map((expert, index): CodedExpert => {
    const salt = saltNow();
    // The head of a group is of it, like all below it.
    const ancestors = expert.facts.find(({ organisation }) => organisation === expert.org)?.groups ?? [];
    const place = regions.get(expert.org)?.slice(0, 2);
    const person = { id: expert.id, name: expert.name, organisation: names.get(expert.org)?.zh ?? expert.org };
    const leaf: Leaf = {
      code: `X${String(index + 1).padStart(3, '0')}`,
      employer: employer(expert.org),
      group: group(ancestors.at(-1) ?? expert.org),
      region: place === undefined ? null : region(place),
      fields: [...new Set(expert.expertise.map((code) => code.split('.')[0] ?? code))].sort(),
      senior: false,
      person: personDigest(person, salt),
    };
    return { expert, salt, leaf };
  });
}

/** A panel to be drawn for each case, with who must keep away from it. */
export async function panelSpecs(
  tx: Tx,
  stage: string,
  cases: readonly WorkspaceCaseRow[],
  pool: readonly CodedExpert[],
  { body, question }: { body: FreezeBodyDto; question: RecusalQuestion },
): Promise<{ spec: PanelSpec; caseId: string; salt: string }[]> {
  const found = [];
  for (const [index, row] of cases.entries()) {
    const { parties } = await casePartyFacts(tx, row);
    const lost = new Map(
      (await new SeatRepository(tx).invitedTo(row.id, stage)).map(({ expertUser, state }) => [expertUser, state]),
    );
    const barred = pool.flatMap(({ expert, leaf: { code } }) => {
      const ground =
        conflictsWith(expert, parties, question).find(({ strength }) => strength === 'bars')?.code ??
        lost.get(expert.id);
      return ground === undefined ? [] : [{ code, ground }];
    });
    const salt = saltNow();
    const code = `P${String(index + 1).padStart(2, '0')}`;
    const limits = limitsOf(body, row.area);
    found.push({
      spec: { code, case: caseDigest(row.id, salt), seats: body.seats, limits, barred },
      caseId: row.id,
      salt,
    });
  }
  return found;
}

function limitsOf(
  { perEmployer, perGroup, perRegion, areaAtLeast, seniorsAtLeast }: FreezeBodyDto,
  area: string | null,
): DrawLimits {
  const fields = area === null || areaAtLeast === 0 ? [] : [{ field: area, atLeast: areaAtLeast }];
  return { perEmployer, perGroup, perRegion, fields, seniorsAtLeast };
}
