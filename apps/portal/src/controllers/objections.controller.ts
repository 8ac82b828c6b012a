import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, HttpException, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { site } from '@linxuan/contracts';
import type { TextKind } from '@linxuan/form-rules';
import {
  EvidenceTray,
  issueToken,
  PublicLimits,
  PublicNotices,
  PublicObjections,
  type FiledObjection,
  type PublicNotice,
} from '@linxuan/feature-portal';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  missingFoundation,
  Operation,
  RETRY_AFTER_SECONDS,
  UuidPipe,
  type AppConfig,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileMessages } from '../pages/evidence-files';
import { fieldMessage, objectionPage, type Field, type ObjectionForm } from '../pages/objection.page';
import { objectionStatusPage, RECEIPT, receiptPage } from '../pages/objection-status.page';
import { expiredForm, keptAfter, tooOften, type FormRefusal } from '../site/form-refusal';
import { postedTexts, readForm } from '../site/posted-form';
import type { PostedTexts } from '../site/posted-texts';
import { sendPage } from '../site/reply';
import { CurrentVisit, type Visit } from '../site/visit';

/** Refusals of an objection that is good in itself: its writer reads why and keeps the text. */
const KEPT = ['objection.contactFull', 'objection.addressFull'];
const FIELDS: Field[] = ['name', 'contact', 'grounds', 'text', 'evidence'];

/** The kinds of text that the form takes, as its payload has them. */
const KIND: Record<Field, TextKind> = {
  name: 'line',
  contact: 'line',
  grounds: 'line',
  text: 'paragraphs',
  evidence: 'paragraphs',
};

/** Objections of the public: the form, the receipt and the look-up. */
@Controller(['', 'en'])
export class ObjectionsController {
  constructor(
    private readonly notices: PublicNotices,
    private readonly objections: PublicObjections,
    private readonly limits: PublicLimits,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Operation('Shows the form for an objection to one item of a public notice.', { answers: ['html'] })
  @Get('notices/:id/objections/:item')
  async form(
    @CurrentVisit() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { notice, item } = await this.openItem(id, itemId);
    sendPage(
      reply,
      visit,
      objectionPage(visit, notice, item, {
        token: issueToken(this.config.sessionSecret, item.itemId),
        values: {},
        errors: {},
        chosen: [],
      }),
    );
  }

  @Operation('Files an objection with up to three files; answers with the form where something is wrong.', {
    takes: ['multipart', 'form'],
    answers: ['html'],
    also: { 303: 'It was taken; the page of its receipt follows.' },
  })
  @HttpCode(303)
  @Post('notices/:id/objections/:item')
  async file(
    @CurrentVisit() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) itemId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Without the database it is not known what the form is about; what was typed comes back all the same.
    const place = await this.openItem(id, itemId).catch((error: unknown) => {
      if (!missingFoundation(error)) throw error;
      return undefined;
    });
    const tray = new EvidenceTray(join(this.config.dataDir, 'uploads'));
    // Nothing lies in the tray any more when the answer is sent.
    const result = await this.take(visit, place?.item.itemId, request, reply, tray).finally(() => tray.empty());
    if (typeof result === 'string')
      void reply
        .status(303)
        .header('cache-control', 'no-store')
        .header('location', `${visit.href('/objections/received')}?number=${result}`)
        .send();
    else {
      if (result.status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
      sendPage(reply, visit, objectionPage(visit, place?.notice, place?.item, result));
    }
  }

  @Operation('Shows the receipt number of an objection that was taken.', { answers: ['html'] })
  @Get('objections/received')
  received(
    @CurrentVisit() visit: Visit,
    @Query('number') number: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    if (!number || !RECEIPT.test(number)) throw new DomainError('subject.notFound');
    sendPage(reply, visit, receiptPage(visit, number));
  }

  @Operation('Shows the form that asks what became of an objection.', { answers: ['html'] })
  @Get('objections')
  ask(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): void {
    sendPage(reply, visit, objectionStatusPage(visit, { number: '', contact: '', found: null }));
  }

  /** By POST, so that neither the number nor the contact stands in an address or a log. */
  @Operation('Shows what became of an objection, by its number and contact.', { takes: ['form'], answers: ['html'] })
  @HttpCode(200)
  @Post('objections')
  async look(@CurrentVisit() visit: Visit, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const posted = postedTexts(body);
    const [number, contact] = [posted.text('number', 'line').toUpperCase(), posted.text('contact', 'line')];
    const wait = await this.limits.take('lookup', visit.address);
    if (wait > 0)
      return void sendPage(reply, visit, objectionStatusPage(visit, { number, contact, found: null, wait }));
    const found = RECEIPT.test(number) && contact !== '' ? await this.objections.status(number, contact) : undefined;
    sendPage(reply, visit, objectionStatusPage(visit, { number, contact, found: found ?? 'none' }));
  }

  /** The receipt number, or the form with everything that was typed and what is wrong. */
  private async take(
    visit: Visit,
    itemId: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
    tray: EvidenceTray,
  ): Promise<string | ObjectionForm> {
    let refusal: Promise<FormRefusal | null> | undefined;
    const refused = (texts: PostedTexts) =>
      (refusal ??= (
        itemId === undefined
          ? Promise.reject(new DomainError('service.unavailable'))
          : this.refusal(visit, itemId, texts, request)
      ).catch((error: unknown) => keptAfter(visit, error, KEPT)));
    // Of a form that is refused as a whole no file is written down at all.
    const posted = await readForm(request, reply, async ({ field, name, content }, before) =>
      (await refused(before)) ? void tray.pass(name) : tray.take(field, name, content),
    );
    const values = Object.fromEntries(
      FIELDS.map((field) => [field, posted.texts.text(field, KIND[field])]),
    ) as unknown as FiledObjection;
    const token = posted.texts.text('token', 'line');
    const again = { token, values, errors: {}, chosen: tray.chosen };
    const no = await refused(posted.texts);
    if (no || itemId === undefined) return { ...again, ...no };
    const errors = {
      ...this.wrongTexts(visit, values),
      ...brokenTexts(visit, posted.texts),
      ...fileMessages(visit, tray.problems, posted.cut),
    };
    if (Object.keys(errors).length > 0) return { ...again, status: posted.cut ? 413 : 422, errors };
    const source = this.limits.sourceOf(visit.address);
    return this.objections
      .file(itemId, token, values, source, tray.files)
      .catch((error: unknown) => ({ ...again, ...keptAfter(visit, error, KEPT) }));
  }

  /** Why nothing of this form is taken, whatever it says; counts one attempt of the address otherwise. */
  private async refusal(
    visit: Visit,
    itemId: string,
    texts: PostedTexts,
    request: FastifyRequest,
  ): Promise<FormRefusal | null> {
    return (
      expiredForm(visit, request, this.config.sessionSecret, itemId, texts.text('token', 'line')) ??
      tooOften(visit, await this.limits.take('filing', visit.address))
    );
  }

  private wrongTexts(visit: Visit, values: FiledObjection): Partial<Record<Field, string>> {
    try {
      this.objections.check(values);
      return {};
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'request.invalid') throw error;
      return errorsOf(visit, error);
    }
  }

  /** The item of a notice that takes objections now. After the window the form's address says so. */
  private async openItem(
    id: string,
    itemId: string,
  ): Promise<{ notice: PublicNotice; item: site.PublicNoticeItemView }> {
    const notice = await this.notices.find(id);
    const item = notice?.sections.flatMap(({ items }) => items).find((one) => one.itemId === itemId);
    if (!notice || !item) throw new DomainError('subject.notFound');
    if (!item.open || this.clock.iso() > notice.period.closesAt) throw new HttpException('The window is over', 410);
    return { notice, item };
  }
}

/** Fields with bytes that are no text: half a character is no letter of anybody's. */
function brokenTexts(visit: Visit, { broken }: PostedTexts): Partial<Record<Field, string>> {
  return Object.fromEntries(
    FIELDS.filter((field) => broken.has(field)).map((field) => [field, fieldMessage(visit, field, 'broken-text')]),
  );
}

function errorsOf(visit: Visit, error: DomainError): Partial<Record<Field, string>> {
  const found = (error.more.fields ?? []).flatMap(({ pointer, code }) => {
    const field = FIELDS.find((one) => pointer === `/${one}`);
    return field ? [[field, fieldMessage(visit, field, code)] as const] : [];
  });
  return Object.fromEntries(found);
}
