import { outcomeOf } from '../outcomes';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A registration as the public site files it, in the columns of its table. */
export interface NewRegistration {
  id: string;
  numberDigest: string;
  code: string;
  orgName: string;
  regionCode: string;
  personName: string;
  phone: string;
  email: string;
  dispute: string;
  file: { name: string; mime: string; size: number; sha256: string };
  filedAt: string;
}

export interface PublicRegistrationStatus {
  state: 'filed' | 'checked' | 'confirmed' | 'refused';
  orgName: string;
  /** The sign-in name, once confirmed. */
  login: string | null;
  reason: string | null;
  filedAt: string;
  decidedAt: string | null;
  claimedAt: string | null;
}

/** A place that has a nominator, with the names of all who take applications there. */
export interface RegistrationPlace {
  regionCode: string;
  zh: string;
  en: string;
}

/** What the public site may do with registrations: its role runs these functions and reads no row. */
export class PublicRegistrationRepository {
  constructor(private readonly tx: Tx) {}

  places(): Promise<RegistrationPlace[]> {
    return rowsOf(this.tx, 'SELECT * FROM registration_places()');
  }

  /** Null where it was taken in (now or before), or what is full. */
  async file(row: NewRegistration, most: { code: number; contact: number }): Promise<'code' | 'contact' | null> {
    const given = {
      id: row.id,
      number_digest: row.numberDigest,
      code: row.code,
      org_name: row.orgName,
      region_code: row.regionCode,
      person_name: row.personName,
      phone: row.phone,
      email: row.email,
      dispute: row.dispute,
      file_name: row.file.name,
      file_mime: row.file.mime,
      file_size: row.file.size,
      sha: row.file.sha256,
      filed_at: row.filedAt,
    };
    const [found] = await rowsOf<{ full: 'code' | 'contact' | null }>(
      this.tx,
      'SELECT file_registration($1, $2, $3) AS full',
      [given, most.code, most.contact],
    );
    return found?.full ?? null;
  }

  async status(numberDigest: string, phone: string): Promise<PublicRegistrationStatus | undefined> {
    const [row] = await rowsOf<PublicRegistrationStatus>(this.tx, 'SELECT * FROM registration_status($1, $2)', [
      numberDigest,
      phone,
    ]);
    return row;
  }

  /** Sets the first password: `done`, or the code of the refusal. */
  async claim(numberDigest: string, phone: string, passwordHash: string, at: string) {
    const [row] = await rowsOf<{ outcome: string }>(this.tx, 'SELECT claim_registration($1, $2, $3, $4) AS outcome', [
      numberDigest,
      phone,
      passwordHash,
      at,
    ]);
    return outcomeOf(row?.outcome, ['subject.notFound', 'registration.claimed']);
  }
}
