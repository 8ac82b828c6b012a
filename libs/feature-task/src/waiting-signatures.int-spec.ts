import { randomUUID } from 'node:crypto';
import { TWO_PERSON_RULES, type Role } from '@linxuan/domain';
import { createDataSource, RULES_WITHOUT_TASK, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { EngineHarness, editionsOf, sessionOf } from '@linxuan/testing';
import { HomeService } from './home.service';
import { IdentityWorkService } from './identity-work.service';

const AUTHORITY = 'ndrc';
const EDITION = 'green-technology-2024';

interface Proposal {
  /** Role and organisation in which the rule is decided. */
  role: Role;
  org: string;
  /** Roles that may not be shown it, though they work beside those who decide. */
  others: Role[];
  /** Stores a proposal that `by` has signed, as deputy of `principal` where that is given, and returns its id. */
  store(by: string, principal: string | null): Promise<string>;
  settle(id: string, by: string): Promise<void>;
  /** Whether the row keeps who stood behind a deputy; otherwise the account at the keyboard is the only one known. */
  keepsPrincipal?: boolean;
}

/** Every rule whose proposals no task of a machine stands for: a new one without a row here fails. */
describe('what waits for a second person', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let home: HomeService;
  let identities: IdentityWorkService;
  const query = (sql: string, ...values: unknown[]) => engine.work.source.query(sql, values);
  const account = async (role: Role, org: string, twin: string | null = null): Promise<string> => {
    const id = randomUUID();
    await query(
      `INSERT INTO app_user (id, login, display_name, password_hash, person_id) VALUES ($1, $2, '某人', '', coalesce($3::uuid, $1))`,
      id,
      id,
      twin,
    );
    await query(
      `INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), $1, $2, $3)`,
      id,
      org,
      role,
    );
    return id;
  };

  /** A round of a draw whose last act is of that type. */
  const drawAfter = async (type: string, by: string, deputy: string | null): Promise<string> => {
    const id = randomUUID();
    await query(
      `INSERT INTO draw_round (id, edition_id, stage, number, authority_org, frozen, commitment, leaves, seq, head, frozen_by, frozen_at)
       SELECT $1, $2, 'written-evaluation', count(*) + 1, $3, '{}', 'x', '[]', 1, 'x', $4, now() FROM draw_round`,
      id,
      EDITION,
      AUTHORITY,
      by,
    );
    await query(
      `INSERT INTO draw_act (round_id, seq, act, head, by_user, by_deputy) VALUES ($1, 1, jsonb_build_object('type', $2::text, 'at', now()), 'x', $3, $4)`,
      id,
      type,
      by,
      deputy,
    );
    return id;
  };
  const next = async (id: string, type: string, by: string): Promise<void> => {
    await query(`UPDATE draw_round SET seq = 2 WHERE id = $1`, id);
    await query(
      `INSERT INTO draw_act (round_id, seq, act, head, by_user) VALUES ($1, 2, jsonb_build_object('type', $2::text, 'at', now()), 'x', $3)`,
      id,
      type,
      by,
    );
  };
  const ofDraws = { org: AUTHORITY, others: ['publicity-officer', 'operator'] as Role[], keepsPrincipal: true };

  const PROPOSALS: Record<string, Proposal> = {
    'grant.confirm': {
      role: 'operator',
      org: AUTHORITY,
      others: ['auditor', 'authority-lead'],
      store: async (by) => {
        const id = randomUUID();
        const receiver = await account('nominator-clerk', 'ndrc-440000');
        await query(
          `INSERT INTO grant_request (id, kind, user_id, payload, proposed_by, proposed_at) VALUES ($1, 'link', $2, '{}', $3, now())`,
          id,
          receiver,
          by,
        );
        return id;
      },
      settle: async (id, by) => {
        await query(
          `UPDATE grant_request SET state = 'declined', decided_by = $2, decided_at = now() WHERE id = $1`,
          id,
          by,
        );
      },
    },
    'code.confirm': {
      role: 'operator',
      org: AUTHORITY,
      others: ['security-officer', 'authority-lead'],
      store: async (by) => {
        const [id, org] = [randomUUID(), await engine.enterprise(`licence-${randomUUID().slice(0, 8)}`)];
        await query(
          `INSERT INTO code_confirmation (id, code, org_id, file_name, file_mime, file_size, sha, requested_by, requested_at) VALUES ($1, '91350203M0001QKT19', $2, '营业执照.pdf', 'application/pdf', 1, repeat('0', 64), $3, now())`,
          id,
          org,
          by,
        );
        return id;
      },
      settle: async (id, by) => {
        await query(
          `UPDATE code_confirmation SET state = 'refused', decided_by = $2, decided_at = now(), reason = '不符' WHERE id = $1`,
          id,
          by,
        );
      },
    },
    'order.confirm': {
      role: 'authority-lead',
      org: AUTHORITY,
      others: ['authority-clerk', 'operator'],
      keepsPrincipal: true,
      store: async (by, principal) => {
        const id = randomUUID();
        await query(
          `INSERT INTO order_proposal (id, edition_id, authority_org, kind, body, changes, proposed_by, proposed_deputy, proposed_at) VALUES ($1, $2, $3, 'merge-nominator', $4, '[]', $5, $6, now())`,
          id,
          EDITION,
          AUTHORITY,
          { orgId: 'ndrc-440000', n: id },
          by,
          principal,
        );
        return id;
      },
      settle: async (id, by) => {
        await query(
          `UPDATE order_proposal SET state = 'declined', decided_by = $2, decided_at = now() WHERE id = $1`,
          id,
          by,
        );
      },
    },
    'registration.confirm': {
      role: 'nominator-lead',
      org: 'ndrc-440000',
      others: ['department-lead', 'authority-lead'],
      store: async (by) => {
        const id = randomUUID();
        await query(
          `INSERT INTO registration (id, number_digest, code, org_name, region_code, person_name, phone, email, dispute, file_name, file_mime, file_size, sha, filed_at, state, checked_by, checked_at)
           VALUES ($1, gen_random_uuid()::text, '91350211M000100Y43', '示例', '440000', '某人', '010-12345678', 'a@example.org', '', '营业执照.pdf', 'application/pdf', 1, repeat('0', 64), now(), 'checked', $2, now())`,
          id,
          by,
        );
        return id;
      },
      settle: async (id, by) => {
        await query(
          `UPDATE registration SET state = 'refused', decided_by = $2, decided_at = now(), reason = '不符' WHERE id = $1`,
          id,
          by,
        );
      },
    },
    'draw.witness': {
      ...ofDraws,
      role: 'authority-clerk',
      store: (by, principal) => drawAfter('witness-committed', by, principal),
      settle: (id, by) => next(id, 'witness-committed', by),
    },
    'draw.repeat': {
      ...ofDraws,
      role: 'authority-lead',
      store: (by, principal) => drawAfter('repeat-proposed', by, principal),
      settle: (id, by) => next(id, 'repeat-declined', by),
    },
    'edition.approve': {
      role: 'authority-lead',
      org: AUTHORITY,
      others: ['authority-clerk', 'operator'],
      keepsPrincipal: true,
      store: async (by, principal) => {
        const [{ version }] = await query(
          `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, digest, authors, saved_at, proposed_by, proposed_at)
           SELECT e.id, (SELECT max(version) + 1 FROM edition_version v WHERE v.edition_id = e.id), e.programme_id, $2, 'proposed', '', '', '{}', 'x', $3::uuid[], now(), $4, now() FROM edition e WHERE e.id = $1 RETURNING version`,
          EDITION,
          AUTHORITY,
          [by, ...(principal ? [principal] : [])],
          by,
        );
        return `${EDITION}/${version}`;
      },
      settle: async (id) => {
        await query(
          `UPDATE edition_version SET state = 'draft', proposed_by = NULL, proposed_at = NULL WHERE edition_id || '/' || version = $1`,
          id,
        );
      },
    },
  };

  beforeAll(async () => {
    engine = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    home = new HomeService(work, editionsOf(), new Clock());
    identities = new IdentityWorkService(work, editionsOf(), new Clock());
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  const actor = (userId: string, role: Role, orgId: string, deputy: string | null = null): SessionActor => {
    const session = sessionOf({ userId, role, orgId }, { actingFor: deputy });
    return { ...session, scope: { ...session.scope, deputy } };
  };
  const seen = async (who: SessionActor): Promise<string[]> =>
    (await home.view(who)).signatures?.waiting.map(({ rule, id }) => `${rule} ${id}`) ?? [];

  it('stands for every rule that no machine carries', () => {
    const outside = TWO_PERSON_RULES.filter(({ stageKinds }) => stageKinds.length === 0).map(({ id }) => id);
    expect([[...RULES_WITHOUT_TASK].sort(), Object.keys(PROPOSALS).sort()]).toEqual([outside.sort(), outside.sort()]);
  });

  it.each(Object.keys(PROPOSALS))(
    'is shown to who decides, never to who signed in any disguise, and gone when it is decided: %s',
    async (rule) => {
      const { role, org, others, store, settle, keepsPrincipal } = PROPOSALS[rule] as Proposal;
      const by = await account(role, org);
      const [again, second, deputy, principal] = [
        await account(role, org, by),
        await account(role, org),
        await account(role, org),
        await account(role, org),
      ];
      const id = await store(by, principal);
      const mark = `${rule} ${id}`;

      const view = (await home.view(actor(second, role, org))).signatures;
      const shown = view?.waiting.find((one) => one.id === id && one.rule === rule);
      expect(shown).toMatchObject({ proposedBy: '某人', link: expect.stringMatching(/^\//) as string });
      expect([shown?.what.zh, shown?.about.zh].every((words) => words && !/^[a-z-]+$/.test(words))).toBe(true);
      expect(Date.now() - Date.parse(shown?.since ?? '')).toBeLessThan(3_600_000);
      expect(view?.count).toBeGreaterThanOrEqual(1);

      const disguises: Record<string, SessionActor> = {
        'the account that proposed': actor(by, role, org),
        'another account of the same person': actor(again, role, org),
        'who proposed, as deputy of another': actor(second, role, org, by),
        'another account, as deputy of another': actor(second, role, org, again),
        'a deputy of who proposed': actor(by, role, org, deputy),
        ...(keepsPrincipal ? { 'in whose name it was proposed': actor(principal, role, org) } : {}),
      };
      for (const [what, who] of Object.entries(disguises))
        expect([what, (await seen(who)).includes(mark)]).toEqual([what, false]);
      for (const other of others)
        expect([other, await seen(actor(await account(other, org), other, org))]).toEqual([other, []]);
      if (role === 'authority-lead') expect(await seen(actor(second, role, 'miit'))).toEqual([]);

      await settle(id, second);
      expect(await seen(actor(second, role, org))).not.toContain(mark);
    },
  );

  it('is called by the title that its text gives, where a programme has not been opened before', async () => {
    const [by, second] = [await account('authority-clerk', AUTHORITY), await account('authority-lead', AUTHORITY)];
    await query(
      `INSERT INTO edition_version (edition_id, version, programme_id, authority_org, state, yaml, form, taxonomy, digest, authors, saved_at, proposed_by, proposed_at)
       VALUES ('never-opened-2024', 1, 'never-opened', $1, 'proposed', $2, '', '{}', 'x', ARRAY[$3::uuid], now(), $3, now())`,
      AUTHORITY,
      'title: { zh: 从未开放的项目, en: A programme that never opened }\n',
      by,
    );
    const { waiting } = (await home.view(actor(second, 'authority-lead', AUTHORITY))).signatures ?? { waiting: [] };
    expect(waiting.find(({ id }) => id === 'never-opened-2024/1')?.about).toEqual({
      zh: '从未开放的项目（1）',
      en: 'A programme that never opened (1)',
    });
  });

  it.each(Object.keys(PROPOSALS))(
    'is counted and shown under the identity that decides, while another is at hand: %s',
    async (rule) => {
      const { role, org, store, settle } = PROPOSALS[rule] as Proposal;
      const [by, second, principal] = [await account(role, org), await account(role, org), await account(role, org)];
      const [{ id: signing }] = await query(`SELECT id FROM membership WHERE user_id = $1`, second);
      // An office stands beside no other role, but may be held for a second organisation.
      const other: Role = role === 'operator' ? role : 'nominator-clerk';
      const clerk = randomUUID();
      await query(
        `INSERT INTO membership (id, user_id, org_id, role) VALUES ($1, $2, 'ndrc-440000', $3)`,
        clerk,
        second,
        other,
      );
      const at = { ...actor(second, other, 'ndrc-440000'), membershipId: clerk };
      const under = async (who: SessionActor) => {
        const found = (await identities.of(who)).find(({ membershipId }) => membershipId === signing);
        if (!found) throw new Error('no identity');
        const { count, elsewhere } = found;
        return { count, shown: elsewhere.count, ids: elsewhere.signatures.map(({ id }) => id) };
      };
      const before = await under(at);
      const id = await store(by, null);
      const after = await under(at);
      expect([after.count, after.shown]).toEqual([before.count + 1, before.shown + 1]);
      if (before.shown < 4) expect(after.ids).toContain(id);
      // At hand the first page lists them itself, so nothing of them is elsewhere.
      const own = { ...actor(second, role, org), membershipId: signing };
      expect(await under(own)).toMatchObject({ count: after.count, shown: 0, ids: [] });

      // What the person proposed does not wait for them, under whatever identity they look.
      const mine = await store(second, null);
      expect((await under(at)).count).toBe(after.count);
      await settle(mine, by);

      if (role === 'operator') {
        await settle(id, second);
        return;
      }
      // A deputy sees what waits for the principal, unless it is the deputy who proposed.
      const [{ id: held }] = await query(`SELECT id FROM membership WHERE user_id = $1`, principal);
      const deputise = (deputy: string) =>
        query(
          `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) VALUES (gen_random_uuid(), $1, $2, $3, now() - interval '1 day', now() + interval '1 day')`,
          principal,
          held,
          deputy,
        );
      await deputise(second);
      await deputise(by);
      const asDeputy = async (who: SessionActor) =>
        (await identities.of(who)).find(({ membershipId }) => membershipId === held)?.count;
      expect(await asDeputy(at)).toBe(after.count);
      expect(await asDeputy(actor(by, role, org))).toBe(after.count - 1);
      await settle(id, second);
      expect((await under(at)).count).toBe(before.count);
    },
  );
});
