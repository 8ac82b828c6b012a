import type { Tx } from '@linxuan/persistence';
import type { ConfiguredOrganisation } from '../config-files';

/** Parents first, because an organisation names its parent. What exists is brought up to date by its code. */
export async function seedOrganisations(
  tx: Tx,
  organisations: (ConfiguredOrganisation & { uscc?: string })[],
): Promise<void> {
  const known: { id: string }[] = await tx.query(`SELECT id FROM organisation`);
  const there = new Set([...known.map(({ id }) => id), ...organisations.map(({ code }) => code)]);
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
      name_zh: org.name.zh,
      name_en: org.name.en,
      uscc: org.uscc ?? null,
      region_code: org.region,
      affiliation: org.affiliation ?? null,
      parent_id: org.parent,
      demo: org.demo ?? false,
      detail: { level: org.level, serves: org.serves, short: org.short, office: org.office, tile: org.tile },
    }));
  await tx.query(
    `INSERT INTO organisation (id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail)
     SELECT id, kind, name_zh, name_en, uscc, region_code, affiliation, parent_id, demo, detail FROM json_populate_recordset(NULL::organisation, $1)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, detail = excluded.detail`,
    [JSON.stringify(rows)],
  );
}
