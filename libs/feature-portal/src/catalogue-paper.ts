import { site, type papers } from '@linxuan/contracts';
import type { PublishedCatalogue } from './public-catalogue.service';

/** The published catalogue as its files are drawn. */
export function cataloguePaper({
  edition,
  stage,
  title,
  documents,
  sections,
  entries,
}: PublishedCatalogue): papers.CatalogueData {
  return site.catalogueData({
    title,
    edition: edition.definition.edition,
    documentNumber: documents.map(({ number }) => number).join('、'),
    publishedOn: documents.at(-1)?.date ?? '',
    columns: stage.columns,
    showHolder: stage.showHolder,
    sections,
    entries,
  });
}
