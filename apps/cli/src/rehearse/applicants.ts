import { deriveId, makeUscc } from '@linxuan/domain';
import { DEMO_PASSWORD, hashPassword } from '@linxuan/feature-identity';
import { MAINLAND_PREFIXES } from '@linxuan/form-rules';
import { MembershipRepository, OrganisationRepository, UserRepository, type UnitOfWork } from '@linxuan/persistence';
import { applicantLogin } from '../seed/applicant-login';
import type { DemoCompany } from '../seed/demo-companies';

/** Numbers above those of the demo's companies, so that no credit code meets another. */
const FIRST_NUMBER = 760_000;

export interface Place {
  region: string;
  parent?: string | null;
  affiliation?: string | undefined;
}

/**
 * Fictional enterprises with one clerk each, written straight into the database: only what happens from the sign-in on
 * is rehearsed.
 */
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
    await new OrganisationRepository(tx).addAll(
      companies.map((one) => ({
        id: one.code,
        kind: one.kind,
        nameZh: one.name.zh,
        nameEn: one.name.en,
        uscc: one.uscc,
        regionCode: one.region,
        affiliation: one.affiliation ?? null,
        parentId: one.parent,
        demo: true,
        detail: {},
      })),
    );
    const users = companies.map(({ code, name }) => ({
      id: deriveId('user', applicantLogin(code)),
      login: applicantLogin(code),
      displayName: name.zh,
      passwordHash: hash,
      mustChange: false,
      demo: true,
      expertise: [],
      org: code,
    }));
    await new UserRepository(tx).addAll(users, { skipKnown: false });
    await new MembershipRepository(tx).addAll(
      users.map(({ id, org }) => ({
        id: deriveId(id, `${org}/enterprise-clerk`),
        userId: id,
        orgId: org,
        role: 'enterprise-clerk',
      })),
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
