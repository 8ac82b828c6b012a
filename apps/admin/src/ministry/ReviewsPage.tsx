import type { Role } from '@linxuan/domain';
import { useSession } from '../providers/sessionStore';
import { DEPARTMENT_ROLES } from '../session/roles';
import { ReviewBoardPage } from './ReviewBoard';
import { ReviewQueuePage } from './ReviewQueue';

/** Review by duty: a department sees what it was asked, the lead sees who has answered. */
export default function ReviewsPage() {
  const role = useSession()?.membership.role as Role | undefined;
  return role && DEPARTMENT_ROLES.includes(role) ? <ReviewQueuePage /> : <ReviewBoardPage />;
}
