import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workingCalendar } from '@linxuan/platform';
import { parse } from 'yaml';
import { editionSources } from '../../edition-sources';
import type { Surroundings } from '../examine-bundle';
import { bundleOf } from '../write-bundle';

const CONFIG = join(__dirname, '../../../../../config');

/** Every delivered edition, by programme and edition. */
export const DELIVERED = readdirSync(join(CONFIG, 'programmes')).flatMap((programme) =>
  readdirSync(join(CONFIG, 'programmes', programme)).map((file) => [programme, file.replace('.yaml', '')] as const),
);

/** Every configured organisation. */
export const organisations = readdirSync(join(CONFIG, 'organisations')).flatMap((file) => {
  const { organisations: rows = [] } = parse(readFileSync(join(CONFIG, 'organisations', file), 'utf8')) as {
    organisations?: { code: string; kind: string; name: { zh: string; en: string } }[];
  };
  return rows.map(({ code, kind, name }) => ({ id: code, kind, name }));
});

/** An installation that has the configured organisations and nothing of what an edition names besides. */
export const around: Surroundings = {
  organisations,
  calendar: workingCalendar,
  form: null,
  taxonomy: null,
  earlier: {},
};

export function deliveredBundle(programme: string, edition: string): string {
  const { yaml, form, taxonomy, earlier = {} } = editionSources(CONFIG, programme, edition);
  return bundleOf({ edition: yaml, form, taxonomy, earlier: Object.values(earlier) });
}
