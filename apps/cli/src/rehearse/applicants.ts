import { deriveId, makeUscc } from '@linxuan/domain';
import { DEMO_PASSWORD, hashPassword } from '@linxuan/feature-identity';
import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import type { UnitOfWork } from '@linxuan/persistence';
import { applicantLogin } from '../seed/applicant-login';
import type { DemoCompany } from '../seed/demo-companies';

/** Numbers above those of the demo's companies, so that no credit code meets another. */
const FIRST_NUMBER = 760_000;

export interface Place {
  region: string;
  parent?: string | null;
  affiliation?: string | undefined;
}

/** Fictional enterprises with one clerk each, written straight into the database: only what happens from the sign-in on is rehearsed. */
export async function createApplicants(
  work: UnitOfWork,
  kind: string,
  places: readonly Place[],
  first: number,
): Promise<DemoCompany[]> {
  const hash = await hashPassword(DEMO_PASSWORD);
  const companies = places.map(({ region, parent, affiliation }, index): DemoCompany => ({
    code: `storm-${kind}-${index + 1}`,
    kind: 'enterprise',
    level: 'none',
    parent: parent ?? null,
    region,
    demo: true,
    ...(affiliation ? { affiliation } : {}),
    name: { zh: `截止演练${first + index}号有限公司（演示）`, en: `Rehearsal ${first + index} (demo)` },
    uscc: makeUscc(FIRST_NUMBER + first + index, region),
  }));
  await work.system(async (tx) => {
    await tx.query(
      `INSERT INTO organisation (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo) SELECT id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, true FROM json_populate_recordset(NULL::organisation, $1)`,
      [
        JSON.stringify(
          companies.map((one) => ({
            id: one.code,
            kind: one.kind,
            name_zh: one.name.zh,
            name_en: one.name.en,
            uscc: one.uscc,
            region_code: one.region,
            affiliation: one.affiliation ?? null,
            parent_id: one.parent,
          })),
        ),
      ],
    );
    const users = companies.map((one) => ({
      id: deriveId('user', applicantLogin(one.code)),
      login: applicantLogin(one.code),
      display_name: one.name.zh,
      password_hash: hash,
      org: one.code,
    }));
    await tx.query(
      `INSERT INTO app_user (id, login, display_name, password_hash, must_change, demo) SELECT id, login, display_name, password_hash, false, true FROM json_populate_recordset(NULL::app_user, $1)`,
      [JSON.stringify(users)],
    );
    await tx.query(
      `INSERT INTO membership (id, user_id, org_id, role) SELECT id, user_id, org_id, role FROM json_populate_recordset(NULL::membership, $1)`,
      [
        JSON.stringify(
          users.map(({ id, org }) => ({
            id: deriveId(id, `${org}/enterprise-clerk`),
            user_id: id,
            org_id: org,
            role: 'enterprise-clerk',
          })),
        ),
      ],
    );
  });
  return companies;
}

/** Seats all over the country, one province after the other. */
export function seats(count: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    region: `${MAINLAND_PREFIXES[index % MAINLAND_PREFIXES.length] ?? '11'}0100`,
  }));
}
