import type { DemoMarks } from '@linxuan/contracts';
import type { PublishedCatalogue } from '@linxuan/feature-portal';

/** The catalogue as a DCAT data set with its files, in JSON-LD. `base` is the public address of the site. */
export function dcat({ edition, title, documents, model }: PublishedCatalogue, base: string, marks: DemoMarks): object {
  const root = base.replace(/\/$/, '');
  const file = (format: string) => `${root}/downloads/${edition.id}.${format}`;
  const distribution = (format: string, mediaType: string) => ({
    '@type': 'dcat:Distribution',
    'dcat:downloadURL': file(format),
    'dcat:mediaType': mediaType,
  });
  const notice = marks.notice('zh');
  return {
    ...marks.fields(),
    '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
    '@id': `${root}/catalogue?edition=${edition.id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': edition.id,
    'dct:title': title,
    ...(notice === null ? {} : { 'dct:description': notice }),
    'dct:language': 'zh-CN',
    'dct:issued': documents.at(-1)?.date ?? null,
    'dct:publisher': edition.definition.issuers.map(({ zh }) => zh),
    'dct:references': documents.map(({ number }) => number),
    'dcat:keyword': model.sections.map(({ heading }) => heading),
    'dct:extent': `${model.counts.listed}`,
    'dcat:landingPage': `${root}/catalogue`,
    'dcat:distribution': [
      distribution('json', 'application/json'),
      distribution('csv', 'text/csv'),
      distribution('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    ],
  };
}
