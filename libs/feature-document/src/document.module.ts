import { Global, Module } from '@nestjs/common';
import { PAPERS, TABLE_RENDERER } from '@linxuan/platform';
import { CaseDocumentController } from './case-document.controller';
import { CaseDocumentService } from './case-document.service';
import { PapersService, TableRendererService } from './papers.service';

const providers = [
  { provide: PAPERS, useClass: PapersService },
  { provide: TABLE_RENDERER, useClass: TableRendererService },
];

/** The papers of the product. Other features draw theirs by the tokens `PAPERS` and `TABLE_RENDERER`. */
@Global()
@Module({
  controllers: [CaseDocumentController],
  providers: [CaseDocumentService, ...providers],
  exports: providers.map(({ provide }) => provide),
})
export class DocumentModule {}

/** Only the renderers, for processes without HTTP. */
@Global()
@Module({ providers, exports: providers.map(({ provide }) => provide) })
export class RendererModule {}
