import type { Role } from '@linxuan/domain';
import { useSession } from '../providers/sessionStore';
import { DEPARTMENT_ROLES } from '../session/roles';
import { ReviewBoardPage } from './ReviewBoard';
import { ReviewDeskPage } from './ReviewDesk';

/** Review by duty: a department sees what it was asked, the lead sees who has answered. */
export default function ReviewsPage() {
  const role = useSession()?.membership.role as Role | undefined;
  return role && DEPARTMENT_ROLES.includes(role) ? <ReviewDeskPage /> : <ReviewBoardPage />;
}
