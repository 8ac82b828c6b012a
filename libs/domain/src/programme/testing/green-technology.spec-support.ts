import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { calendarFromChineseDays } from '../../calendar';
import type { CheckMaterial, CheckedForm } from '../check-material';
import type { ProgrammeDefinition } from '../definition';
import { parseProgramme } from '../load';

/** The edition of 2024 as it is delivered, with everything that stands beside it. */
const config = resolve(__dirname, '../../../../../config');
const read = (file: string): string => readFileSync(resolve(config, file), 'utf8');

export const greenTechnologyYaml = read('programmes/green-technology/2024.yaml');

export function greenTechnology(): ProgrammeDefinition {
  const { definition, problems } = parseProgramme(greenTechnologyYaml);
  if (!definition) throw new Error(JSON.stringify(problems));
  return definition;
}

export function greenTechnologyMaterial(): CheckMaterial {
  const organisations = ['ministries', 'nominators', 'demo-groups', 'demo-institutes'].flatMap(
    (file) =>
      (parse(read(`organisations/${file}.yaml`)) as { organisations: CheckMaterial['organisations'] }).organisations,
  );
  return {
    form: parse(read('forms/green-technology-application.yaml')) as CheckedForm,
    taxonomy: parse(read('taxonomies/green-low-carbon-2024.yaml')) as CheckMaterial['taxonomy'],
    organisations,
    calendar: calendarFromChineseDays(),
  };
}
