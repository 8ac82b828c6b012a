import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { problemText, type RegistrationFormDto } from '@linxuan/contracts';
import {
  EvidenceTray,
  issueToken,
  PublicLimits,
  PublicRegistrations,
  REGISTRATION_NUMBER,
} from '@linxuan/feature-portal';
import type { RegistrationPlace } from '@linxuan/persistence';
import {
  APP_CONFIG,
  DomainError,
  missingFoundation,
  Operation,
  RETRY_AFTER_SECONDS,
  type AppConfig,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { licenceMessage } from '../pages/licence-field';
import {
  REGISTRATION_FIELDS,
  registrationMessage,
  registrationPage,
  type RegistrationField,
  type RegistrationFormPage,
} from '../pages/registration.page';
import { registeredPage, registrationStatusPage, type RegistrationStatusForm } from '../pages/registration-status.page';
import { expiredForm, keptAfter, tooOften, type FormRefusal } from '../site/form-refusal';
import { postedTexts, readForm } from '../site/posted-form';
import type { PostedTexts } from '../site/posted-texts';
import { sendPage } from '../site/reply';
import { CurrentVisit, type Visit } from '../site/visit';

/** What the tokens of the form are about. */
const FORM = 'registration';
/** Refusals of a registration that is good in itself. */
const KEPT = ['registration.codeFull', 'registration.contactFull'];
/** Of a password, which is typed again. */
const OF_PASSWORD = ['password.weak', 'password.common', 'password.personal', 'registration.claimed', 'service.busy'];

/** Registrations: the form, the number, the outcome and the first password. */
@Controller(['', 'en'])
export class RegistrationsController {
  constructor(
    private readonly registrations: PublicRegistrations,
    private readonly limits: PublicLimits,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Operation('Shows the form by which an applicant registers.', { answers: ['html'] })
  @Get('register')
  async form(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const places = await this.registrations.places();
    sendPage(reply, visit, registrationPage(visit, places, empty(issueToken(this.config.sessionSecret, FORM))));
  }

  @Operation('Registers an applicant with its licence; answers with the form where something is wrong.', {
    takes: ['multipart', 'form'],
    answers: ['html'],
    also: { 303: 'It was taken; the page of its number follows.' },
  })
  @Post('register')
  @HttpCode(303)
  async file(@CurrentVisit() visit: Visit, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Without the database there are no places to choose from; what was typed comes back all the same.
    const places = await this.registrations.places().catch((error: unknown) => {
      if (!missingFoundation(error)) throw error;
      return [];
    });
    const tray = new EvidenceTray(join(this.config.dataDir, 'uploads'), 1);
    const result = await this.take(visit, request, reply, tray).finally(() => tray.empty());
    if (typeof result === 'string')
      return void reply
        .status(303)
        .header('cache-control', 'no-store')
        .header('location', `${visit.href('/register/received')}?number=${result}`)
        .send();
    if (result.status === 503) void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    sendPage(reply, visit, registrationPage(visit, places as RegistrationPlace[], result));
  }

  @Operation('Shows the number of a registration that was taken.', { answers: ['html'] })
  @Get('register/received')
  received(
    @CurrentVisit() visit: Visit,
    @Query('number') number: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    if (!number || !REGISTRATION_NUMBER.test(number)) throw new DomainError('subject.notFound');
    sendPage(reply, visit, registeredPage(visit, number));
  }

  @Operation('Shows the form that asks what became of a registration.', { answers: ['html'] })
  @Get('register/status')
  ask(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): void {
    this.sendStatus(reply, visit, { number: '', phone: '', found: null });
  }

  /** By POST, so that neither the number nor the telephone stands in an address or a log. */
  @Operation('Shows what became of a registration, by its number and telephone.', {
    takes: ['form'],
    answers: ['html'],
  })
  @Post('register/status')
  @HttpCode(200)
  async look(@CurrentVisit() visit: Visit, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const key = keyOf(postedTexts(body));
    const wait = await this.limits.take('lookup', visit.address);
    if (wait > 0) return this.sendStatus(reply, visit, { ...key, found: null, wait });
    const found = (await this.registrations.status(key.number, key.phone)) ?? 'none';
    this.sendStatus(reply, visit, { ...key, found });
  }

  @Operation('Sets the first password of a confirmed registration, by its number and telephone.', {
    takes: ['form'],
    answers: ['html'],
  })
  @Post('register/password')
  @HttpCode(200)
  async password(@CurrentVisit() visit: Visit, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const posted = postedTexts(body);
    const key = keyOf(posted);
    const wait = await this.limits.take('lookup', visit.address);
    if (wait > 0) return this.sendStatus(reply, visit, { ...key, found: null, wait });
    // A password is taken as it was typed.
    const [password = '', again = ''] = [posted.values['password'], posted.values['again']];
    const problem = await this.claimed(visit, key, password, again);
    const found = (await this.registrations.status(key.number, key.phone)) ?? 'none';
    this.sendStatus(reply, visit, { ...key, found, ...(problem ?? { claimed: found !== 'none' }) });
  }

  private async claimed(
    visit: Visit,
    { number, phone }: { number: string; phone: string },
    password: string,
    again: string,
  ): Promise<{ passwordProblem: string; status: number } | null> {
    if (password !== again)
      return { passwordProblem: visit.t('两次输入的密码不一致。', 'The two passwords differ.'), status: 422 };
    try {
      await this.registrations.claim(number, phone, password);
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // Nothing is said of a pair that nobody has; the page shows that nothing was found.
      if (error.code === 'subject.notFound') return { passwordProblem: '', status: 404 };
      if (!OF_PASSWORD.includes(error.code)) throw error;
      const { detail, status } = problemText(error.code, error.params, visit.language);
      return { passwordProblem: detail, status };
    }
  }

  private sendStatus(reply: FastifyReply, visit: Visit, form: Omit<RegistrationStatusForm, 'signIn'>): void {
    sendPage(reply, visit, registrationStatusPage(visit, { ...form, signIn: this.config.publicUrl }));
  }

  /** The number, or the form with everything that was typed and what is wrong. */
  private async take(
    visit: Visit,
    request: FastifyRequest,
    reply: FastifyReply,
    tray: EvidenceTray,
  ): Promise<string | RegistrationFormPage> {
    let refusal: Promise<FormRefusal | null> | undefined;
    const refused = (texts: PostedTexts) =>
      (refusal ??= this.refusal(visit, texts, request).catch((error: unknown) => keptAfter(visit, error, KEPT)));
    // Of a form that is refused as a whole no file is written down at all.
    const posted = await readForm(request, reply, async ({ field, name, content }, before) =>
      (await refused(before)) ? void tray.pass(name) : tray.take(field, name, content),
    );
    const typed = typedIn(posted.texts);
    const again: RegistrationFormPage = {
      ...empty(posted.texts.text('token', 'line')),
      ...typed,
      chosen: tray.chosen[0],
    };
    const no = await refused(posted.texts);
    if (no) return { ...again, ...no };
    try {
      const { form, errors } = await this.checked(visit, posted.texts, typed);
      const [licence] = tray.files;
      const fault = licenceMessage(visit, tray.problems, { cut: posted.cut, taken: licence !== undefined });
      if (!form || !licence || fault !== undefined)
        return {
          ...again,
          status: posted.cut ? 413 : 422,
          errors: { ...errors.messages, ...(fault !== undefined && { licence: fault }) },
          checkDigit: errors.checkDigit || typed.codeAsShown,
        };
      return await this.registrations.file(again.token, form, licence);
    } catch (error) {
      return { ...again, ...keptAfter(visit, error, KEPT) };
    }
  }

  /** The form as it is stored, or the words for each field that is wrong. */
  private async checked(visit: Visit, texts: PostedTexts, { values, codeAsShown }: Typed) {
    const messages: RegistrationFormPage['errors'] = {};
    for (const field of REGISTRATION_FIELDS)
      if (texts.broken.has(field)) messages[field] = registrationMessage(visit, field, 'broken-text');
    const { dispute, ...rest } = values;
    try {
      const form = await this.registrations.check({
        ...(rest as unknown as RegistrationFormDto),
        codeAsShown,
        ...(dispute !== '' && { dispute }),
      });
      return { form: Object.keys(messages).length > 0 ? null : form, errors: { messages, checkDigit: false } };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'request.invalid') throw error;
      let checkDigit = false;
      for (const { pointer, code } of error.more.fields ?? []) {
        const field = REGISTRATION_FIELDS.find((one) => pointer === `/${one}`);
        if (field) messages[field] ??= registrationMessage(visit, field, values[field] === '' ? 'required' : code);
        checkDigit ||= code === 'uscc-check-digit';
      }
      return { form: null, errors: { messages, checkDigit } };
    }
  }

  /** Why nothing of this form is taken, whatever it says; counts one attempt of the address otherwise. */
  private async refusal(visit: Visit, texts: PostedTexts, request: FastifyRequest): Promise<FormRefusal | null> {
    return (
      expiredForm(visit, request, this.config.sessionSecret, FORM, texts.text('token', 'line')) ??
      tooOften(visit, await this.limits.take('registering', visit.address))
    );
  }
}

type Typed = { values: Record<RegistrationField, string>; codeAsShown: boolean };

function typedIn(texts: PostedTexts): Typed {
  const values = Object.fromEntries(
    REGISTRATION_FIELDS.map((field) => [field, texts.text(field, field === 'dispute' ? 'paragraphs' : 'line')]),
  ) as Record<RegistrationField, string>;
  return { values, codeAsShown: texts.text('codeAsShown', 'line') === '1' };
}

function keyOf(texts: PostedTexts): { number: string; phone: string } {
  return { number: texts.text('number', 'line').toUpperCase(), phone: texts.text('phone', 'line') };
}

const empty = (token: string): RegistrationFormPage => ({
  token,
  values: {},
  codeAsShown: false,
  errors: {},
  checkDigit: false,
  chosen: undefined,
});
