import type { HomeCallsDto, HomeDto } from '@linxuan/contracts';
import { callsOf, dueDatesOf, lastClosed, programmesWithoutCall } from '@linxuan/domain';
import { CallRepository, type EditionInWork, type Tx } from '@linxuan/persistence';
import { workingCalendar, type SessionActor } from '@linxuan/platform';

const dueDates = dueDatesOf(workingCalendar);
/** Who begins the next edition: of its own programmes, and nobody else's. */
const AUTHORITY: readonly string[] = ['authority-clerk', 'authority-lead'];

/**
 * Where nothing can be applied to, whoever can do something about it is told, and whoever would apply. A programme
 * whose edition has closed is named until another one is open.
 */
export async function homeCalls(tx: Tx, actor: SessionActor, now: string): Promise<Pick<HomeDto, 'calls'>> {
  const isAuthority = AUTHORITY.includes(actor.role);
  if (!isAuthority && actor.role !== 'operator' && actor.role !== 'enterprise-clerk') return {};
  const all = callsOf(await new CallRepository(tx).sources(), now, dueDates.due);
  const calls = isAuthority ? all.filter(({ authorityOrg }) => authorityOrg === actor.orgId) : all;
  const open = calls.filter((call) => call.open).length;
  if (actor.role === 'enterprise-clerk') {
    const last = open === 0 ? lastClosed(calls, now) : undefined;
    return { calls: { open, closed: last ? [closedCall(last, [])] : [] } };
  }
  const closed = programmesWithoutCall(calls);
  const inWork = isAuthority && closed.length > 0 ? await new CallRepository(tx).inWork() : [];
  return { calls: { open, closed: closed.map((call) => closedCall(call, inWork)) } };
}

function closedCall(
  { id, programmeId, title, closesAt }: { id: string; programmeId: string } & Pick<Closed, 'title' | 'closesAt'>,
  inWork: readonly EditionInWork[],
): Closed {
  const next = inWork.find((row) => row.programmeId === programmeId);
  return {
    programmeId,
    editionId: id,
    title,
    closesAt,
    next: next ? { editionId: next.editionId, version: next.version, state: next.state } : null,
  };
}

type Closed = HomeCallsDto['closed'][number];
