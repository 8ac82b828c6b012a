import { site, type papers } from '@linxuan/contracts';
import { nounsOf, resultColumns } from '@linxuan/domain';
import type { PublishedCatalogue } from './public-catalogue.service';

/** The model that the pages and the files of a catalogue are made from. */
export function modelOf({
  edition,
  stage,
  title,
  documents,
  sections,
  entries,
}: Omit<PublishedCatalogue, 'model' | 'mark'>): papers.CatalogueData {
  return site.catalogueModel({
    title,
    edition: edition.definition.edition,
    documentNumber: documents.map(({ number }) => number).join('、'),
    publishedOn: documents.at(-1)?.date ?? '',
    columns: resultColumns(edition.definition, stage),
    nouns: nounsOf(edition.definition),
    showHolder: stage.showHolder,
    sections,
    entries,
  });
}
