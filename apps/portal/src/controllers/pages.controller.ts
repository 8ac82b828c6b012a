import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { timeLeft } from '@linxuan/domain';
import {
  PublicCatalogue,
  PublicEditions,
  PublicNotices,
  queryCatalogue,
  readCatalogueQuery,
} from '@linxuan/feature-portal';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  Operation,
  UuidPipe,
  workingCalendar,
  type AppConfig,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { cataloguePage, emptyCataloguePage } from '../pages/catalogue.page';
import { entryPage } from '../pages/entry.page';
import { guidePage } from '../pages/guide.page';
import { homePage } from '../pages/home.page';
import { noticePage, noticesPage } from '../pages/notices.page';
import { sendPage } from '../site/reply';
import { CurrentVisit, type Visit } from '../site/visit';

/** Pages that only read. */
@Controller(['', 'en'])
export class PagesController {
  constructor(
    private readonly editions: PublicEditions,
    private readonly notices: PublicNotices,
    private readonly catalogues: PublicCatalogue,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Operation('Shows the first page of the public site.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get()
  async home(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.iso();
    const [[edition], calls, notices, catalogue] = await Promise.all([
      this.editions.all(),
      this.editions.calls(now),
      this.notices.list(),
      this.catalogues.load(),
    ]);
    const open = notices
      .filter(({ state, closesAt }) => state === 'open' && closesAt >= now)
      .map((notice) => ({ ...notice, left: this.left(notice.closesAt) }));
    sendPage(reply, visit, homePage(visit, { edition, calls, now, open, catalogue }));
  }

  @Operation('Lists public notices.', { answers: ['html'], also: { 304: 'The copy that is known is the newest.' } })
  @Get('notices')
  async noticeList(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const now = this.clock.iso();
    const notices = await this.notices.list();
    sendPage(
      reply,
      visit,
      noticesPage(
        visit,
        notices.map((notice) => (notice.closesAt < now ? { ...notice, state: 'closed' as const } : notice)),
      ),
    );
  }

  @Operation('Shows one public notice.', { answers: ['html'], also: { 304: 'The copy that is known is the newest.' } })
  @Get('notices/:id')
  async notice(
    @CurrentVisit() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const notice = await this.notices.find(id);
    if (!notice) throw new DomainError('subject.notFound');
    const open = notice.state === 'open' && this.clock.iso() <= notice.period.closesAt;
    sendPage(reply, visit, noticePage(visit, notice, open ? this.left(notice.period.closesAt) : null));
  }

  @Operation('Shows the catalogue with its filters.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('catalogue')
  async catalogue(
    @CurrentVisit() visit: Visit,
    @Query() params: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = typeof params['edition'] === 'string' && params['edition'] !== '' ? params['edition'] : undefined;
    const catalogue = await this.catalogues.load(wanted);
    if (!catalogue && wanted === undefined) return void sendPage(reply, visit, emptyCataloguePage(visit));
    if (!catalogue) throw new DomainError('subject.notFound');
    const query = readCatalogueQuery(params);
    sendPage(reply, visit, cataloguePage(visit, catalogue, query, queryCatalogue(catalogue.entries, query)));
  }

  @Operation('Shows one entry of the catalogue.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('catalogue/:edition/:entry')
  async entry(
    @CurrentVisit() visit: Visit,
    @Param('edition') edition: string,
    @Param('entry') code: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const catalogue = await this.catalogues.load(edition);
    const entry = catalogue?.entries.find(({ id }) => id === `${edition}/${code}`);
    if (!catalogue || !entry) throw new DomainError('subject.notFound');
    sendPage(reply, visit, entryPage(visit, catalogue, entry, this.config.portalUrl));
  }

  /** The newest edition; the other programmes stand in a list on the page. */
  @Operation('Shows the guide of the newest edition.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('guide')
  async guide(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const all = await this.editions.all();
    const [edition] = all;
    if (!edition) throw new DomainError('subject.notFound');
    sendPage(reply, visit, guidePage(visit, edition, all, await this.editions.calls(this.clock.iso())));
  }

  @Operation('Shows the guide of one edition.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('guide/:edition')
  async guideOf(@CurrentVisit() visit: Visit, @Param('edition') id: string, @Res() reply: FastifyReply): Promise<void> {
    const all = await this.editions.all();
    const edition = all.find((one) => one.id === id);
    if (!edition) throw new DomainError('subject.notFound');
    sendPage(reply, visit, guidePage(visit, edition, all, await this.editions.calls(this.clock.iso())));
  }

  private left(closesAt: string): { zh: string; en: string } {
    return timeLeft(this.clock.iso(), closesAt, workingCalendar).words;
  }
}
