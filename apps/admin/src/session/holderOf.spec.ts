import type { Membership, Session } from '../providers/types';
import { holderOf } from './holderOf';

const identity = (
  id: string,
  orgId: string,
  role: Membership['role'],
  actingFor: string | null = null,
): Membership => ({
  id,
  orgId,
  role,
  orgName: { zh: orgId, en: orgId },
  actingFor,
});

describe('the identity under which a piece of work is done', () => {
  const own = identity('1', 'miit', 'department-reviewer');
  const second = identity('2', 'miit', 'expert');
  const deputised = identity('3', 'miit', 'department-lead', '演示处长');
  const session = { membership: own, memberships: [own, second, deputised] } as Session;

  it('is the page’s own where that serves, and else the one of the assignee of the work', () => {
    for (const { orgId, role } of session.memberships) {
      const holder = holderOf(session, { orgId, role });
      expect(holder).toEqual(role === own.role ? null : session.memberships.find((one) => one.role === role));
    }
  });

  it('is nobody else’s: work of an assignee that the person is not opens as it is', () => {
    expect(holderOf(session, { orgId: 'ndrc', role: 'department-lead' })).toBeNull();
    expect(holderOf(null, second)).toBeNull();
  });
});
