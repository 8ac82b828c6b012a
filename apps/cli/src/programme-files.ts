import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseProgramme, type CheckMaterial, type ProgrammeDefinition } from '@linxuan/domain';
import { readEdition, type ReadEdition } from '@linxuan/feature-programme';
import { parse } from 'yaml';
import { configFolder, readEditionSources, readOrganisations } from './config-files';

/** `green-technology/2024`, as the folders under config/programmes are named; or a YAML file with form and taxonomy in config. */
export function readNamed(edition: string): ReadEdition {
  if (existsSync(edition)) {
    const yaml = readFileSync(edition, 'utf8');
    return readEdition({ ...sourcesFor(yaml), yaml }, readOrganisations() as never, programmes());
  }
  const [programme = '', name = ''] = edition.split('/');
  return readEdition(readEditionSources(programme, name), readOrganisations() as never, programmes());
}

/** Only the definition, whatever the checks say of it. */
export function readDefinition(edition: string): ProgrammeDefinition {
  const [programme = '', name = ''] = edition.split('/');
  const { definition, problems } = parseProgramme(existsSync(edition) ? readFileSync(edition, 'utf8') : readEditionSources(programme, name).yaml);
  if (!definition) throw new Error(problems.map(({ code, line, message }) => `${edition}:${line ?? 1} ${code} ${message.en}`).join('\n'));
  return definition;
}

interface Named { id?: string; ladder?: NonNullable<CheckMaterial['programmes']>[number]['ladder']; taxonomy?: { id?: string }; stages?: { kind?: string; form?: string; winnersOf?: { programme: string } }[] }

function sourcesFor(yaml: string): { form: string; taxonomy: string } {
  const named = (parse(yaml) ?? {}) as Named;
  const text = (folder: string, name: string) => readFileSync(join(configFolder(), folder, `${name}.yaml`), 'utf8');
  return { form: text('forms', (named.stages?.[0]?.form ?? '').split('@')[0] ?? ''), taxonomy: text('taxonomies', named.taxonomy?.id ?? '') };
}

/** Which programme feeds which, over all that are configured. */
function programmes(): NonNullable<CheckMaterial['programmes']> {
  const folder = join(configFolder(), 'programmes');
  return readdirSync(folder).flatMap((programme) =>
    readdirSync(join(folder, programme)).filter((file) => file.endsWith('.yaml')).map((file) => {
      const { id = programme, ladder, stages } = (parse(readFileSync(join(folder, programme, file), 'utf8')) ?? {}) as Named;
      const below = stages?.[0]?.winnersOf?.programme;
      return { id, ...(below === undefined ? {} : { winnersOf: below }), ...(ladder ? { ladder } : {}) };
    }),
  );
}
