import { OrganisationRepository, type Tx } from '@linxuan/persistence';
import type { ConfiguredOrganisation } from '../config-files';

/** Parents first, because an organisation names its parent. What exists is brought up to date by its code. */
export async function seedOrganisations(
  tx: Tx,
  organisations: (ConfiguredOrganisation & { uscc?: string })[],
): Promise<void> {
  const register = new OrganisationRepository(tx);
  const there = new Set([...(await register.codes()), ...organisations.map(({ code }) => code)]);
  const codes = new Set(organisations.map(({ code }) => code));
  const depth = (org: ConfiguredOrganisation): number =>
    org.parent && codes.has(org.parent)
      ? 1 + depth(organisations.find(({ code }) => code === org.parent) ?? { ...org, parent: null })
      : 0;
  const rows = [...organisations]
    // Whose parent stands in a file that was skipped waits until that is mended.
    .filter(({ parent }) => !parent || there.has(parent))
    .sort((a, b) => depth(a) - depth(b))
    .map((org) => ({
      id: org.code,
      kind: org.kind,
      nameZh: org.name.zh,
      nameEn: org.name.en,
      uscc: org.uscc ?? null,
      regionCode: org.region,
      affiliation: org.affiliation ?? null,
      parentId: org.parent,
      demo: org.demo ?? false,
      detail: { level: org.level, serves: org.serves, short: org.short, office: org.office, tile: org.tile },
    }));
  await register.bringUpToDate(rows);
}
