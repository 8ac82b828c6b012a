import { Type, type Static } from '@sinclair/typebox';
import type { Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Uuid } from './text';

/** Something that happened and concerns the reader's office. `link` is a path of the back office. */
export interface NotificationDto {
  id: string;
  kind: string;
  title: Text;
  body: Text | null;
  at: string;
  readAt: string | null;
  caseId: string | null;
  dossierId: string | null;
  link: string | null;
}
export interface NotificationPageDto {
  data: NotificationDto[];
  total: number;
  unread: number;
}
export const NotificationQuery = Type.Object({
  page: pageQuery.page,
  perPage: pageQuery.perPage,
  unread: Type.Boolean({ default: false }),
});
export type NotificationQueryDto = Static<typeof NotificationQuery>;
/** Without ids everything is marked as read. */
export const MarkReadBody = Type.Object(
  { ids: Type.Optional(Type.Array(Uuid(), { maxItems: 500 })) },
  { additionalProperties: false },
);

/** A change event: says what changed, so that the page reads it again. */
export interface LiveEventDto {
  type: 'tasks' | 'case' | 'dossier' | 'notification';
  id?: string;
}
