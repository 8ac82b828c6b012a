import type { Command } from '@linxuan/domain';
import type { TransitionRequestEntity } from '@linxuan/persistence';

/** A request as the engine decides it. */
export function toCommand(request: TransitionRequestEntity): Command {
  return {
    id: request.id,
    subjectType: request.subjectType as Command['subjectType'],
    subjectId: request.subjectId,
    action: request.action,
    payload: request.payload,
    actor: {
      userId: request.userId,
      orgId: request.orgId,
      role: request.role as Command['actor']['role'],
      deputy: request.actingFor,
    },
    acceptedAt: request.acceptedAt,
  };
}

/** Who acted, when and under which definition, as the ledger keeps it. */
export function stampOf(request: TransitionRequestEntity, definitionDigest: string) {
  return {
    actorUser: request.userId,
    actorOrg: request.orgId,
    actorRole: request.role,
    at: request.acceptedAt,
    requestId: request.id,
    definitionDigest,
  };
}
