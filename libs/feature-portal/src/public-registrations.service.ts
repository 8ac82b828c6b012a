import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RegistrationForm, type RegistrationFormDto } from '@linxuan/contracts';
import { parseUscc, sha256Hex } from '@linxuan/domain';
import { compactIdentifier } from '@linxuan/form-rules';
import {
  confirmedCodes,
  PublicRegistrationRepository,
  UnitOfWork,
  type PublicRegistrationStatus,
  type RegistrationPlace,
} from '@linxuan/persistence';
import {
  APP_CONFIG,
  checkSchema,
  Clock,
  DomainError,
  FILE_STORE,
  PASSWORDS,
  type AppConfig,
  type FileStore,
  type Passwords,
} from '@linxuan/platform';
import type { EvidenceFile } from './evidence-tray';
import { idOfToken } from './public-objections.service';

/** Registrations that may wait at once: of one organisation's code, and of one telephone. */
export const REGISTRATIONS_MOST = { code: 5, contact: 5 } as const;
/** A number as its owner types it: 64 bits, since it lets a password be set. */
export const REGISTRATION_NUMBER = /^DW-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/;

/** Enterprises, and people of theirs, that ask for an account. */
@Injectable()
export class PublicRegistrations {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(PASSWORDS) private readonly passwords: Passwords,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'sessionSecret'>,
    private readonly clock: Clock,
  ) {}

  places(): Promise<RegistrationPlace[]> {
    return this.work.system((tx) => new PublicRegistrationRepository(tx).places());
  }

  /** The form in the spelling that is stored. Throws `request.invalid` with all fields that are wrong. */
  async check(form: RegistrationFormDto): Promise<RegistrationFormDto> {
    const { known, places } = await this.work.system(async (tx) => ({
      known: await confirmedCodes(tx),
      places: await new PublicRegistrationRepository(tx).places(),
    }));
    const code = parseUscc(form.code, known);
    // Two people compare the code with the licence, so one that was issued with another check digit is no obstacle.
    const isShown = !code.ok && code.code === 'check-digit' && form.codeAsShown === true;
    const fields = [
      ...schemaFaults(form),
      ...(code.ok || isShown
        ? []
        : [{ pointer: '/code', code: code.code === 'check-digit' ? 'uscc-check-digit' : 'uscc' }]),
      ...(places.some(({ regionCode }) => regionCode === form.regionCode)
        ? []
        : [{ pointer: '/regionCode', code: 'enum' }]),
    ];
    if (fields.length > 0) throw new DomainError('request.invalid', {}, { fields });
    return { ...form, code: compactIdentifier(form.code) };
  }

  /**
   * Files a registration that was checked and returns its number. The id follows from the form's token, so a form sent
   * twice is one registration. Throws `registration.codeFull`, `registration.contactFull`, `service.clockWrong`.
   */
  async file(token: string, form: RegistrationFormDto, licence: EvidenceFile): Promise<string> {
    const id = idOfToken(token, 'registration');
    const number = this.numberOf(id);
    const filedAt = this.clock.receipt();
    await this.work.system(async (tx) => {
      const row = { ...form, id, numberDigest: digestOf(number), dispute: form.dispute ?? '', file: licence, filedAt };
      const full = await new PublicRegistrationRepository(tx).file(row, REGISTRATIONS_MOST);
      if (full) throw new DomainError(`registration.${full}Full`, { limit: REGISTRATIONS_MOST[full] });
      // Last, so that nothing is stored of a registration that is refused.
      await this.store.put(licence.sha256, licence.path, licence.size);
    });
    return number;
  }

  /** To who knows both the number and the telephone that was given; otherwise nothing. */
  async status(number: string, phone: string): Promise<PublicRegistrationStatus | undefined> {
    if (!REGISTRATION_NUMBER.test(number) || phone === '') return undefined;
    return this.work.system((tx) => new PublicRegistrationRepository(tx).status(digestOf(number), phone));
  }

  /**
   * Sets the first password of a confirmed account. Throws `subject.notFound`, `registration.claimed`, and what a
   * password is refused for. The hash is computed outside the transaction.
   */
  async claim(number: string, phone: string, password: string): Promise<void> {
    const found = await this.status(number, phone);
    if (found?.state !== 'confirmed' || found.login === null) throw new DomainError('subject.notFound');
    await this.passwords.check(password, [found.login, found.orgName]);
    const hash = await this.passwords.hash(password);
    const outcome = await this.work.system((tx) =>
      new PublicRegistrationRepository(tx).claim(digestOf(number), phone, hash, this.clock.iso()),
    );
    if (outcome !== 'done') throw new DomainError(outcome);
  }

  private numberOf(id: string): string {
    const hex = createHmac('sha256', this.config.sessionSecret).update(`registration/${id}`).digest('hex');
    return `DW-${(hex.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')}`;
  }
}

/** What the schema says of the form, to be told with the rest. */
function schemaFaults(form: RegistrationFormDto): { pointer: string; code: string }[] {
  try {
    checkSchema(RegistrationForm, form);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || !error.more.fields) throw error;
    return error.more.fields;
  }
}

const digestOf = (number: string): string => sha256Hex(`registration/${number}`);
