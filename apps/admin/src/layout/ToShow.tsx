import { useCreatePath, useResourceContext } from 'react-admin';
import { Navigate, useLocation, useParams } from 'react-router-dom';

/**
 * The short address of a record, `/cases/<id>`, which mails and letters name, leads to its page with all that stands
 * behind it.
 */
export function ToShow() {
  const { id = '' } = useParams();
  const { search, hash } = useLocation();
  const resource = useResourceContext() ?? '';
  const pathname = useCreatePath()({ resource, id, type: 'show' });
  return <Navigate to={{ pathname, search, hash }} replace />;
}
