import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchPath } from 'react-router-dom';
import { pathOfTask, WORKSHEET_ROUTES, type WorksheetPlace } from './worksheet-routes';

const texts = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    try {
      return [readFileSync(join(__dirname, name, 'index.ts'), 'utf8')];
    } catch {
      return [];
    }
  });
/** Patterns of all pages: those with a route, and the list and the records of every resource. */
const pages = texts.flatMap((text) => [
  ...[...text.matchAll(/\bpath: '(\/[^']+)'/g)].map(([, path = '']) => path),
  ...[...text.matchAll(/\{\s*name: '([a-z-]+)',\s*(?:list|show|create|edit)\b/g)].flatMap(([, name]) => [
    `/${name}`,
    `/${name}/:id`,
  ]),
]);
const PLACE: WorksheetPlace = {
  stage: 'some-stage',
  caseId: 'case-1',
  dossierId: 'dossier-1',
  subjectId: 'subject-1',
  editionId: 'edition-1',
};

describe('the routes of worksheets', () => {
  it.each(Object.entries(WORKSHEET_ROUTES))('%s opens a page that exists', (_name, route) => {
    const [path = ''] = route(PLACE).split('?');
    expect(pages.filter((pattern) => matchPath(pattern, path) !== null)).not.toEqual([]);
  });

  it('keep the edition and the stage of the work in the address', () => {
    expect(WORKSHEET_ROUTES.nomination(PLACE)).toBe('/nomination?stage=some-stage&editionId=edition-1');
    expect(WORKSHEET_ROUTES.catalogue(PLACE)).toBe('/catalogue?editionId=edition-1');
    const { editionId: _unknown, ...without } = PLACE;
    expect(WORKSHEET_ROUTES.catalogue(without)).toBe('/catalogue');
  });

  it('lead a task without a worksheet to its case, or else to its dossier', () => {
    expect(pathOfTask({ ...PLACE, worksheet: null })).toBe('/cases/case-1');
    expect(pathOfTask({ ...PLACE, worksheet: null, caseId: null })).toBe('/dossiers/dossier-1');
    expect(pathOfTask({ ...PLACE, worksheet: null, caseId: null, dossierId: null })).toBe('/dossiers/subject-1');
    expect(pathOfTask({ ...PLACE, worksheet: 'seat' })).toBe('/seats/subject-1');
  });
});
